// Reads files of results and adds them up, independently of the program.

import { readFileSync } from "node:fs";

const folder = process.env.PAGES;

/** A function that computes its result once for each file. */
const once = (work) => {
  const known = new Map();
  return (file) => {
    if (!known.has(file)) known.set(file, work(file));
    return known.get(file);
  };
};

export const recordsOf = once((file) =>
  readFileSync(`${folder}/${file}`, "utf8").trimEnd().split("\n").slice(1, -1).map((line) => JSON.parse(line)),
);

/** The number of records of each class: of all (""), of each group ("gc/") and of each script ("gc/i31.wast:"). */
const countsOf = once((file) => {
  const all = new Map();
  for (const record of recordsOf(file)) {
    const { name } = record;
    const of = [classOf(record), "asked"];
    if (["expected-failure", "intermittent", "blocked-as-expected"].includes(record.status)) of.push("known failure");
    const script = name.slice(0, name.lastIndexOf(":", name.lastIndexOf(":") - 1) + 1);
    for (const below of ["", name.slice(0, name.indexOf("/") + 1), script]) {
      if (!all.has(below)) all.set(below, { passed: 0, asked: 0 });
      const counts = all.get(below);
      for (const key of of) counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return all;
});

/** The number of records of each class in a group or script, or in all. */
export const counted = (file, below = "") => countsOf(file).get(below) ?? { passed: 0, asked: 0 };

const classOf = ({ status, kind, verdict }) => {
  const passes = ["passed", "unexpected-pass"].includes(status);
  if (status === "unsupported") return "unsupported";
  if (verdict.untold && (passes || status === "failed")) return "reason not told";
  if (passes) return "passed";
  if (status === "flaky") return "flaky";
  if (status === "not-run") return "not run";
  if (status.startsWith("blocked")) return "blocked";
  if (["unsupported", "not-understood", "inapplicable"].includes(kind)) return "unsupported";
  if (["crashed", "panicked"].includes(kind)) return "crashed";
  if (kind === "timed-out") return "timed out";
  if (!verdict.outcome) return "wrong outcome";
  return kind === "returned" ? "wrong value" : "wrong reason";
};

/** Whether each directive of a file passes. */
export const passes = once(
  (file) => new Map(recordsOf(file).map(({ name, status }) => [name, ["passed", "unexpected-pass"].includes(status)])),
);
