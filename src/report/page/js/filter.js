// Filter expressions, as for `wassay run -E`. The parser of the program and this one are tested on the same cases
// (ci/page/filter-cases.json).

const Filter = (() => {
  const MAX_BYTES = 1 << 16;
  const MAX_DEPTH = 64;
  const PREDICATES = ["group", "file", "kind", "name", "line", "feature", "message", "status"];
  /** Signs that stand for operators, the longest first. */
  const SIGNS = { or: ["||", "|"], and: ["&&", "&"], not: ["!"] };
  const BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  const WORD = /[\p{Alphabetic}\p{N}_-]*/uy;

  /** What is wrong with an expression. `start` and `end` are offsets in its text. */
  class FilterError extends Error {
    constructor(message, text, start, end) {
      super(message);
      this.start = start;
      this.end = Math.max(end, start);
      /** The column in characters, from 1. */
      this.column = Array.from(text.slice(0, start)).length + 1;
    }
  }

  const trim = (text) => {
    let [start, end] = [0, text.length];
    while (start < end && BLANK.test(text[start])) start += 1;
    while (end > start && BLANK.test(text[end - 1])) end -= 1;
    return text.slice(start, end);
  };

  // expression = term { ( "or" | "|" | "||" ) term }
  // term       = factor { ( "and" | "&" | "&&" ) factor }
  // factor     = ( "not" | "!" ) factor | "(" expression ")" | predicate "(" argument ")"
  // argument   = text without parentheses and quotes | "~" regular expression | '"' text, with '""' for a quote '"'
  class Parser {
    constructor(text, known) {
      this.text = text;
      this.known = known;
      this.at = 0;
      this.depth = 0;
    }

    fail(message, start, end = start + 1) {
      throw new FilterError(message, this.text, start, end);
    }

    /** Skips blanks. Returns the next character, "" at the end. */
    peek() {
      while (this.at < this.text.length && BLANK.test(this.text[this.at])) this.at += 1;
      return this.text.charAt(this.at);
    }

    /** The word that begins at a place; it may be empty. */
    wordAt(start) {
      WORD.lastIndex = start;
      return WORD.exec(this.text)[0];
    }

    /** Takes an operator: a word, or one of its signs. */
    takeOperator(wanted) {
      this.peek();
      const sign = SIGNS[wanted].find((sign) => this.text.startsWith(sign, this.at));
      if (sign === undefined && this.wordAt(this.at) !== wanted) return false;
      this.at += (sign ?? wanted).length;
      return true;
    }

    whole() {
      const expression = this.expression();
      if (this.peek() !== "") {
        const word = this.wordAt(this.at);
        this.fail("expected “and”, “or” or the end", this.at, this.at + (word.length || 1));
      }
      return expression;
    }

    expression() {
      return this.joined("or", () => this.joined("and", () => this.factor()));
    }

    joined(word, part) {
      const parts = [part()];
      while (this.takeOperator(word)) parts.push(part());
      return parts.length === 1 ? parts[0] : { [word]: parts };
    }

    factor() {
      this.peek();
      if (this.depth === MAX_DEPTH) {
        this.fail(`parentheses and “not” may be nested ${MAX_DEPTH} deep`, this.at, this.at);
      }
      this.depth += 1;
      let factor;
      if (this.takeOperator("not")) {
        factor = { not: this.factor() };
      } else if (this.peek() === "(") {
        const open = this.at;
        this.at += 1;
        factor = this.expression();
        if (this.peek() !== ")") {
          const word = this.wordAt(this.at);
          if (word === "") this.fail("this parenthesis is not closed", open);
          this.fail("expected “and”, “or” or “)”", this.at, this.at + word.length);
        }
        this.at += 1;
      } else {
        factor = this.predicate();
      }
      this.depth -= 1;
      return factor;
    }

    predicate() {
      this.peek();
      const start = this.at;
      const name = this.wordAt(start);
      if (name === "") this.fail("expected a predicate, for instance group(gc)", start);
      if (!PREDICATES.includes(name)) {
        this.fail(`there is no predicate “${name}”; the predicates are ${PREDICATES.join(", ")}`, start, start + name.length);
      }
      this.at += name.length;
      if (this.peek() !== "(") this.fail(`a predicate is written ${name}(…)`, start, start + name.length);
      const open = this.at;
      this.at += 1;
      const { argument, from, to } = this.peek() === '"' ? this.quoted() : this.unquoted(open);
      if (this.peek() !== ")") this.fail("this parenthesis is not closed", open);
      this.at += 1;
      if (argument === "") this.fail("there is nothing in the parentheses", open, this.at);
      checkArgument(name, argument, this.known, (message) => this.fail(message, from, to));
      return { is: name, argument, start: from, end: to };
    }

    quoted() {
      const from = this.at;
      let argument = "";
      this.at += 1;
      for (;;) {
        const end = this.text.indexOf('"', this.at);
        if (end < 0) this.fail("this quote is not closed", from);
        argument += this.text.slice(this.at, end);
        this.at = end + 1;
        if (this.text.charAt(this.at) !== '"') return { argument, from, to: this.at };
        argument += '"';
        this.at += 1;
      }
    }

    unquoted(open) {
      const from = this.at;
      const rest = this.text.slice(from);
      const length = rest.startsWith("~") ? endOfRegex(rest) : rest.search(/[()"]/);
      if (length < 0) this.fail("this parenthesis is not closed", open);
      const stop = from + length;
      if (this.text[stop] !== ")") {
        this.fail("a text with parentheses or quotes needs quotes around it, and two for each quote in it", stop);
      }
      this.at = stop;
      const argument = trim(this.text.slice(from, stop));
      return { argument, from, to: from + argument.length };
    }
  }

  /** The end of an argument that begins with `~`. Parentheses in the argument are balanced, or stand behind a `\\`. */
  const endOfRegex = (text) => {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === "\\") at += 1;
      else if (text[at] === '"' || (text[at] === ")" && depth === 0)) return at;
      else if (text[at] === "(") depth += 1;
      else if (text[at] === ")") depth -= 1;
    }
    return -1;
  };

  /** Reads an expression. `known` has the names of kinds, features and statuses. */
  const parse = (text, known) => {
    if (new TextEncoder().encode(text).length > MAX_BYTES) {
      throw new FilterError(`an expression has ${MAX_BYTES} bytes at the most`, text, 0, 0);
    }
    return new Parser(text, known).whole();
  };

  /** A pattern as a function: `*` is any text, `?` one character, and a character after `\` stands for itself. */
  const glob = (pattern) => {
    const ANY = -1;
    const ONE = -2;
    const pieces = [];
    const characters = Array.from(pattern);
    for (let i = 0; i < characters.length; i += 1) {
      if (characters[i] === "*") {
        if (pieces.at(-1) !== ANY) pieces.push(ANY);
      } else if (characters[i] === "?") {
        pieces.push(ONE);
      } else {
        if (characters[i] === "\\" && i + 1 < characters.length) i += 1;
        pieces.push(characters[i].codePointAt(0));
      }
    }
    if (!pieces.includes(ONE)) return literals(pieces, ANY);
    return (text) => {
      const points = Array.from(text, (character) => character.codePointAt(0));
      let [piece, at, retryPiece, retryAt] = [0, 0, -1, 0];
      for (;;) {
        if (piece === pieces.length && at === points.length) return true;
        if (pieces[piece] === ANY) {
          piece += 1;
          [retryPiece, retryAt] = [piece, at];
        } else if (at < points.length && (pieces[piece] === ONE || pieces[piece] === points[at])) {
          piece += 1;
          at += 1;
        } else {
          // Tries again with one character more for the last `*`.
          if (retryPiece < 0 || retryAt >= points.length) return false;
          retryAt += 1;
          [piece, at] = [retryPiece, retryAt];
        }
      }
    };
  };

  /** A pattern without `?`: its texts between the `*`, found one after the other. */
  const literals = (pieces, any) => {
    const texts = [""];
    for (const piece of pieces) {
      if (piece === any) texts.push("");
      else texts[texts.length - 1] += String.fromCodePoint(piece);
    }
    if (texts.length === 1) return (text) => text === texts[0];
    const [first, last, between] = [texts[0], texts.at(-1), texts.slice(1, -1)];
    return (text) => {
      if (!text.startsWith(first) || !text.endsWith(last)) return false;
      let at = first.length;
      for (const part of between) {
        const found = text.indexOf(part, at);
        if (found < 0) return false;
        at = found + part.length;
      }
      return at + last.length <= text.length;
    };
  };

  /**
   * Translates a regular expression of the program into one of the browser with the same meaning. Throws if it contains
   * anything that means something else in the browser: lookaround, references, flags, sets in sets.
   */
  const commonRegex = (text) => {
    const characters = Array.from(text);
    const refuse = () => {
      throw new SyntaxError("not in the common subset");
    };
    let [regex, isInSet] = ["", false];
    for (let at = 0; at < characters.length; at += 1) {
      const [character, next] = [characters[at], characters[at + 1]];
      if (character === "\\") {
        regex += escape(next, isInSet) ?? refuse();
        at += 1;
      } else if (isInSet) {
        if (character === "[" || ("&-~".includes(character) && next === character)) refuse();
        isInSet = character !== "]";
        regex += character;
      } else if (character === "[") {
        isInSet = true;
        regex += character;
        if (next === "^") {
          regex += next;
          at += 1;
        }
        if (characters[at + 1] === "]") refuse();
      } else {
        if (character === "(" && next === "?" && characters[at + 2] !== ":") refuse();
        // In the program a dot matches all characters but one, in the browser all but four.
        regex += character === "." ? "[^\\n]" : character;
      }
    }
    return regex;
  };

  /** Translates a `\\` and a character for the browser; `null` if the browser has nothing with the same meaning. */
  const escape = (character, isInSet) => {
    if (character === undefined) return null;
    if (character === "s") return isInSet ? "\\t-\\r " : "[\\t-\\r ]";
    if (character === "S") return isInSet ? null : "[^\\t-\\r ]";
    if ("dDwWnrtfvxu".includes(character) || ("bB".includes(character) && !isInSet)) return `\\${character}`;
    if (/^[!-/:;=?@[-`{-~]$/.test(character)) return `\\x${character.charCodeAt(0).toString(16)}`;
    return null;
  };

  /** A pattern, or after `~` a regular expression that matches anywhere, as a function. */
  const pattern = (text) => {
    if (!text.startsWith("~")) return glob(text);
    const regex = new RegExp(commonRegex(text.slice(1)), "u");
    return (value) => regex.test(value);
  };

  /**
   * Whether the path of a file, which begins with its group, matches: with or without `.wast`, by its last part if the
   * pattern has no `/`, else as a whole, with or without its group. A regular expression may match anywhere in it.
   */
  const filePattern = (text) => {
    const matches = pattern(text);
    if (text.startsWith("~")) return matches;
    const is = (shown) => matches(shown) || (shown.endsWith(".wast") && matches(shown.slice(0, -5)));
    return (path) =>
      text.includes("/") ? is(path.slice(path.indexOf("/") + 1)) || is(path) : is(path.slice(path.lastIndexOf("/") + 1));
  };

  const lines = (argument, fail) => {
    const number = (text) => {
      const digits = /^\+?([0-9]+)$/.exec(trim(text));
      if (!digits || Number(digits[1]) > 0xffffffff) {
        fail(`expected a line such as 120, or lines such as 100..200, and not “${argument}”`);
      }
      return Number(digits[1]);
    };
    const dots = argument.indexOf("..");
    if (dots < 0) {
      const line = number(argument);
      return [line, line];
    }
    const [from, to] = [argument.slice(0, dots), argument.slice(dots + 2)];
    const first = trim(from) === "" ? null : number(from);
    const last = trim(to) === "" ? null : number(to);
    if (first === null && last === null) fail(`“${argument}” has no first and no last line`);
    if (first !== null && last !== null && first > last) fail(`no line is in “${argument}”`);
    return [first ?? 0, last ?? Infinity];
  };

  /** A status and the file of results in which to look. */
  const status = (argument, statuses, fail) => {
    const blank = argument.search(BLANK);
    const name = blank < 0 ? argument : argument.slice(0, blank);
    if (!statuses.includes(name)) fail(`there is no status “${name}”; the statuses are ${statuses.join(", ")}`);
    const rest = blank < 0 ? "" : trim(argument.slice(blank));
    const file = rest.startsWith("in") && BLANK.test(rest.charAt(2)) ? trim(rest.slice(2)) : "";
    if (file === "") fail(`a status is asked of a file: status(${name} in results.jsonl)`);
    return { status: name, file };
  };

  /**
   * An expression as a function of the number of a row. `known` has groups, files, kinds, features and statuses as lists
   * of texts, `filesOf(name)` for the columns of a file of results, and for each predicate a function that makes a test of
   * rows from a test of texts.
   */
  const compile = (text, known) => {
    const test = (part) => {
      const fail = (message) => {
        throw new FilterError(message, text, part.start, part.end);
      };
      if (part.or) {
        const parts = part.or.map(test);
        return (row) => parts.some((holds) => holds(row));
      }
      if (part.and) {
        const parts = part.and.map(test);
        return (row) => parts.every((holds) => holds(row));
      }
      if (part.not) {
        const inner = test(part.not);
        return (row) => !inner(row);
      }
      return predicate(part, known, fail);
    };
    const expression = parse(text, known);
    checkPresence(expression, known, text);
    return test(expression);
  };

  /** Finds errors in an argument, except for groups and files that the board does not have. */
  const checkArgument = (is, argument, known, fail) => {
    if (["group", "file", "kind", "name", "message"].includes(is) && argument.startsWith("~")) {
      try {
        pattern(argument);
      } catch {
        fail("no regular expression that this page understands");
      }
    }
    if (is === "kind" && !known.kinds.some(pattern(argument))) {
      fail(`there is no kind “${argument}”; the kinds are ${known.kinds.join(", ")}`);
    }
    if (is === "line") lines(argument, fail);
    if (is === "feature" && !known.features.includes(argument)) fail(`unknown feature “${argument}”`);
    if (is === "status") status(argument, known.statuses, fail);
  };

  /** Finds groups and files in an expression that the board does not have. */
  const checkPresence = (part, known, text) => {
    if (!part.is) {
      (part.or ?? part.and ?? [part.not]).forEach((inner) => checkPresence(inner, known, text));
      return;
    }
    const { is, argument, start, end } = part;
    const fail = (message) => {
      throw new FilterError(message, text, start, end);
    };
    if (is === "group" && !known.groups.some(pattern(argument))) {
      fail(`there is no group “${argument}”; the groups are ${known.groups.join(", ")}`);
    }
    if (is === "file" && !known.files.some(filePattern(argument))) fail(`there is no file “${argument}”`);
    if (is === "status") {
      const { file } = status(argument, known.statuses, fail);
      if (known.filesOf(file).length === 0) fail(`no results on this page are called “${file}”`);
    }
  };

  const predicate = ({ is, argument }, known, fail) => {
    switch (is) {
      case "group":
        return known.byGroup(pattern(argument));
      case "file":
        return known.byPath(filePattern(argument));
      case "kind":
        return known.byKind(pattern(argument));
      case "name":
        return known.byName(pattern(argument));
      case "line": {
        const [first, last] = lines(argument, fail);
        return known.byLine((line) => first <= line && line <= last);
      }
      case "feature":
        return known.byFeature(argument);
      case "message":
        return known.byMessage(pattern(argument));
      default: {
        const { status: name, file } = status(argument, known.statuses, fail);
        return known.byStatus(name, known.filesOf(file));
      }
    }
  };

  return { FilterError, parse, compile, glob };
})();
