// A browser for each test file, and a fresh page for each test. What a page says on its console, and any script that fails,
// fails the test.
//
//   const {open} = browser();
//   test("…", async () => { const page = await open("/?q=syria"); … });

import assert from "node:assert/strict";
import {createRequire} from "node:module";
import {join} from "node:path";
import {after, afterEach, before} from "node:test";

const require = createRequire(join(process.env.BROWSER_MODULES, "package.json"));
const {chromium} = require("playwright-core");
export const axeSource = require("axe-core").source;
export const PORTAL = process.env.PORTAL.replace(/\/$/, "");

// The portal is on the loopback: nothing a browser does by itself has any business on a network.
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export function browser() {
  let running;
  let contexts = [];
  let complaints = [];
  before(async () => {
    running = await chromium.launch({executablePath: process.env.CHROMIUM, args: FLAGS});
  });
  after(() => running?.close());
  afterEach(async () => {
    const heard = complaints;
    complaints = [];
    for (const context of contexts.splice(0)) await context.close();
    assert.deepEqual(heard, []);
  });

  // `allow`: complaints a test provokes on purpose.
  async function open(address, {ready = ".dl-layout, .dl-reading, .dl-error[part]", allow = null, ...options} = {}) {
    const context = await running.newContext({viewport: {width: 1280, height: 900}, locale: "en-GB", ...options});
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const complain = (text) => allow?.test(text) || complaints.push(text);
    page.on("console", (message) => {
      // Extras that a server may lack; the page goes on without them.
      if (/\/api\/v1\/(suggest|similar)\?/.test(message.location().url) && /404/.test(message.text())) return;
      if (["error", "warning"].includes(message.type())) complain(`${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => complain(String(error)));
    page.on("request", (request) => new URL(request.url()).hostname === "127.0.0.1" || complaints.push(`a request to ${request.url()}`));
    await page.goto(new URL(address, PORTAL).href);
    if (ready && options.javaScriptEnabled !== false) await page.locator(ready).first().waitFor();
    return page;
  }
  return {open};
}

// Resolves once `action` has led to a search or article that is on the screen.
export async function shown(page, action) {
  await page.evaluate(() => {
    window.waiting = new Promise((resolve) => document.addEventListener("dateline-shown", resolve, {once: true}));
  });
  await action();
  await page.evaluate(() => window.waiting.then(() => {}));
}

export async function total(page) {
  const text = await page.locator(".dl-total [role=status]").textContent();
  return Number(/\d+/.exec(text)?.[0] ?? 0);
}

export async function search(parameters) {
  return (await fetch(`${PORTAL}/api/v1/search?${new URLSearchParams(parameters)}`)).json();
}
