// Files of results for the tests of the page, made from real ones: engines that fail in each way, a hostile one, and an
// earlier run of the same engine.
//
//     node results.mjs REAL.jsonl FOLDER

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [real, folder] = process.argv.slice(2);
const lines = readFileSync(real, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
const [header, records] = [lines[0], lines.slice(1, -1)];

const write = (name, changes, all) => {
  const head = { ...header, ...changes };
  const end = { end: { records: all.length, complete: true } };
  writeFileSync(`${folder}/${name}.jsonl`, [head, ...all, end].map((line) => `${JSON.stringify(line)}\n`).join(""));
};

const engine = (name, version = "1.0") => ({ engine: { name, version, configuration: "default" } });
const failed = (record, kind, observation, outcome, more = {}) => ({
  ...record,
  status: "failed",
  verdict: { outcome, detail: false },
  kind,
  observation,
  ...more,
});

/** The records, with every `step`th one not passing, each time in another way. */
const failing = (step) =>
  records.map((record, number) => {
    if (number % step !== 0) return record;
    const known = { status: "expected-failure" };
    return [
      () => failed(record, "returned", "returned i32:7 (0x00000007)", true),
      () => failed(record, "trapped", "trapped: out of luck", true, { cause: "integer overflow" }),
      () => failed(record, "returned", "returned nothing", false),
      () => failed(record, "crashed", "crashed: signal 11", false),
      () => failed(record, "timed-out", "timed out after 10 s", false),
      () => failed(record, "unsupported", "unsupported: this", false, known),
      () => failed(record, "blocked", `blocked by ${records[Math.max(0, number - 1)].name}`, false, { status: "blocked" }),
      () => failed(record, "returned", "returned f32:1", true, { status: "flaky", others: ["returned f32:2"] }),
      () => failed(record, "not-run", "not run", false, { status: "not-run" }),
      () => ({ ...record, status: "unexpected-pass" }),
      () => failed(record, "returned", "returned nothing", false, { status: "intermittent" }),
    ][(number / step) % 11]();
  });

write("steady", engine("steady"), failing(97));
write("shaky", engine("shaky"), failing(5));
write("narrow", engine("narrow"), failing(31).filter((_, number) => number % 3 !== 0));
write("monday", { ...engine("calendar", "1"), began: "2026-11-23T01:00:00Z", label: "monday", commit: "0123456789abcdef" }, failing(41));
write("tuesday", { ...engine("calendar", "2"), began: "2026-11-24T01:00:00Z", label: "tuesday" }, failing(43));

/** Texts that must show as text, wherever they stand. */
const HOSTILE = [
  "</script><script>globalThis.hacked = 1</script>",
  "<img src=x onerror=\"globalThis.hacked = 1\">",
  "'\"><svg onload=globalThis.hacked=1>",
  "{{ title }}{% raw %}${globalThis.hacked = 1}`",
  "\u0000\u0007\u001b[2J\u001b]0;x\u0007\r\n\u0085\u009b",
  "\u202eabc\u2066def\u200f\ufeff\u2028",
  "=HYPERLINK(\"http://127.0.0.1/\")",
  "x".repeat(1 << 20),
];
const hostileRecords = records.slice(0, 60).map((record, number) => {
  const text = HOSTILE[number % HOSTILE.length];
  const name = number < HOSTILE.length - 1 ? `core/${text.replaceAll("\n", " ")}.wast:${number + 1}:module` : record.name;
  return failed({ ...record, name }, "trapped", `trapped: ${text}`, true, { cause: text, others: [text] });
});
const [image, script] = [HOSTILE[1], HOSTILE[0]];
write(
  "hostile",
  {
    engine: { name: script, version: image, configuration: HOSTILE[2] },
    platform: { os: script, arch: image },
    began: HOSTILE[4],
    label: image,
    commit: script,
    harness: script,
    groups: [{ name: script, directives: 3, digest: "0" }, ...header.groups.slice(0, 2)],
  },
  hostileRecords,
);
writeFileSync(`${folder}/damaged.jsonl`, "{\"wassay_results\":1}\n");
// Half a surrogate pair, which JSON can spell and no text in UTF-8 contains.
write("half", engine("half"), [{ ...records[0], observation: "\ud800" }]);

// Results of a suite that is not at hand: an unknown group, and another state of a script.
const elsewhere = records.filter(({ name }) => name.startsWith("tail-call/return_call.wast:"));
write("foreign", engine("foreign"), [
  ...records.filter(({ name }) => name.startsWith("core/i32.wast:")),
  ...elsewhere.map((record) => ({ ...record, digest: "1" })),
  ...elsewhere.map((record) => failed({ ...record, name: record.name.replace("tail-call", "foreign") }, "returned", "returned i32:7 (0x00000007)", true)),
]);

writeFileSync(
  `${folder}/steady.toml`,
  '[[expect]]\ngroup = "*"\nobservation = "unsupported: this"\nreason = "steady does not have this"\nissue = "https://example.org/issues/1"\n',
);

// Scripts that are hostile themselves: by their names, in comments, in names of exports and in what they expect.
mkdirSync(`${folder}/scripts/<b>`, { recursive: true });
const attack = HOSTILE.slice(0, 4).join(" ").replaceAll("\"", "'");
HOSTILE.slice(0, 3).forEach((text, number) => {
  const path = number === 1 ? `<b>/${text.replaceAll("/", " ")}` : `${number}`;
  const inside = JSON.stringify(attack);
  writeFileSync(
    `${folder}/scripts/${path}.wast`,
    `;; ${text} \u202e\u2066\n(module (func (export ${inside}) (unreachable)) (; ${text} ;))\n` +
      `(assert_trap (invoke ${inside}) ${inside})\n(assert_return (invoke ${inside}) (; \u202e ;))\n;; ${"x".repeat(1 << 20)}\n(invoke ${inside})\n`,
  );
});
