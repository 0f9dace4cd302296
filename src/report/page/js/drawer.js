// One directive: its text, what it expects, what each engine gave, and how to run it.

const Drawer = (() => {
  const { el, printable, printableLines, clipped, LONG } = Text;
  let sources = null;

  /** The texts of scripts, unpacked when the first directive is opened. */
  const loadSources = async () => {
    sources ??= await Board.unpack(document.getElementById("sources").textContent);
    return sources;
  };

  /** Fills the drawer with a row. `go` opens another: by its number, or by its name. */
  const fill = (drawer, board, row, { columns, previous, next, go, close }) => {
    const name = Board.name(board, row);
    const script = board.scripts[board.scriptOf[row]];
    const expected = board.texts[board.rows.expected[row]];
    const step = (target, label, sign) =>
      el("button", { type: "button", disabled: target === null, "aria-label": label, onclick: () => go(target) }, sign);
    const source = el("div", {}, el("p", {}, script.at_hand ? "Reading the source…" : NO_SOURCE));
    drawer.replaceChildren(
      el(
        "div",
        { className: "drawer-head" },
        el("h2", { id: "drawer-title", tabIndex: -1 }, el("bdi", {}, clipped(printable(name)))),
        step(previous, "Previous directive", "↑"),
        step(next, "Next directive", "↓"),
        el("button", { type: "button", "aria-label": "Close", onclick: close }, "✕"),
      ),
      el("h3", {}, "Expected"),
      el("p", { className: "observed" }, script.at_hand ? long(expected) : NO_SOURCE),
      el("h3", {}, "What the engines gave"),
      outcomes(board, row, columns, go),
      el("h3", {}, "Run it"),
      commands(board, row, columns),
      source,
    );
    if (!script.at_hand) return;
    loadSources()
      .then((loaded) => source.replaceChildren(...sourceParts(board, row, script, loaded)))
      .catch((error) => source.replaceChildren(el("p", {}, `The source cannot be read: ${error.message}`)));
  };

  const NO_SOURCE =
    "The suite of these results is not at hand: the page was made without this script, or with another state of it.";

  /** A text; if it is long, its beginning and a button that shows all of it. */
  const long = (text) => {
    const shown = printableLines(text);
    if (shown.length <= LONG) return el("bdi", {}, shown);
    const part = el("bdi", {}, shown.slice(0, LONG));
    const rest = el("button", { type: "button" }, `Show ${Text.number(shown.length - LONG)} characters more`);
    rest.onclick = () => {
      part.textContent = shown;
      rest.remove();
    };
    return el("span", {}, part, " ", rest);
  };

  /** The outcomes of the row, each with the engines that have it. */
  const outcomes = (board, row, columns, go) => {
    const engines = new Map();
    for (const column of columns) {
      const outcome = board.cells[column][row];
      if (!engines.has(outcome)) engines.set(outcome, []);
      engines.get(outcome).push(column);
    }
    const list = el("ul", { className: "outcomes" });
    for (const [outcome, which] of engines) {
      const names = which.map((column) => {
        const { run, error } = board.columns[column];
        const moved = board.moved[column].get(row);
        const runTitle = board.series.some((runs) => runs.includes(column) && runs.length > 1) ? Board.runTitle(board.columns[column]) : "";
        const more = [runTitle, moved && `there ${moved}`, error && !run && `no results: ${error}`].filter(Boolean).join("; ");
        return el("span", { className: "engine" }, el("bdi", {}, clipped(printable(Board.title(board.columns[column])))), more ? ` (${clipped(printable(more))})` : "");
      });
      list.append(el("li", {}, el("div", { className: "engines" }, ...names), ...outcomeParts(board, outcome, go)));
    }
    return list;
  };

  const outcomeParts = (board, outcome, go) => {
    if (outcome === Board.NOT_ASKED) return [el("p", {}, el("span", { className: "badge not-asked" }, "· not asked"))];
    const { classes, known, statuses, texts, causes, reasons, others } = board.outcomes;
    const [className, sign] = board.classes[classes[outcome]];
    const observed = board.texts[texts[outcome]];
    const parts = [
      el(
        "p",
        {},
        el("span", { className: `badge ${className.replaceAll(" ", "-")}` }, `${sign} ${className}`),
        known[outcome] ? el("span", { className: "badge known" }, "k known failure") : null,
        board.statuses[statuses[outcome]] === "unexpected-pass" ? el("span", { className: "badge known" }, "an entry expects it to fail") : null,
      ),
      el("p", { className: "observed" }, long(observed)),
    ];
    const by = /^blocked by (.+)$/.exec(observed)?.[1];
    if (by && Board.find(board, by) >= 0) {
      parts.push(el("p", {}, el("button", { type: "button", onclick: () => go(Board.find(board, by)) }, "Show what blocks it")));
    }
    if (causes[outcome]) parts.push(el("p", {}, "cause: ", long(board.texts[causes[outcome]])));
    const flaky = others.find(([number]) => number === outcome);
    if (flaky) parts.push(el("p", {}, "in other repetitions: ", long(flaky[1].map((text) => board.texts[text]).join(" | "))));
    if (reasons[outcome]) {
      const [reason, issue] = board.reasons[reasons[outcome] - 1];
      parts.push(el("p", {}, "known: ", long(reason), issue ? " " : "", issue ? link(issue) : ""));
    }
    return parts;
  };

  /** A link to an issue. An address that is not http or https becomes text. */
  const link = (address) =>
    /^https?:\/\//.test(address)
      ? el("a", { href: address, rel: "noopener noreferrer" }, clipped(printable(address)))
      : el("bdi", {}, clipped(printable(address)));

  /** A word of a command line, quoted for Unix shells. */
  const quoted = (word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

  const commands = (board, row, columns) => {
    const name = Board.name(board, row);
    const lines = new Set();
    for (const column of columns) {
      const { run } = board.columns[column];
      if (!run || board.cells[column][row] === Board.NOT_ASKED) continue;
      const engine = run.engine === "wassay" ? "" : ` --engine ${quoted(run.engine)}`;
      const config = run.configuration && run.configuration !== "default" ? ` --config ${quoted(run.configuration)}` : "";
      lines.add(`wassay show ${quoted(name)}${engine}${config}`);
    }
    return copyable([...lines].map(printable).join("\n"), "The commands");
  };

  /** A text with a button that copies it. */
  const copyable = (text, label) => {
    const shown = printableLines(text);
    const pre = el("pre", { tabIndex: 0, "aria-label": label }, shown.length > LONG ? `${shown.slice(0, LONG)}\n… (cut here; the button copies all)` : shown);
    const button = el("button", { type: "button", className: "copy" }, "Copy");
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(pre);
        button.textContent = "Selected";
      }
    };
    return el("div", { className: "copyable" }, pre, button);
  };

  const sourceParts = (board, row, script, { texts, files }) => {
    const source = files[board.scriptOf[row]];
    const own = board.directives[row];
    const needed = Board.slice(source, own);
    const text = (number) => texts[source.texts[number]];
    const features = script.features.map((number) => board.features[number]);
    const header = `;;! group = "${source.wordings}"\n;;! features = [${features.map((name) => `"${name}"`).join(", ")}]\n;; From ${Board.name(board, row)}\n`;
    const parts = [el("h3", {}, "Source"), copyable(text(own), "The directive")];
    if (needed.length > 1) {
      parts.push(el("h3", {}, `With its module: a script of ${Text.plural(needed.length, "directive")}`));
    } else {
      parts.push(el("h3", {}, "As a script"));
    }
    parts.push(copyable(`${header}${needed.map(text).join("\n")}\n`, "The script"));
    return parts;
  };

  return { fill };
})();
