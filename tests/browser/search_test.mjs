import assert from "node:assert/strict";
import test from "node:test";

import {PORTAL, browser, search, shown, total} from "./support.mjs";

const {open} = browser();

test("a search shows its hits, highlighted, and the address is the question", async () => {
  const page = await open("/");
  await page.fill("#q", "syria airstrikes OR putin");
  await shown(page, () => page.press("#q", "Enter"));
  const expected = await search({q: "syria airstrikes OR putin"});
  assert.equal(await total(page), expected.total.value);
  assert.equal(new URL(page.url()).searchParams.get("q"), "syria airstrikes OR putin");
  assert.deepEqual(await page.locator(".dl-hit > article > .dl-headline").allTextContents(), expected.hits.map((hit) => hit.headline));
  assert.match(await page.locator(".dl-snippet mark").first().textContent(), /syria|putin/i);
  assert.match(await page.title(), /^syria/);
  assert.ok(await page.locator(".dl-notices").isVisible(), "how the mixed operators are read is said");
});

test("highlights stand where the code points say, beyond the basic plane too", async () => {
  const page = await open("/?q=quokka+seen");
  assert.deepEqual(await page.locator(".dl-headline mark").allTextContents(), ["quokka", "seen"]);
});

test("a facet narrows to exactly its count, excludes, and comes off by its chip", async () => {
  const page = await open("/?q=syria");
  const all = await total(page);
  const value = page.locator('[data-facet="person"] .dl-value', {hasText: "Vladimir Putin"});
  const count = Number(await value.locator(".dl-count").textContent());
  await shown(page, () => value.locator("input").check());
  assert.equal(await total(page), count);
  assert.equal(new URL(page.url()).searchParams.get("f.person"), "Vladimir Putin");
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-key="value person=Vladimir Putin"]')), "the focus stays on the box");
  await shown(page, () => value.locator(".dl-exclude").click());
  assert.equal(await total(page), all - count);
  assert.equal(new URL(page.url()).searchParams.get("f.person.not"), "Vladimir Putin");
  await shown(page, () => page.locator(".dl-chip", {hasText: "Putin"}).click());
  assert.equal(await total(page), all);
});

test("more values of a facet, and a box to find one", async () => {
  const page = await open("/");
  const facet = page.locator('[data-facet="person"]');
  await shown(page, () => facet.locator(".dl-more").click());
  assert.equal(await facet.locator(".dl-value").count(), 25);
  await facet.locator(".dl-find").fill("merk");
  assert.deepEqual(await facet.locator(".dl-value:visible .dl-value-name").allTextContents(), ["Angela Merkel"]);
});

test("the timeline is brushed by mouse", async () => {
  const page = await open("/");
  const box = await page.locator(".dl-plot").boundingBox();
  const bars = await page.locator(".dl-bar").count();
  const at = (share) => [box.x + box.width * share, box.y + box.height / 2];
  await page.mouse.move(...at(0.4));
  await page.mouse.down();
  await page.mouse.move(...at(0.45), {steps: 3});
  await page.mouse.move(...at(0.5), {steps: 3});
  const said = await page.locator(".dl-plot-caption").textContent();
  await shown(page, () => page.mouse.up());
  const parameters = new URL(page.url()).searchParams;
  assert.match(parameters.get("from"), /^\d{4}-\d\d$/);
  assert.ok(parameters.get("from") < parameters.get("to"));
  assert.equal(await total(page), Number(/· (\d+)/.exec(said)[1]), "as many as the brush said");
  assert.equal(await total(page), (await search({from: parameters.get("from"), to: parameters.get("to")})).total.value);
  assert.notEqual(await page.locator(".dl-bar").count(), bars, "the timeline has closed in on the range");
  await shown(page, () => page.locator('[data-key="date all"]').click());
  assert.equal(new URL(page.url()).search, "");
});

test("the timeline is brushed by touch: a tap takes one bar", async () => {
  const page = await open("/?q=syria", {hasTouch: true, viewport: {width: 390, height: 844}});
  const [bar, count] = await page.evaluate(() => {
    const bars = [...document.querySelectorAll(".dl-bar")];
    const most = bars.reduce((a, b) => (Number(b.dataset.count) > Number(a.dataset.count) ? b : a));
    return [most.dataset.start, Number(most.dataset.count)];
  });
  const box = await page.locator(`.dl-bar[data-start="${bar}"]`).boundingBox();
  await shown(page, () => page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2));
  assert.equal(await total(page), count);
  assert.equal(new URL(page.url()).searchParams.get("from"), bar.slice(0, 7));
});

test("the timeline is brushed by keyboard", async () => {
  const page = await open("/?q=syria");
  const start = page.locator(".dl-thumb-first");
  await start.focus();
  const before = await start.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await start.getAttribute("aria-valuenow"), "2");
  assert.notEqual(await start.getAttribute("aria-valuetext"), before);
  await page.keyboard.press("Escape");
  assert.equal(await start.getAttribute("aria-valuenow"), "0");
  await page.locator(".dl-thumb-last").focus();
  await page.keyboard.press("Home");
  await shown(page, () => page.keyboard.press("Enter"));
  const parameters = new URL(page.url()).searchParams;
  assert.equal(parameters.get("from"), parameters.get("to"), "one bucket");
  assert.ok(await total(page) > 0);
});

test("the other axis: dates mentioned, brushed, in an address that the API and the feed understand", async () => {
  const page = await open("/?q=syria+OR+quokka");
  await shown(page, () => page.locator('[data-key="axis about"]').click());
  await page.fill('.dl-dates [name="from"]', "2014");
  await page.fill('.dl-dates [name="to"]', "2014-12");
  await shown(page, () => page.press('.dl-dates [name="to"]', "Enter"));
  const q = new URL(page.url()).searchParams.get("q");
  assert.equal(q, "about:2014..2014-12 (syria OR quokka)");
  assert.equal(await total(page), (await search({q})).total.value);
  assert.equal(await page.inputValue("#q"), "syria OR quokka");
  await shown(page, () => page.locator(".dl-chip").click());
  assert.equal(new URL(page.url()).searchParams.get("q"), "syria OR quokka");
});

test("versions fold to one hit for each story, and stories are counted", async () => {
  const page = await open("/?q=the");
  const articles = await total(page);
  await shown(page, () => page.locator(".dl-stories input").check());
  const expected = await search({q: "the", count: "stories", collapse: 1});
  assert.ok(expected.total.value < articles, "some articles are versions of one story");
  assert.equal(await total(page), expected.total.value);
  assert.match(await page.locator(".dl-total").textContent(), /stories/);
  assert.equal(new URL(page.url()).searchParams.get("count"), "stories");
  await shown(page, () => page.locator(".dl-stories input").uncheck());
  assert.equal(await total(page), articles);
});

test("sorting and paging keep to the address", async () => {
  const page = await open("/?q=the");
  await shown(page, () => page.locator(".dl-sort select").selectOption("oldest"));
  assert.equal(new URL(page.url()).searchParams.get("sort"), "oldest");
  await shown(page, () => page.locator(".dl-pager [rel=next]").click());
  assert.equal(new URL(page.url()).searchParams.get("offset"), "10");
  const expected = await search({q: "the", sort: "oldest", offset: 10});
  assert.equal(await page.locator(".dl-hit .dl-headline").first().textContent(), expected.hits[0].headline);
  assert.equal(await page.locator(".dl-page[aria-current=page]").count(), 1);
});

test("the back button goes through searches and articles, and a shared link shows the same", async () => {
  const page = await open("/?q=syria");
  const first = await page.locator(".dl-headline a").first().textContent();
  const value = page.locator('[data-facet="country"] input').nth(1);
  await shown(page, () => value.check());
  const narrowed = page.url();
  const count = await total(page);
  await shown(page, () => page.locator(".dl-headline a").first().click());
  assert.ok(await page.locator(".dl-article").isVisible());
  await shown(page, () => page.goBack());
  assert.equal(page.url(), narrowed);
  assert.equal(await total(page), count);
  await shown(page, () => page.goBack());
  assert.equal(await page.locator(".dl-headline a").first().textContent(), first);
  await shown(page, () => page.goForward());
  assert.equal(page.url(), narrowed);
  const shared = await open(narrowed);
  assert.equal(await total(shared), count);
  assert.equal(await shared.locator(".dl-chip").count(), 1);
  assert.equal(await shared.locator('[data-facet="country"] input:checked').count(), 1);
});

test("the feed and the link to share are those of the question", async () => {
  const page = await open("/?q=syria&f.person=Vladimir+Putin");
  const feed = new URL(await page.locator(".dl-share a").getAttribute("href"), PORTAL);
  assert.equal(feed.pathname, "/feed.atom");
  assert.equal(feed.searchParams.get("f.person"), "Vladimir Putin");
  assert.equal(await page.locator("#feed-link").evaluate((element) => element.href), feed.href);
  await page.locator('[data-key="copy"]').click();
  await page.locator(".dl-share [role=status]:not(:empty)").waitFor();
});

test("a faulty query is read leniently, and its place shown; strictly, it is an error with a hint", async () => {
  const page = await open("/?q=persn:putin");
  assert.match(await page.locator(".dl-notices").textContent(), /persn/);
  const strict = await open("/?q=syria+persn:putin&lenient=0", {allow: /400/});
  assert.equal(await strict.locator(".dl-error mark").textContent(), "p");
  assert.match(await strict.locator(".dl-error").textContent(), /person:/);
});

test("nothing found says what may help, and a tip leads there", async () => {
  const page = await open("/?q=numbat+zzzzqqq&from=2021");
  assert.equal(await page.locator(".dl-total").textContent(), "Nothing found");
  await shown(page, () => page.locator(".dl-nothing a", {hasText: "any of the words"}).click());
  assert.ok(await total(page) > 0);
  assert.equal(new URL(page.url()).searchParams.get("match"), "any");
});

test("a server out of reach is said, and asked again", async () => {
  const page = await open("/?q=syria", {allow: /ERR_FAILED|Failed to load/});
  await page.route("**/api/v1/search*", (route) => route.abort());
  await page.fill("#q", "numbat");
  await shown(page, () => page.press("#q", "Enter"));
  assert.match(await page.locator(".dl-error").textContent(), /cannot be reached/);
  await page.unroute("**/api/v1/search*");
  await shown(page, () => page.locator(".dl-error button").click());
  assert.ok(await total(page) > 0);
});
