// Texts and elements. Nothing from results or scripts becomes markup: every text is a text node. Characters that would
// move the cursor or change the direction of the text are shown as their numbers.

const Text = (() => {
  const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

  /** The most characters that are shown of a text: in a line, and in a text of several lines. */
  const SHORT = 300;
  const LONG = 20000;

  const shownCharacter = (character) =>
    `\\u{${character.codePointAt(0).toString(16)}}`;

  /** A text on one line, in which every character can be seen. */
  const printable = (text) => String(text).replace(UNSEEN, shownCharacter);

  /** The same for a text of several lines. */
  const printableLines = (text) =>
    String(text).replace(UNSEEN, (character) => ("\n\t".includes(character) ? character : shownCharacter(character)));

  const clipped = (text, length = SHORT) =>
    text.length <= length ? text : `${text.slice(0, length)}… (${number(text.length - length)} characters more)`;

  const NUMBER = new Intl.NumberFormat("en");
  const number = (value) => NUMBER.format(value);

  const plural = (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;

  /** An element. Properties are set as such, or as attributes if they have a hyphen; strings become text nodes. */
  const el = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined || value === null || value === false) continue;
      if (name.includes("-") || name === "role") element.setAttribute(name, value);
      else element[name] = value;
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  return { LONG, printable, printableLines, clipped, number, plural, el };
})();
