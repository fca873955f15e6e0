import assert from "node:assert/strict";
import test from "node:test";

import {PORTAL, browser, shown, total} from "./support.mjs";

const {open} = browser();

test("an article marks its names and dates, and each leads to a search", async () => {
  const page = await open("/?q=syria&article=world-en-001");
  const record = await (await fetch(`${PORTAL}/api/v1/article?id=world-en-001`)).json();
  assert.equal(await page.locator(".dl-article-headline").textContent(), record.headline);
  assert.ok(await page.locator(".dl-article-headline").evaluate((element) => element === document.activeElement), "a reader is told where they are");
  const body = await page.locator(".dl-body > p:not([class])").allTextContents();
  assert.ok(body.join("\n\n").startsWith(record.body), "nothing of the text is lost");
  const marked = await page.locator(".dl-body .dl-person").allTextContents();
  const expected = record.entities.filter((entity) => entity.type === "person").flatMap((entity) => entity.mentions).filter((mention) => mention.part === "body");
  assert.deepEqual(marked, expected.sort((a, b) => a.start - b.start).map((mention) => mention.text));
  const date = page.locator(".dl-body .dl-mark.dl-date", {hasText: "September 2014"});
  await shown(page, () => date.click());
  assert.equal(new URL(page.url()).searchParams.get("q"), "about:2014-09-01..2014-09-30");
  assert.ok(await total(page) > 0);
  await shown(page, () => page.goBack());
  await shown(page, () => page.locator(".dl-body .dl-person", {hasText: "Putin"}).first().click());
  assert.equal(new URL(page.url()).searchParams.get("f.person"), "Vladimir Putin");
  assert.ok(await total(page) > 0);
});

test("marks stand where the code points say, beyond the basic plane too", async () => {
  const page = await open("/?article=astral-1");
  const people = await page.locator(".dl-body .dl-person").allTextContents();
  assert.deepEqual(people, ["Mara Quill", "Mara Quill"]);
  assert.match(await page.locator(".dl-article .dl-meta").first().textContent(), /^3 May 2021.*23:30/, "on the clock of the article");
});

test("back to the results, and marks can be taken away", async () => {
  const page = await open("/?q=syria");
  const count = await total(page);
  await shown(page, () => page.locator(".dl-headline a").nth(1).click());
  await page.locator(".dl-toggle input").uncheck();
  assert.equal(await page.locator(".dl-mark").first().evaluate((element) => getComputedStyle(element).textDecorationLine), "none");
  await shown(page, () => page.locator(".dl-back a").click());
  assert.equal(await total(page), count);
});

test("an article that is not there is said in words", async () => {
  const page = await open("/?article=no-such-article", {allow: /404/});
  assert.match(await page.locator(".dl-error").textContent(), /no such article/);
  await shown(page, () => page.locator(".dl-back a").click());
  assert.ok(await total(page) > 0);
});

test("similar articles, where the server finds them", async () => {
  const answer = {version: 1, total: {value: 1}, hits: [{id: "world-en-002", headline: "Another one", headline_highlights: [], published: "2015-10-01", persons: [], orgs: [], places: [], duplicates: 0, story: null, snippet: null}]};
  const page = await open("/", {});
  await page.route("**/api/v1/similar?*", (route) => route.fulfill({json: answer}));
  await shown(page, () => page.goto(`${PORTAL}/?article=world-en-001`).then(() => page.locator(".dl-similar h3").waitFor()).then(() => page.evaluate(() => { window.waiting = Promise.resolve(); })));
  assert.equal(await page.locator(".dl-similar h3").textContent(), "Another one");
});

test("versions of one story fold under the first, with their number", async () => {
  const page = await open("/?q=numbat");
  const hits = (await (await fetch(`${PORTAL}/api/v1/search?q=numbat`)).json()).hits.map((hit) => ({...hit, story: "s", duplicates: 2}));
  assert.equal(hits.length, 2);
  await page.route("**/api/v1/search?*", async (route) => {
    const response = await route.fetch();
    return route.fulfill({response, json: {...(await response.json()), hits}});
  });
  await page.fill("#q", "numbat census");
  await shown(page, () => page.press("#q", "Enter"));
  assert.equal(await page.locator(".dl-hit").count(), 1);
  assert.equal(await page.locator(".dl-versions summary").textContent(), "2 other versions");
  await page.locator(".dl-versions summary").click();
  assert.ok(await page.locator(".dl-version a").isVisible());
});
