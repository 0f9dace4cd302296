// The data of the page: unpacks, counts and filters them. Nothing here knows how they are shown.

const Board = (() => {
  const NOT_ASKED = -1;

  /** Unpacks the page's data: compressed JSON in base64. */
  const unpack = async (text) => {
    const base64 = text.trim();
    let bytes;
    if (Uint8Array.fromBase64) {
      bytes = Uint8Array.fromBase64(base64);
    } else {
      const binary = atob(base64);
      bytes = new Uint8Array(binary.length);
      for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
    }
    const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(unzipped).json();
  };

  /** Expands the data: a list for each property, with a number for each row or cell. */
  const read = (data) => {
    const count = data.rows.kinds.length;
    const board = {
      ...data,
      count,
      scriptOf: new Int32Array(count),
      /** The first row of each script, and last the number of rows. */
      starts: new Int32Array(data.scripts.length + 1),
      places: new Array(count),
      lines: new Uint32Array(count),
      directives: new Int32Array(count),
      cells: readCells(data, count),
      names: null,
    };
    let row = 0;
    data.scripts.forEach((script, number) => {
      board.starts[number] = row;
      let [line, directive] = [0, 0];
      for (const end = row + script.rows; row < end; row += 1) {
        const place = data.rows.places[row];
        if (typeof place === "number") line += place;
        board.places[row] = typeof place === "number" ? String(line) : place;
        board.lines[row] = typeof place === "number" ? line : Number.parseInt(place, 10) || 0;
        directive += data.rows.directives[row];
        board.directives[row] = directive;
        directive += 1;
        board.scriptOf[row] = number;
      }
    });
    board.starts[data.scripts.length] = row;
    board.moved = data.moved.map((names) => new Map(names));
    board.series = series(data.columns);
    board.outcomes = { ...data.outcomes, classes: Uint8Array.from(data.outcomes.classes), known: Uint8Array.from(data.outcomes.known) };
    board.passed = Uint8Array.from(data.outcomes.classes, (number) => Number(isFine(data.classes[number])));
    return board;
  };

  /** Whether a class is no failure: a reason that an engine does not tell is neither right nor wrong. */
  const isFine = ([name]) => name === "passed" || name === "reason not told";

  /** The outcome of each cell. `src/report/page/data.rs` explains the codes. */
  const readCells = ({ cells: codes }, count) => {
    const cells = codes.map(() => new Int32Array(count));
    let next = 0;
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < codes.length; column += 1) {
        const code = codes[column][row];
        let outcome = NOT_ASKED;
        if (code > column) {
          outcome = next - (code - column - 1);
          if (outcome === next) next += 1;
        } else if (code > 0) {
          outcome = cells[code - 1][row];
        }
        cells[column][row] = outcome;
      }
    }
    return cells;
  };

  /** The runs of each engine, the oldest first, in the order of their newest. */
  const series = (columns) => {
    const all = new Map();
    columns.forEach((column, number) => {
      const { run } = column;
      const key = run ? JSON.stringify([run.engine, run.configuration, run.platform]) : `no run ${number}`;
      if (!all.has(key)) all.set(key, []);
      all.get(key).push(number);
    });
    const began = (number) => columns[number].run?.began ?? "";
    // The sort is stable: a run without a time keeps its place.
    all.forEach((runs) => runs.sort((a, b) => (began(a) && began(b) ? (began(a) < began(b) ? -1 : Number(began(a) > began(b))) : 0)));
    return [...all.values()];
  };

  /** The name of a row's test. */
  const name = (board, row) => {
    const { group, path } = board.scripts[board.scriptOf[row]];
    return `${group}/${path}:${board.places[row]}:${board.texts[board.rows.kinds[row]]}`;
  };

  /** The names of all rows. */
  const names = (board) => {
    board.names ??= Array.from({ length: board.count }, (_, row) => name(board, row));
    return board.names;
  };

  const find = (board, wanted) => {
    const script = board.scripts.findIndex(({ group, path }) => wanted.startsWith(`${group}/${path}:`));
    if (script < 0) return -1;
    for (let row = board.starts[script]; row < board.starts[script + 1]; row += 1) {
      if (name(board, row) === wanted) return row;
    }
    return -1;
  };

  /** What an engine is called, in a few words. */
  const title = ({ name: asked, run }) => {
    if (!run) return asked;
    return run.configuration && run.configuration !== "default" ? `${run.engine} ${run.configuration}` : run.engine;
  };

  /** Tells a column's run from other runs of its engine. */
  const runTitle = ({ run, file }) =>
    run ? [run.label, run.commit?.slice(0, 12), run.began].filter(Boolean).join(", ") || file || "" : "";

  const TEXT_OF_EXPECTED =
    /^(?:trapped|exhausted|suspended|malformed|invalid|unlinkable|malformed custom section|invalid custom section): ([^]*)$/;

  /** Makes a test of rows from a test of a property, which runs once for each value of the property. */
  const byValue = (count, valueOf, holds) => {
    const known = new Int8Array(count).fill(-1);
    return (row) => {
      const value = valueOf(row);
      if (known[value] < 0) known[value] = Number(holds(value));
      return known[value] === 1;
    };
  };

  /** The names and tests of the board that filter expressions use. */
  const known = (board) => {
    const { scripts, texts, scriptOf } = board;
    const byScript = (holds) => byValue(scripts.length, (row) => scriptOf[row], (script) => holds(scripts[script]));
    const byText = (numbers, holds) => byValue(texts.length, (row) => numbers[row], (text) => holds(texts[text]));
    return {
      groups: [...new Set(scripts.map((script) => script.group))],
      files: scripts.map((script) => `${script.group}/${script.path}`),
      kinds: board.kinds,
      features: board.features,
      statuses: board.statuses,
      filesOf: (wanted) => {
        const isMeant = ({ file, run }) =>
          file === wanted || file?.split(/[/\\]/).at(-1) === wanted || run?.label === wanted;
        return board.columns.flatMap((column, number) => (column.run && isMeant(column) ? [number] : []));
      },
      byGroup: (holds) => byScript((script) => holds(script.group)),
      byPath: (holds) => byScript((script) => holds(`${script.group}/${script.path}`)),
      byFeature: (feature) => {
        const number = board.features.indexOf(feature);
        const { needs } = board;
        return byValue(needs.length, (row) => board.rows.needs[row], (set) => needs[set]?.includes(number) ?? false);
      },
      byKind: (holds) => byText(board.rows.kinds, holds),
      byMessage: (holds) =>
        byText(board.rows.expected, (text) => {
          const found = TEXT_OF_EXPECTED.exec(text);
          return found !== null && holds(found[1]);
        }),
      byName: (holds) => (row) => holds(names(board)[row]),
      byLine: (holds) => (row) => holds(board.lines[row]),
      byStatus: (wanted, columns) => {
        const number = board.statuses.indexOf(wanted);
        return (row) =>
          columns.some((column) => {
            const outcome = board.cells[column][row];
            return outcome !== NOT_ASKED && board.outcomes.statuses[outcome] === number;
          });
      },
    };
  };

  /**
   * Makes a test of rows from the text in the filter box. With a parenthesis the text is an expression; otherwise a list
   * of words, and a row's name must contain one of them, as on the command line.
   */
  const filter = (board, text) => {
    if (text.includes("(")) return Filter.compile(text, known(board));
    const parts = text.split(/\s+/).filter(Boolean);
    if (parts.length === 0) return () => true;
    return (row) => parts.some((part) => names(board)[row].includes(part));
  };

  /** The run with which a column is compared: the engine's run before, one for all columns, or none (-1). */
  const baseline = (board, against, column) => {
    if (against === "") return -1;
    if (against !== "before") return Number(against) === column ? -1 : Number(against);
    const runs = board.series.find((numbers) => numbers.includes(column));
    return runs[runs.indexOf(column) - 1] ?? -1;
  };

  /** How a cell differs from the same row's cell in the column `base`: "fails", "passes", "differs" or "". */
  const change = (board, row, column, base) => {
    if (base < 0) return "";
    const [old, now] = [board.cells[base][row], board.cells[column][row]];
    if (old === now) return "";
    if (old === NOT_ASKED || now === NOT_ASKED) return "differs";
    if (board.passed[old] !== board.passed[now]) return board.passed[now] ? "passes" : "fails";
    return board.outcomes.known[old] !== board.outcomes.known[now] || !board.passed[now] ? "differs" : "";
  };

  /** The choices of rows to show: the label, and a test on how many columns passed, failed and changed. */
  const SHOWS = {
    all: ["everything", () => true],
    failing: ["any engine fails", (seen) => seen.failed > 0],
    disagree: ["engines disagree", (seen) => seen.passed > 0 && seen.failed > 0],
    one: ["only one fails", (seen) => seen.failed === 1 && seen.passed > 0],
    none: ["all fail", (seen) => seen.failed > 0 && seen.passed === 0],
    fails: ["newly failing", (seen) => seen.fails > 0],
    passes: ["newly passing", (seen) => seen.passes > 0],
    changed: ["changed", (seen) => seen.fails + seen.passes + seen.differs > 0],
  };

  /** The rows that a view shows: 1 for each of these, 0 for the others. */
  const visible = (board, view) => {
    const { show, filter: holds, columns, className, engine, against } = view;
    const wanted = SHOWS[show][1];
    const bases = columns.map((column) => baseline(board, against, column));
    const ofClass = classTest(board, className);
    const asked = engine === "" ? columns : [Number(engine)];
    const rows = new Uint8Array(board.count);
    const seen = {};
    for (let row = 0; row < board.count; row += 1) {
      if (!holds(row)) continue;
      if (show !== "all") {
        Object.assign(seen, { passed: 0, failed: 0, fails: 0, passes: 0, differs: 0 });
        for (let i = 0; i < columns.length; i += 1) {
          const outcome = board.cells[columns[i]][row];
          if (outcome !== NOT_ASKED) seen[board.passed[outcome] ? "passed" : "failed"] += 1;
          const changed = bases[i] < 0 ? "" : change(board, row, columns[i], bases[i]);
          if (changed) seen[changed] += 1;
        }
        if (!wanted(seen)) continue;
      }
      if (ofClass && !asked.some((column) => ofClass(board.cells[column][row]))) continue;
      rows[row] = 1;
    }
    return rows;
  };

  /** A test of outcomes: whether they belong to a class, are known failures, or were not asked. */
  const classTest = (board, className) => {
    if (className === "") return null;
    if (className === "not asked") return (outcome) => outcome === NOT_ASKED;
    if (className === "known failure") return (outcome) => outcome !== NOT_ASKED && board.outcomes.known[outcome] === 1;
    const number = board.classes.findIndex(([known]) => known === className);
    return (outcome) => outcome !== NOT_ASKED && board.outcomes.classes[outcome] === number;
  };

  /** The indices in the counts, behind those of the classes, of everything else that is counted. */
  const slots = (board) => {
    const first = board.classes.length;
    return { notAsked: first, known: first + 1, fails: first + 2, passes: first + 3, differs: first + 4, size: first + 5 };
  };

  const NO_FEATURE = "no feature: WebAssembly 1.0";
  const NO_MODULE = "no module, or refused with all features";
  const NOT_AT_HAND = "not at hand";

  /**
   * The parts of scripts that are counted as one, each with its script and the top rows to which it belongs. By group, a
   * part is a whole script. By feature, a part is the script's rows whose modules need the same features. `of` has the
   * part of each row.
   */
  const parts = (board, by) => {
    board.parts ??= {};
    board.parts[by] ??= by === "group" ? partsByGroup(board) : partsByFeature(board);
    return board.parts[by];
  };

  const partsByGroup = ({ scripts, scriptOf }) => ({ of: scriptOf, all: scripts.map(({ group }, script) => ({ script, tops: [group] })) });

  const partsByFeature = (board) => {
    const of = new Int32Array(board.count);
    const all = [];
    const topsOf = (script, features) => {
      if (!board.scripts[script].at_hand) return [NOT_AT_HAND];
      if (features === null) return [NO_MODULE];
      return features.length === 0 ? [NO_FEATURE] : features.map((number) => board.features[number]);
    };
    const numbers = new Map();
    for (let row = 0; row < board.count; row += 1) {
      const [script, set] = [board.scriptOf[row], board.rows.needs[row]];
      const key = script * board.needs.length + set;
      if (!numbers.has(key)) {
        numbers.set(key, all.length);
        all.push({ script, tops: topsOf(script, board.needs[set]) });
      }
      of[row] = numbers.get(key);
    }
    return { of, all };
  };

  /** The parts that have visible rows, each with their number and their counts in each column. */
  const count = (board, rows, { columns, by, against }) => {
    const { size } = slots(board);
    const { of: partOf, all } = parts(board, by);
    const shown = new Int32Array(all.length);
    for (let row = 0; row < board.count; row += 1) shown[partOf[row]] += rows[row];
    const counts = Array.from(shown, (number) => (number === 0 ? null : columns.map(() => new Int32Array(size))));
    columns.forEach((column, position) => countColumn(board, rows, partOf, column, baseline(board, against, column), (part) => counts[part][position]));
    return all.flatMap((part, number) => (shown[number] === 0 ? [] : [{ ...part, number, shown: shown[number], counts: counts[number] }]));
  };

  const countColumn = (board, rows, partOf, column, base, countsOf) => {
    const slot = slots(board);
    const cells = board.cells[column];
    const { classes, known } = board.outcomes;
    let [part, of] = [-1, null];
    for (let row = 0; row < board.count; row += 1) {
      if (rows[row] === 0) continue;
      if (partOf[row] !== part) {
        part = partOf[row];
        of = countsOf(part);
      }
      const outcome = cells[row];
      if (outcome === NOT_ASKED) {
        of[slot.notAsked] += 1;
      } else {
        of[classes[outcome]] += 1;
        of[slot.known] += known[outcome];
      }
      if (base < 0) continue;
      const changed = change(board, row, column, base);
      if (changed) of[slot[changed]] += 1;
    }
  };

  /** The sums of the counts of several scripts. */
  const sum = (board, all, columns) => {
    const { size } = slots(board);
    return columns.map((_, position) => {
      const total = new Int32Array(size);
      for (const counts of all) for (let i = 0; i < size; i += 1) total[i] += counts[position][i];
      return total;
    });
  };

  const asked = (board, counts) => {
    let total = 0;
    for (let i = 0; i < board.classes.length; i += 1) total += counts[i];
    return total;
  };

  const failed = (board, counts) =>
    board.classes.reduce((sum, known, index) => (isFine(known) ? sum : sum + counts[index]), 0);

  /** The numbers of all directives of a script that the directive `wanted` needs, and its own, in order. */
  const slice = (source, wanted) => {
    const WRITES = 1;
    const READS_STATE = 2;
    const needed = new Set([wanted]);
    let stateIsRead = false;
    for (let number = wanted; number >= 0; number -= 1) {
      if (source.units[number] !== source.units[wanted]) continue;
      const flags = source.flags[number];
      if (!needed.has(number) && !(stateIsRead && flags & WRITES)) continue;
      needed.add(number);
      if (flags & READS_STATE) stateIsRead = true;
      for (const back of source.needs[number]) needed.add(number - back);
    }
    return [...needed].sort((a, b) => a - b);
  };

  return { NOT_ASKED, SHOWS, NO_FEATURE, NO_MODULE, NOT_AT_HAND, unpack, read, name, names, find, title, runTitle, known, filter, baseline, change, visible, slots, parts, count, sum, asked, failed, slice };
})();
