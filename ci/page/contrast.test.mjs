// The colours of the page have the contrast that WCAG 2.1 asks for at level AA for text, 4.5, in both themes. The colours
// are read from the style sheet.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const style = readFileSync(`${process.env.REPOSITORY}/src/report/page/page.css`, "utf8");
const GROUNDS = ["ground", "raised"];
/** The colours that no text has: `line` separates rows, and is behind the bars. */
const NOT_TEXT = ["ground", "raised", "line"];

const colours = (block) => Object.fromEntries([...block.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
const [light, dark] = [...style.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => colours(block));

const luminance = (hex) => {
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (a, b) => {
  const [bright, dim] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
};

test("contrast is computed as WCAG does", () => {
  assert.equal(contrast("ffffff", "000000"), 21);
  assert.equal(contrast("777777", "ffffff").toFixed(2), "4.48");
});

for (const [theme, known] of Object.entries({ light, dark })) {
  test(`every colour can be read, ${theme}`, () => {
    assert.deepEqual(Object.keys(known), Object.keys(light), "both themes have the same colours");
    const texts = Object.keys(known).filter((name) => !NOT_TEXT.includes(name));
    assert.ok(texts.length > 12, texts.join());
    const least = [];
    for (const ground of GROUNDS) {
      for (const name of texts) {
        const ratio = contrast(known[name], known[ground]);
        assert.ok(ratio >= 4.5, `--${name} on --${ground}: ${ratio.toFixed(2)}`);
        least.push(ratio);
      }
    }
    console.log(`${theme}: ${texts.length} colours on ${GROUNDS.length} grounds, least contrast ${Math.min(...least).toFixed(2)}`);
  });
}

test("the style has no colours but these", () => {
  const rest = style.replaceAll(/:root \{[^}]*\}/g, "");
  const others = [...rest.matchAll(/#[0-9a-f]{3,8}\b(?=[;\s])|\b(?:rgb|hsl|color|oklch)\(/g)].map(([found]) => found);
  // The veil behind the drawer, which has no text.
  assert.deepEqual(others, ["rgb("]);
});

test("badges are white on what can be read", () => {
  const file = (name) => readFileSync(`${process.env.REPOSITORY}/src/report/matrix/${name}`, "utf8");
  const grounds = [...`${file("badge.rs")}${file("badge.svg")}`.matchAll(/"#([0-9a-f]{6})"/g)].map(([, hex]) => hex);
  assert.ok(grounds.length >= 5, grounds.join());
  for (const ground of grounds) assert.ok(contrast("ffffff", ground) >= 4.5, ground);
});
