/** Reading and hearing a lesson: readings, the word card, the voice that is followed by the light. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { id, inWindow } from "./driver.mjs";
import { openLesson } from "./pages.mjs";

/** What decides whether readings are seen. */
const readingsSeen = `
  const rt = document.querySelector('[data-testid="lesson-text"] [data-testid="sentence"] rt');
  return getComputedStyle(rt).visibility === "visible" && Number(getComputedStyle(rt).opacity) > 0`;

/** Where the last line of the first example is; it must not move when readings come and go. */
const example = `return document.querySelector('[data-testid="example"]').getBoundingClientRect().bottom`;

test("readings go and come by a key, nothing moves, and the choice is remembered", () =>
  inWindow(async (app) => {
    await openLesson(app, "kèhù");
    assert.equal(await app.script(readingsSeen), true);
    const bottom = await app.script(example);
    await app.keys("r", "r");
    await app.when("readings to go", `return !(() => { ${readingsSeen} })()`);
    assert.equal(await app.script(example), bottom);
    await app.picture("lesson-without-readings");

    await app.restart();
    await openLesson(app, "kèhù");
    assert.equal(await app.script(readingsSeen), false);
    await app.keys("r");
    await app.when("readings to come back", readingsSeen);
    await app.picture("lesson");
  }));

test("a click on a word shows its card, and saves it to study", () =>
  inWindow(async (app) => {
    await openLesson(app, "tóusù");
    await app.click(`h1 ${id("word")}, ${id("lesson-text")} header ${id("word")}`);
    const card = await app.textWith(id("word-card"), "complain");
    assert.match(card, /投诉/);
    assert.match(card, /tóu ?sù/);
    await app.click(`${id("word-card")} ${id("save-word")}`);
    await app.find(`${id("lesson-text")} ${id("word")}[data-status="studying"]`);
    await app.picture("word-card");

    await app.restart();
    await openLesson(app, "tóusù");
    await app.find(`${id("lesson-text")} ${id("word")}[data-status="studying"]`);
  }));

test("the voice is followed by the light, pauses, and steps", () =>
  inWindow(async (app) => {
    await openLesson(app, "kèfú");
    // Every word that is lit from now on, in the order in which it is.
    await app.script(`
      window.lit = [];
      new MutationObserver(() => {
        const word = document.querySelector('[data-testid="word"].sounding');
        if (!word || word === window.last) return;
        window.last = word;
        window.lit.push(Number(word.dataset.word));
      }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] })`);
    await app.click(`${id("example")} ${id("play")}`);
    await app.find(id("player"));
    await app.picture("playing");
    await app.when("several words to be lit", "return window.lit.length >= 3");
    const lit = await app.script("return window.lit");
    assert.deepEqual(lit, [...lit].sort((a, b) => a - b), "words are lit in their order");

    await app.keys("ArrowRight");
    await app.when("the next sentence to sound", "return window.lit.at(-1) < window.lit.at(-2) || window.lit.length >= 5");
    await app.keys("Space");
    await app.when(
      "the light to stand still",
      `const word = () => document.querySelector('[data-testid="word"].sounding');
       const before = word();
       return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(word() === before))))`,
    );
  }));

test("without a voice the button says what to install", () =>
  inWindow(
    async (app) => {
      await openLesson(app, "kèfú");
      await app.click(`${id("example")} ${id("play")}`);
      await app.textWith("body", "Install eSpeak NG");
    },
    { env: { WENXI_VOICE: "none" } },
  ));

test("anything is found by its pinyin without tones", () =>
  inWindow(async (app) => {
    await app.find(id("today"));
    await app.keys("Control+k");
    await app.type(id("search-input"), "tousu");
    await app.textWith(id("search"), "投诉");
    await app.picture("search");
    await app.click(id("search-lesson"));
    await app.textWith(`${id("lesson-text")} h1`, "投诉");
  }));
