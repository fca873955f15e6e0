// For every reader: no violation that axe-core finds, right-to-left text, small screens, no JavaScript, no motion; and
// nothing in an article or an address runs as script.

import assert from "node:assert/strict";
import test from "node:test";

import {PORTAL, axeSource, browser, shown, total} from "./support.mjs";

const {open} = browser();

async function violations(page) {
  // Injected past the page's Content-Security-Policy, which forbids it to the page itself.
  await page.evaluate(`(() => { ${axeSource}; window.axe = axe; })()`);
  const found = await page.evaluate(() => window.axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}));
  return found.violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("\n")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of [[1280, 900], [360, 740]]) {
    test(`axe-core finds nothing: ${colorScheme}, ${width} wide`, async () => {
      for (const address of ["/", "/?q=syria+OR+putin+x&f.person=Vladimir+Putin&f.place.not=Homs&from=2014", "/?q=syria&axis=about", "/?article=world-en-001", "/?q=zzzzqqq+numbat",
                             "/?article=world-ar-001", "/?q=the&offset=20"]) {
        const page = await open(address, {colorScheme, viewport: {width, height}});
        if (width < 500) await page.locator(".dl-facets > summary").click({timeout: 2000}).catch(() => {});
        assert.deepEqual(await violations(page), [], address);
      }
      const page = await open("/?q=persn:x&lenient=0", {colorScheme, viewport: {width, height}, allow: /400/});
      assert.deepEqual(await violations(page), [], "error");
    });
  }
}

test("axe-core finds nothing while suggestions are open", async () => {
  const page = await open("/");
  await page.route("**/api/v1/suggest?*", (route) => route.fulfill({json: {version: 1, prefix: "p", suggestions: [{text: "Vladimir Putin", kind: "person", count: 3}]}}));
  await page.locator("#q").pressSequentially("p");
  await page.getByRole("option", {name: "Putin"}).waitFor();
  await page.press("#q", "ArrowDown");
  assert.deepEqual(await violations(page), []);
});

test("right-to-left text runs right to left, in hits, facets, the field and the article", async () => {
  const page = await open(`/?q=${encodeURIComponent("سوريا")}`);
  const direction = (locator) => locator.evaluate((element) => getComputedStyle(element).direction);
  assert.equal(await direction(page.locator("#q")), "rtl");
  assert.equal(await direction(page.locator(".dl-headline-link").first()), "rtl");
  assert.equal(await direction(page.locator(".dl-snippet").first()), "rtl");
  assert.equal(await direction(page.locator(".dl-meta").first()), "rtl");
  await shown(page, () => page.locator(".dl-headline a").first().click());
  assert.equal(await direction(page.locator(".dl-body p").first()), "rtl");
});

test("nothing is wider than a small screen", async () => {
  for (const address of ["/", "/?q=quokka", "/?article=hostile-1", "/?article=world-en-001", "/?q=syria&axis=about&f.person=Vladimir+Putin"]) {
    const page = await open(address, {viewport: {width: 320, height: 640}});
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(content <= screen, `${address}: ${content} > ${screen}`);
  }
});

test("with the keyboard alone: skip link, search, filter, article", async () => {
  const page = await open("/?q=syria");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "results");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
});

test("script in an article, a query or an address does not run", async () => {
  const attack = "<img src=x onerror=window.broken=1><script>window.broken=1</script>";
  const addresses = ["/?q=quokka", "/?q=numbat", `/?q=${encodeURIComponent(attack)}`, `/?q=quokka&f.person=${encodeURIComponent(attack)}&f.place.not=${encodeURIComponent(attack)}`,
                     `/?q=quokka&from=${encodeURIComponent(attack)}`, "/?article=hostile-1", `/?article=${encodeURIComponent(attack)}`, `/?q="><script>window.broken=1</script>`];
  for (const address of addresses) {
    const page = await open(address, {allow: /40[04]/});
    assert.equal(await page.evaluate(() => window.broken), undefined, address);
    assert.equal(await page.locator("main :is(img, script, iframe)").count(), 0, address);
    for (const href of await page.locator("main a").evaluateAll((links) => links.map((link) => link.protocol))) assert.match(href, /^https?:$/);
  }
  const page = await open("/?article=hostile-1");
  assert.match(await page.locator(".dl-article-headline").textContent(), /<script>window.broken=1<\/script>/, "shown as text");
});

test("an identity may be any text", async () => {
  const page = await open("/?q=odd+identity");
  await shown(page, () => page.locator(".dl-headline a").first().click());
  assert.match(await page.locator(".dl-article-headline").textContent(), /odd identity/);
  assert.equal(new URL(page.url()).searchParams.get("article"), 'hostile-2/../?q=a&b="><script>window.broken=1</script>#x');
});

test("the Content-Security-Policy forbids inline script and style, and what is foreign", async () => {
  const policy = (await fetch(`${PORTAL}/`)).headers.get("content-security-policy");
  assert.ok(policy, "there is one");
  const directives = Object.fromEntries(policy.split(/;\s*/).map((directive) => [directive.split(" ")[0], directive]));
  assert.doesNotMatch(policy, /unsafe|\*|blob:|https?:/);
  assert.equal(directives["script-src"], "script-src 'self'");
  assert.equal(directives["style-src"], "style-src 'self'");
  assert.match(directives["default-src"], /'none'|'self'$/);
});

test("without JavaScript the form searches, and the server shows the hits", async () => {
  const page = await open("/", {javaScriptEnabled: false});
  await page.fill("#q", 'numbat "census"');
  await page.click(".dl-search-button");
  assert.equal(new URL(page.url()).searchParams.get("q"), 'numbat "census"');
  assert.equal(await page.inputValue("#q"), 'numbat "census"');
  assert.match(await page.locator("main").textContent(), /Numbat census finds 12 animals/);
  assert.equal(await page.locator("main").getByText("Numbat census", {exact: false}).count() >= 2, true);
});

test("little motion where little is wanted, and a page to print", async () => {
  const page = await open("/?article=world-en-001", {reducedMotion: "reduce"});
  assert.equal(await page.locator(".dl-search-button").evaluate((element) => getComputedStyle(element).transitionDuration), "0s");
  await page.emulateMedia({media: "print"});
  assert.ok(await page.locator(".masthead").isHidden());
  assert.ok(await page.locator(".dl-body").isVisible());
});
