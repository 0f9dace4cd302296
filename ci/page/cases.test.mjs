// The page's parser of filter expressions, on the cases that the program's own has written
// (`cargo test --test golden`).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const repository = process.env.REPOSITORY;
const script = (name) => readFileSync(`${repository}/src/report/page/js/${name}.js`, "utf8");
const { Filter, Board } = new Function(`${script("filter")}${script("board")}return { Filter, Board };`)();
const cases = JSON.parse(readFileSync(`${repository}/ci/page/filter-cases.json`, "utf8"));

/** A board of the directives of the cases, as the page has it after it has read its data. */
const board = () => {
  const { directives, kinds, features, statuses, results } = cases;
  const needs = [...new Set(directives.map((directive) => JSON.stringify(directive.needs)))];
  const parts = directives.map(({ name }) => /^([^/]+)\/(.*):([^:]+):([^:]+)$/.exec(name).slice(1));
  const texts = ["", ...new Set(directives.flatMap(({ expected }, number) => [expected, parts[number][3]]))];
  const paths = [...new Set(parts.map(([group, path]) => `${group}/${path}`))];
  const scriptOf = parts.map(([group, path]) => paths.indexOf(`${group}/${path}`));
  const scripts = paths.map((path, number) => {
    const first = scriptOf.indexOf(number);
    const [group, inside] = parts[first];
    return { group, path: inside };
  });
  return {
    count: directives.length,
    kinds,
    features,
    needs: needs.map((set) => JSON.parse(set)?.map((name) => features.indexOf(name)) ?? null),
    statuses,
    scripts,
    scriptOf,
    texts,
    places: parts.map(([, , place]) => place),
    lines: parts.map(([, , place]) => Number.parseInt(place, 10)),
    rows: {
      kinds: parts.map(([, , , kind]) => texts.indexOf(kind)),
      needs: directives.map((directive) => needs.indexOf(JSON.stringify(directive.needs))),
      expected: directives.map(({ expected }) => texts.indexOf(expected)),
    },
    columns: [{ file: results, run: {} }],
    cells: [directives.map((_, number) => number)],
    outcomes: { statuses: directives.map(({ status }) => statuses.indexOf(status)) },
    names: null,
  };
};

for (const { expression, names, column } of cases.cases) {
  test(`filter ${JSON.stringify(expression)}`, () => {
    const known = Board.known(board());
    if (column !== undefined) {
      assert.throws(
        () => Filter.compile(expression, known),
        (error) => {
          assert.ok(error instanceof Filter.FilterError, String(error));
          assert.equal(error.column, column, error.message);
          return true;
        },
      );
      return;
    }
    const holds = Filter.compile(expression, known);
    const found = cases.directives.filter((_, row) => holds(row)).map(({ name }) => name);
    assert.deepEqual(found, names);
  });
}
