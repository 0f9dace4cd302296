// Firefox as Debian has it, driven by WebDriver BiDi, which playwright-core does not speak with it.

import puppeteer from "puppeteer-core";

export const firefox = (colorScheme = "light") =>
  puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    // 0 is dark, 1 is light.
    extraPrefsFirefox: { "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1 },
  });
