// The page: its state, which is in its address, and its table.

const Page = (() => {
  const { el, printable, clipped, number, plural } = Text;
  /** How many directives of a script are shown at once. */
  const CHUNK = 200;
  /** The most directives that a page unfolds all at once. */
  const UNFOLDABLE = 500;

  const byId = (id) => document.getElementById(id);
  const EMPTY = { q: "", show: "all", class: "", engine: "", by: "group", sort: "suite", against: "before", series: "newest", open: [], row: "" };
  let board = null;
  let state = { ...EMPTY };
  /** Computed from the state: the columns, the rows and their counts. */
  let view = null;
  /** How many directives of a script are shown, for scripts that show more than CHUNK. */
  const shownOf = new Map();

  // The address.

  const readAddress = (hash) => {
    const read = { ...EMPTY, open: [] };
    for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ""))) {
      if (key === "open") read.open.push(value);
      else if (Object.hasOwn(EMPTY, key)) read[key] = value;
    }
    if (!Object.hasOwn(Board.SHOWS, read.show)) read.show = EMPTY.show;
    if (!["group", "feature"].includes(read.by)) read.by = EMPTY.by;
    if (!["newest", "all"].includes(read.series)) read.series = EMPTY.series;
    const isColumn = (value) => /^\d+$/.test(value) && Number(value) < board.columns.length;
    if (!isColumn(read.engine)) read.engine = "";
    if (!["", "before"].includes(read.against) && !isColumn(read.against)) read.against = EMPTY.against;
    if (!["suite", "name", "failures"].includes(read.sort) && !isColumn(read.sort)) read.sort = EMPTY.sort;
    return read;
  };

  const address = () => {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) {
      if (key === "open") value.forEach((one) => parameters.append("open", one));
      else if (value !== EMPTY[key]) parameters.set(key, value);
    }
    const text = parameters.toString();
    return text === "" ? location.pathname + location.search : `#${text}`;
  };

  /** Changes the state, as a new step of the browser's history; or within the last step, as for each typed character. */
  const change = (changes, { replace = false } = {}) => {
    state = { ...state, ...changes };
    history[replace ? "replaceState" : "pushState"](null, "", address());
    render();
  };

  // What is shown.

  const columnsOf = () =>
    state.series === "all"
      ? board.columns.map((_, number) => number)
      : board.columns.map((_, number) => number).filter((number) => board.series.some((runs) => runs.at(-1) === number));

  const compute = () => {
    const columns = columnsOf();
    let filter = null;
    try {
      filter = Board.filter(board, state.q);
      showError(null);
    } catch (error) {
      if (!(error instanceof Filter.FilterError)) throw error;
      showError(error);
      // The rows of the last valid expression stay in view while an expression is being written.
      filter = view?.filter ?? (() => true);
    }
    const rows = Board.visible(board, { ...state, filter, columns, className: state.class });
    view = { columns, filter, rows, parts: Board.count(board, rows, { columns, by: state.by, against: state.against }) };
  };

  const showError = (error) => {
    const [input, message] = [byId("filter"), byId("filter-error")];
    message.hidden = error === null;
    input.setAttribute("aria-invalid", String(error !== null));
    message.textContent = error === null ? "" : `Column ${error.column}: ${clipped(printable(error.message))}`;
  };

  /** Several parts as one: the sums of their rows and of their counts. */
  const joined = (parts) => ({
    shown: parts.reduce((sum, { shown }) => sum + shown, 0),
    counts: Board.sum(board, parts.map(({ counts }) => counts), view.columns),
  });

  /** The top rows with the scripts below each, in the order that the state asks for. */
  const topRows = () => {
    const tops = new Map();
    for (const part of view.parts) {
      for (const key of part.tops) {
        if (!tops.has(key)) tops.set(key, new Map());
        const scripts = tops.get(key);
        if (!scripts.has(part.script)) scripts.set(part.script, []);
        scripts.get(part.script).push(part);
      }
    }
    const below = ([script, parts]) => {
      const { group, path } = board.scripts[script];
      const label = state.by === "group" ? path : `${group}/${path}`;
      return { script, label, parts: new Set(parts.map(({ number }) => number)), ...joined(parts) };
    };
    const all = [...tops].map(([key, scripts]) => ({ label: key, below: [...scripts].map(below), ...joined([...scripts.values()].flat()) }));
    if (state.by === "feature") all.sort((a, b) => rankOf(a) - rankOf(b) || (a.label < b.label ? -1 : 1));
    return ordered(all);
  };

  /** Puts features before rows without a feature. */
  const rankOf = ({ label }) => [Board.NO_FEATURE, Board.NO_MODULE, Board.NOT_AT_HAND].indexOf(label);

  /** Rows of one level in the order that the state asks for. */
  const ordered = (things) => {
    if (state.sort === "suite") return things;
    if (state.sort === "name") return things.toSorted((a, b) => a.label.localeCompare(b.label, "en", { numeric: true }));
    const position = view.columns.indexOf(Number(state.sort));
    const failures = (thing) =>
      thing.counts.reduce((sum, counts, at) => sum + (state.sort === "failures" || at === position ? Board.failed(board, counts) : 0), 0);
    const known = new Map(things.map((thing) => [thing, failures(thing)]));
    return things.toSorted((a, b) => known.get(b) - known.get(a));
  };

  /** The visible rows of parts of a script, in the order that the state asks for. */
  const rowsOf = ({ script, parts }) => {
    const { of: partOf } = Board.parts(board, state.by);
    const rows = [];
    for (let row = board.starts[script]; row < board.starts[script + 1]; row += 1) {
      if (view.rows[row] && parts.has(partOf[row])) rows.push(row);
    }
    if (state.sort === "suite" || state.sort === "name") return rows;
    const columns = state.sort === "failures" ? view.columns : [Number(state.sort)];
    const failures = (row) => columns.filter((column) => board.cells[column][row] >= 0 && !board.passed[board.cells[column][row]]).length;
    return rows.toSorted((a, b) => failures(b) - failures(a));
  };

  // The table.

  const classOf = (name) => name.replaceAll(" ", "-");

  /** The contents of a cell of many directives. */
  const countCell = (counts, column) => {
    const slot = Board.slots(board);
    const asked = Board.asked(board, counts);
    if (!board.columns[column].run) return el("td", { className: "none" }, "no results");
    if (asked === 0) return el("td", { className: "none" }, "· not asked");
    const bar = el("span", { className: "bar", "aria-hidden": "true" });
    const signs = el("span", { className: "signs" });
    board.classes.forEach(([name, sign], index) => {
      if (counts[index] === 0) return;
      const part = el("span", { className: classOf(name) });
      part.style.flexGrow = counts[index];
      bar.append(part);
      if (index > 0) signs.append(signed(name, sign, counts[index]));
    });
    if (counts[slot.known] > 0) signs.append(signed("known failure", "k", counts[slot.known]));
    if (counts[slot.notAsked] > 0) signs.append(signed("not asked", "·", counts[slot.notAsked]));
    if (counts[slot.fails] > 0) signs.append(signed("newly fails", "▼", counts[slot.fails]));
    if (counts[slot.passes] > 0) signs.append(signed("newly passes", "▲", counts[slot.passes]));
    const passed = el("span", { className: "count" }, number(counts[0]), el("span", { className: "of" }, ` of ${number(asked)}`));
    return el("td", {}, passed, bar, signs.childElementCount > 0 ? signs : null);
  };

  /** A sign and a number. Screen readers read the name, and the pointer shows it. */
  const signed = (name, sign, count) =>
    el(
      "span",
      { className: `signed ${classOf(name)}`, title: `${number(count)} ${name}` },
      el("span", { "aria-hidden": "true" }, `${sign} ${number(count)}`),
      el("span", { className: "unseen" }, ` ${number(count)} ${name}`),
    );

  /** The contents of a cell of one directive. */
  const outcomeCell = (row, column) => {
    const outcome = board.cells[column][row];
    if (!board.columns[column].run) return el("td", { className: "none" }, "no results");
    const td = el("td", {}, badge(outcome));
    if (outcome >= 0 && board.outcomes.known[outcome]) td.append(el("span", { className: "badge known" }, "k known"));
    const changed = Board.change(board, row, column, Board.baseline(board, state.against, column));
    if (changed) td.append(el("span", { className: `badge changed ${changed}` }, CHANGES[changed]));
    if (state.series === "newest") {
      const runs = board.series.find((numbers) => numbers.includes(column));
      if (runs.length > 1) td.append(pastRuns(row, runs));
    }
    return td;
  };

  const CHANGES = { fails: "▼ newly fails", passes: "▲ newly passes", differs: "◆ differs" };

  const badge = (outcome) => {
    const [name, sign] = outcome < 0 ? ["not asked", "·"] : board.classes[board.outcomes.classes[outcome]];
    return el("span", { className: `badge ${classOf(name)}` }, `${sign} ${name}`);
  };

  /** The results of a row in all runs of an engine, the oldest first. */
  const pastRuns = (row, runs) => {
    const list = el("ol", { className: "history", "aria-label": "from run to run, the oldest first" });
    for (const column of runs) {
      const outcome = board.cells[column][row];
      const [name, sign] = outcome < 0 ? ["not asked", "·"] : board.classes[board.outcomes.classes[outcome]];
      const title = `${Board.runTitle(board.columns[column])}: ${name}`;
      list.append(
        el("li", { className: classOf(name), title: clipped(printable(title)) }, el("span", { "aria-hidden": "true" }, sign), el("span", { className: "unseen" }, name)),
      );
    }
    return list;
  };

  const headerRow = () => {
    const row = el("tr", {}, el("th", { scope: "col" }, state.by === "group" ? "Group" : "Feature"));
    for (const column of view.columns) {
      const { run } = board.columns[column];
      const isSorted = state.sort === String(column);
      const button = el(
        "button",
        { type: "button", title: "Most failures first", onclick: () => change({ sort: isSorted ? "suite" : String(column) }) },
        el("bdi", { className: "engine" }, clipped(printable(Board.title(board.columns[column])), 60)),
        el("span", { className: "version" }, run ? clipped(printable(run.version), 40) : "could not be started"),
      );
      const th = el("th", { scope: "col", "aria-sort": isSorted ? "descending" : "none" }, button);
      if (board.series.some((runs) => runs.includes(column) && runs.length > 1)) {
        th.append(el("span", { className: "version" }, clipped(printable(Board.runTitle(board.columns[column])), 60)));
      }
      row.append(th);
    }
    return row;
  };

  /** A row of many directives, which unfolds. */
  const foldRow = (level, key, { label, shown }, cells) => {
    const isOpen = state.open.includes(key);
    const button = el(
      "button",
      { type: "button", className: "fold", "aria-expanded": String(isOpen), onclick: () => toggle(key) },
      el("bdi", {}, clipped(printable(label))),
      el("span", { className: "many" }, plural(shown, "directive")),
    );
    button.dataset.key = key;
    button.dataset.level = level;
    return el("tr", { className: `level-${level}` }, el("th", { scope: "row" }, button), ...cells);
  };

  /** The name of a row that unfolds, as the address has it. */
  const keyOf = (top, below) => [state.by, top.label, below?.label].filter((part) => part !== undefined).join(" ");

  const toggle = (key) =>
    change({ open: state.open.includes(key) ? state.open.filter((open) => open !== key) : [...state.open, key] });

  const directiveRow = (row) => {
    const kind = board.texts[board.rows.kinds[row]];
    const name = Board.name(board, row);
    const button = el(
      "button",
      { type: "button", className: "directive", "aria-haspopup": "dialog", onclick: () => change({ row: name }) },
      el("bdi", {}, clipped(printable(`${board.places[row]}: ${kind}`), 80)),
    );
    button.dataset.key = `row ${row}`;
    button.dataset.level = 3;
    return el("tr", { className: "level-3" }, el("th", { scope: "row" }, button), ...view.columns.map((column) => outcomeCell(row, column)));
  };

  const moreRow = (key, label, shown, count) => {
    const button = el("button", { type: "button", className: "more" }, `Show ${number(Math.min(CHUNK, count - shown))} of ${number(count - shown)} more`);
    button.dataset.key = `more ${key}`;
    button.dataset.level = 3;
    button.onclick = () => {
      shownOf.set(key, shown + CHUNK);
      render();
    };
    button.setAttribute("aria-label", `${button.textContent} directives of ${clipped(printable(label))}`);
    return el("tr", { className: "level-3" }, el("th", { scope: "row" }, button), el("td", { colSpan: view.columns.length }));
  };

  const bodyRows = () => {
    const rows = [];
    const cellsOf = (counts) => counts.map((of, position) => countCell(of, view.columns[position]));
    for (const top of topRows()) {
      rows.push(foldRow(1, keyOf(top), top, cellsOf(top.counts)));
      if (!state.open.includes(keyOf(top))) continue;
      for (const below of ordered(top.below)) {
        const key = keyOf(top, below);
        rows.push(foldRow(2, key, below, cellsOf(below.counts)));
        if (!state.open.includes(key)) continue;
        const all = rowsOf(below);
        const shown = shownOf.get(key) ?? CHUNK;
        rows.push(...all.slice(0, shown).map(directiveRow));
        if (all.length > shown) rows.push(moreRow(key, below.label, shown, all.length));
      }
    }
    return rows;
  };

  const totalRow = () => {
    const cells = joined(view.parts).counts.map((of, position) => countCell(of, view.columns[position]));
    return el("tr", { className: "total" }, el("th", { scope: "row" }, "Total"), ...cells);
  };

  const render = () => {
    compute();
    const focused = document.activeElement?.dataset?.key;
    const table = byId("board");
    table.tHead.replaceChildren(headerRow());
    table.tBodies[0].replaceChildren(totalRow(), ...bodyRows());
    if (focused) buttons().find((button) => button.dataset.key === focused)?.focus();
    showFound();
    writeControls();
    showDrawer();
  };

  const showFound = () => {
    const count = view.rows.reduce((sum, visible) => sum + visible, 0);
    const found = byId("found");
    const text = `${number(count)} of ${plural(board.count, "directive")}`;
    const parts = [count === 0 ? `${text}: nothing is of this kind.` : text];
    if (count > 0 && count <= UNFOLDABLE) {
      parts.push(" ", el("button", { type: "button", id: "unfold", onclick: unfoldAll }, "Unfold all"));
    }
    if (JSON.stringify(state) !== JSON.stringify(EMPTY)) {
      parts.push(" ", el("button", { type: "button", id: "reset", onclick: () => change({ ...EMPTY }) }, "Reset"));
    }
    found.replaceChildren(...parts);
  };

  const unfoldAll = () => {
    change({ open: topRows().flatMap((top) => [keyOf(top), ...top.below.map((below) => keyOf(top, below))]) });
  };

  // The drawer.

  const showDrawer = () => {
    const drawer = byId("drawer");
    const row = state.row === "" ? -1 : Board.find(board, state.row);
    if (row < 0) {
      if (drawer.open) drawer.close();
      return;
    }
    const neighbour = (step) => {
      for (let other = row + step; other >= 0 && other < board.count; other += step) if (view.rows[other]) return other;
      return null;
    };
    const go = (target) => change({ row: Board.name(board, target) });
    const close = () => change({ row: "" });
    const columns = board.columns.map((_, number) => number);
    Drawer.fill(drawer, board, row, { columns, previous: neighbour(-1), next: neighbour(1), go, close });
    if (!drawer.open) drawer.showModal();
    drawer.scrollTop = 0;
    byId("drawer-title").focus();
  };

  // The controls.

  const options = (id, all) => {
    byId(id).replaceChildren(...all.map(([value, label]) => el("option", { value }, clipped(printable(label), 80))));
  };

  const runLabel = (column) =>
    [Board.title(board.columns[column]), Board.runTitle(board.columns[column])].filter(Boolean).join(", ");

  const fillControls = () => {
    const columns = board.columns.map((_, number) => number);
    const withRun = columns.filter((column) => board.columns[column].run);
    options("show", Object.entries(Board.SHOWS).map(([key, [label]]) => [key, label]));
    options("class", [["", "any"], ...board.classes.map(([name, sign]) => [name, `${sign} ${name}`]), ["known failure", "k known failure"], ["not asked", "· not asked"]]);
    options("engine", [["", "any"], ...withRun.map((column) => [String(column), runLabel(column)])]);
    options("by", [["group", "by group"], ["feature", "by feature"]]);
    options("sort", [["suite", "of the suite"], ["name", "by name"], ["failures", "most failures first"], ...withRun.map((column) => [String(column), `most failures of ${runLabel(column)}`])]);
    options("against", [["before", "the run before"], ["", "nothing"], ...withRun.map((column) => [String(column), runLabel(column)])]);
    options("series", [["newest", "the newest of each engine"], ["all", "each a column"]]);
    byId("series-field").hidden = board.series.every((runs) => runs.length < 2);
    for (const id of ["show", "class", "engine", "by", "sort", "against", "series"]) {
      byId(id).onchange = (event) => change({ [id]: event.target.value });
    }
    let isTyping = false;
    byId("filter").oninput = (event) => {
      change({ q: event.target.value }, { replace: isTyping });
      isTyping = true;
    };
    byId("filter").onblur = () => {
      isTyping = false;
    };
    byId("find").onsubmit = (event) => event.preventDefault();
    byId("legend").replaceChildren(
      ...[...board.classes, ["known failure", "k"], ["not asked", "·"]].map(([name, sign]) =>
        el("li", {}, el("span", { className: `badge ${classOf(name)}` }, sign), ` ${name}`),
      ),
    );
  };

  const writeControls = () => {
    if (byId("filter").value !== state.q) byId("filter").value = state.q;
    for (const id of ["show", "class", "engine", "by", "sort", "against", "series"]) byId(id).value = state[id];
  };

  // The head.

  const describe = () => {
    const runs = board.columns.filter((column) => column.run);
    const engines = new Set(runs.map((column) => column.run.engine));
    byId("summary").textContent =
      `${plural(board.count, "directive")} in ${plural(board.scripts.length, "script")}, ${plural(board.columns.length, "run")} of ${plural(engines.size, "engine")}.`;
    const head = ["Engine", "Configuration", "Platform", "Began", "Label", "Commit", "Asked", "Messages", "Time in the engine", "Results"];
    const rows = board.columns.map((column) => el("tr", {}, ...runCells(column)));
    const list = el("table", { className: "runs" }, el("thead", {}, el("tr", {}, ...head.map((label) => el("th", { scope: "col" }, label)))), el("tbody", {}, ...rows));
    byId("runs-body").replaceChildren(el("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Runs" }, list), ...suites());
    byId("runs").hidden = false;
  };

  const runCells = (column) => {
    const { run, link, file, error } = column;
    const cell = (text) => el("td", {}, el("bdi", {}, clipped(printable(text ?? ""))));
    const isLink = link?.startsWith("./");
    const results = el("td", {}, isLink ? el("a", { href: link }, clipped(printable(file))) : el("bdi", {}, clipped(printable(file ?? ""))));
    if (!run) {
      const name = el("th", { scope: "row" }, el("bdi", {}, clipped(printable(column.name))));
      return [name, el("td", { colSpan: 8, className: "error" }, `no results: ${clipped(printable(error))}`), results];
    }
    const whole = run.groups.reduce((sum, [, directives]) => sum + directives, 0);
    const part = run.shard ? `, shard ${run.shard[0]} of ${run.shard[1]}` : "";
    const stopped = run.complete ? "" : ", stopped before its end";
    return [
      el("th", { scope: "row" }, el("bdi", {}, clipped(printable(`${run.engine} ${run.version}`)))),
      cell(run.configuration),
      cell(run.platform),
      cell(run.began),
      cell(run.label),
      cell(run.commit),
      cell(`${number(run.records)} of ${number(whole)}${part}${stopped}`),
      cell(run.untold_fails ? "must be told, and match" : run.strict ? "must match where told" : "need not match"),
      cell(`${number(Math.round(run.nanoseconds / 1e6))} ms`),
      results,
    ];
  };

  /** The suites of the runs, and the groups whose sources this page lacks. */
  const suites = () => {
    const known = new Map();
    board.columns.forEach(({ run }) => {
      if (!run) return;
      const key = JSON.stringify(run.groups);
      if (!known.has(key)) known.set(key, { groups: run.groups, engines: [] });
      known.get(key).engines.push(run.engine);
    });
    const missing = new Set(board.scripts.filter((script) => !script.at_hand).map((script) => script.group));
    const note = missing.size === 0 ? "The sources of all scripts are on this page." : `The suite of these results was not at hand for scripts of: ${[...missing].join(", ")}. Their sources and expected values are missing.`;
    const tables = [...known.values()].map(({ groups, engines }) => {
      const rows = groups.map(([name, directives, digest]) => el("tr", {}, el("th", { scope: "row" }, el("bdi", {}, clipped(printable(name)))), el("td", {}, number(directives)), el("td", {}, el("code", {}, digest))));
      const head = el("tr", {}, ...["Group", "Directives", "Digest"].map((label) => el("th", { scope: "col" }, label)));
      return el("details", {}, el("summary", {}, clipped(printable(`Suite of ${[...new Set(engines)].join(", ")}: ${plural(groups.length, "group")}`))), el("table", { className: "runs" }, el("thead", {}, head), el("tbody", {}, ...rows)));
    });
    return [el("p", {}, clipped(printable(note), 2000)), ...tables];
  };

  // The keyboard.

  const buttons = () => [...document.querySelectorAll("#board tbody button")];

  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("drawer").open) return;
    const isWriting = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
    if (event.key === "/" && !isWriting) {
      event.preventDefault();
      byId("filter").focus();
      return;
    }
    const { target } = event;
    if (!target.matches?.("#board tbody button")) return;
    const all = buttons();
    const at = all.indexOf(target);
    const level = Number(target.dataset.level);
    const isOpen = target.getAttribute("aria-expanded");
    const to = (button) => {
      event.preventDefault();
      button?.focus();
      button?.scrollIntoView({ block: "nearest" });
    };
    if (event.key === "ArrowDown") to(all[at + 1]);
    else if (event.key === "ArrowUp") to(all[at - 1]);
    else if (event.key === "Home") to(all[0]);
    else if (event.key === "End") to(all.at(-1));
    else if (event.key === "ArrowRight" && isOpen === "false") target.click();
    else if (event.key === "ArrowRight" && isOpen === "true") to(all[at + 1]);
    else if (event.key === "ArrowLeft" && isOpen === "true") target.click();
    else if (event.key === "ArrowLeft") to(all.slice(0, at).findLast((button) => Number(button.dataset.level) < level));
  };

  const start = async () => {
    board = Board.read(await Board.unpack(byId("data").textContent));
    describe();
    fillControls();
    byId("main").hidden = false;
    state = readAddress(location.hash || board.view);
    render();
    addEventListener("popstate", () => {
      state = readAddress(location.hash || board.view);
      render();
    });
    addEventListener("keydown", keys);
    byId("skip").onclick = (event) => {
      event.preventDefault();
      byId("scroll").focus();
    };
    byId("drawer").oncancel = (event) => {
      event.preventDefault();
      change({ row: "" });
    };
    byId("drawer").onclick = (event) => {
      if (event.target === byId("drawer")) change({ row: "" });
    };
    performance.mark("page ready");
    // Makes the names beforehand, so that the first filter by name need not wait for them.
    setTimeout(() => Board.names(board));
    document.documentElement.dataset.ready = "true";
  };

  return { start };
})();

Page.start().catch((error) => {
  document.getElementById("summary").textContent = `The results on this page cannot be read: ${error.message}`;
  throw error;
});
