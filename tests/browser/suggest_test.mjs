import assert from "node:assert/strict";
import test from "node:test";

import {browser, shown} from "./support.mjs";

const {open} = browser();

// The answers are set here, so that the keyboard is tested whatever the archive suggests.
async function withSuggestions(page) {
  const asked = [];
  await page.route("**/api/v1/suggest?*", (route) => {
    const prefix = new URL(route.request().url()).searchParams.get("q");
    asked.push(prefix);
    const all = [{text: "Vladimir Putin", kind: "person", count: 14}, {text: "Punta Arenas", kind: "place", count: 2}, {text: "putsch", kind: "word", count: 1}];
    const suggestions = all.filter(({text}) => text.toLowerCase().split(" ").some((word) => word.startsWith(prefix.toLowerCase())));
    return route.fulfill({json: {version: 1, prefix, suggestions}});
  });
  return asked;
}

test("suggestions by keyboard: open, move, take, close", async () => {
  const page = await open("/");
  const asked = await withSuggestions(page);
  const field = page.locator("#q");
  await field.pressSequentially("syria pu");
  const list = page.getByRole("listbox");
  await list.waitFor();
  assert.equal(await field.getAttribute("role"), "combobox");
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  assert.equal(await field.getAttribute("aria-controls"), await list.getAttribute("id"));
  assert.equal(await field.getAttribute("aria-activedescendant"), null);
  assert.ok(asked.includes("pu"), "the last word is asked for");
  const marked = async () => {
    const id = await field.getAttribute("aria-activedescendant");
    return id && (await page.locator(`#${id}[aria-selected=true] .dl-suggestion-text`).textContent());
  };
  await field.press("ArrowDown");
  assert.equal(await marked(), "Vladimir Putin");
  await field.press("ArrowDown");
  assert.equal(await marked(), "Punta Arenas");
  await field.press("ArrowUp");
  await field.press("ArrowUp");
  assert.equal(await marked(), null, "back in the field");
  await field.press("ArrowUp");
  assert.equal(await marked(), "putsch");
  await field.press("Escape");
  assert.ok(await list.isHidden());
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  assert.equal(await field.inputValue(), "syria pu");
  await field.press("ArrowDown");
  await list.waitFor();
  await field.press("ArrowDown");
  await shown(page, () => field.press("Enter"));
  assert.equal(await field.inputValue(), 'syria person:"Vladimir Putin"');
  assert.equal(new URL(page.url()).searchParams.get("q"), 'syria person:"Vladimir Putin"');
  assert.ok(await field.evaluate((element) => element === document.activeElement));
});

test("a suggestion is taken by the mouse, and the field keeps the focus", async () => {
  const page = await open("/");
  await withSuggestions(page);
  await page.locator("#q").pressSequentially("pun");
  await shown(page, () => page.getByRole("option", {name: "Punta Arenas"}).click());
  assert.equal(await page.inputValue("#q"), 'place:"Punta Arenas"');
  assert.ok(await page.locator("#q").evaluate((element) => element === document.activeElement));
});

test("Enter with nothing marked searches for what is typed", async () => {
  const page = await open("/");
  await withSuggestions(page);
  await page.locator("#q").pressSequentially("pu");
  await page.getByRole("listbox").waitFor();
  await shown(page, () => page.press("#q", "Enter"));
  assert.equal(new URL(page.url()).searchParams.get("q"), "pu");
  assert.ok(await page.getByRole("listbox").isHidden());
});

test("a server without suggestions is not asked twice, and the field works", async () => {
  const page = await open("/", {allow: /404/});
  let asked = 0;
  await page.route("**/api/v1/suggest?*", (route) => (++asked, route.fulfill({status: 404, json: {}})));
  await page.locator("#q").pressSequentially("numbat", {delay: 150});
  await shown(page, () => page.press("#q", "Enter"));
  assert.equal(asked, 1);
  assert.equal(await page.locator(".dl-hit").count() > 0, true);
});
