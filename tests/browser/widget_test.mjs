// The widget in a page of another origin: the demo, and pages of the tests' own, served by a server without any CORS.

import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {createServer} from "node:http";
import test, {after, before} from "node:test";

import {PORTAL, axeSource, browser, search} from "./support.mjs";

const {open} = browser();
const demo = new URL("../../searcher/web/demo/", import.meta.url);
const own = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
  <style>h1, a, button { color: red !important } .dl-hit { display: none }</style>
  <script src="${PORTAL}/widget.js" defer></script></head><body><main><h1>Host</h1>${body}</main></body></html>`;
let server;
let host;
let body = "";

before(async () => {
  server = createServer(async (request, response) => {
    const name = request.url.slice(1) || "index.html";
    try {
      let text = name === "own" ? own(body) : await readFile(new URL(name, demo), "utf8");
      text = text.replaceAll("http://127.0.0.1:8080/", `${PORTAL}/`);
      response.writeHead(200, {"content-type": name.endsWith(".css") ? "text/css" : "text/html; charset=utf-8"});
      response.end(text);
    } catch {
      response.writeHead(204).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test("the demo: two widgets of another origin, one in German", async () => {
  const page = await open(`${host}/`, {ready: null});
  await page.locator("dateline-search").first().locator(".dl-hit").first().waitFor();
  const compact = page.locator("dateline-search.compact");
  await compact.locator(".dl-hit").first().waitFor();
  assert.equal(await compact.locator(".dl-hit").count(), 3);
  const expected = await search({"f.country": "Russia", sort: "newest", limit: 3});
  assert.equal(await compact.locator(".dl-total [role=status]").textContent(), `${expected.total.value} Artikel`);
  assert.ok(await compact.locator(".dl-snippet").first().isHidden(), "a part is styled from outside");
  assert.match(await compact.locator(".dl-headline a").first().getAttribute("href"), new RegExp(`^${PORTAL}/\\?article=`));
  await page.addScriptTag({content: axeSource});
  const found = await page.evaluate(() => axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}));
  assert.deepEqual(found.violations.map(({id, nodes}) => [id, nodes.map((node) => node.html)]), []);
});

test("searching in the widget leaves the page's address alone, and its styles do not reach in", async () => {
  body = '<dateline-search facets="person" limit="4" filters="country=Syria"></dateline-search>';
  const page = await open(`${host}/own`, {ready: null});
  const widget = page.locator("dateline-search");
  await widget.locator(".dl-hit").first().waitFor();
  await page.evaluate(() => document.addEventListener("dateline-search", (event) => (window.asked = event.detail.params.toString())));
  await widget.locator("input[type=search]").fill("putin");
  await widget.locator("input[type=search]").press("Enter");
  const expected = await search({q: "putin", "f.country": "Syria", limit: 4});
  await widget.locator(".dl-total", {hasText: `${expected.total.value} article`}).waitFor();
  assert.equal(await widget.locator(".dl-headline").first().textContent(), expected.hits[0].headline);
  assert.equal(page.url(), `${host}/own`);
  assert.equal(await page.evaluate(() => window.asked), "q=putin&f.country=Syria&limit=4");
  assert.notEqual(await widget.locator(".dl-headline a").first().evaluate((element) => getComputedStyle(element).color), "rgb(255, 0, 0)");
  await widget.locator(".dl-headline a").first().click();
  await widget.locator(".dl-article").waitFor();
  await widget.locator(".dl-back a").click();
  await widget.locator(".dl-hit").first().waitFor();
});

test("colours and language are the page's to set, and attributes may change", async () => {
  body = '<style>dateline-search { --dateline-accent: rgb(1, 2, 3) }</style><dateline-search language="fr" limit="1" query="syria"></dateline-search>';
  const page = await open(`${host}/own`, {ready: null});
  const widget = page.locator("dateline-search");
  await widget.locator(".dl-hit").waitFor();
  const button = widget.locator(".dl-search-button");
  assert.equal(await button.textContent(), "Rechercher");
  assert.equal(await button.evaluate((element) => getComputedStyle(element).backgroundColor), "rgb(1, 2, 3)");
  await widget.evaluate((element) => {
    element.setAttribute("language", "es");
    element.setAttribute("limit", "2");
  });
  await widget.locator(".dl-hit").nth(1).waitFor();
  assert.equal(await widget.locator(".dl-search-button").textContent(), "Buscar");
  await widget.evaluate((element) => element.search("q=numbat"));
  await widget.locator(".dl-headline", {hasText: "Numbat"}).first().waitFor();
});
