import assert from "node:assert/strict";
import test from "node:test";

import {marksOfPart} from "../../../searcher/web/assets/article.js";
import {LANGUAGES, WORDS, facetValueLabel, labels, pickLanguage} from "../../../searcher/web/assets/labels.js";
import {safeUrl} from "../../../searcher/web/assets/dom.js";
import {pageNumbers} from "../../../searcher/web/assets/pager.js";
import {foldStories} from "../../../searcher/web/assets/results.js";
import {readFacets, readFilters} from "../../../searcher/web/assets/widget-element.js";

test("every language has every label, with the same names to fill in", () => {
  const names = (text) => [text].flat().map((form) => [...form.matchAll(/\{\w+\}/g)].map(String).sort().join());
  for (const language of LANGUAGES) {
    assert.deepEqual(Object.keys(WORDS[language]), Object.keys(WORDS.en), language);
    for (const [key, text] of Object.entries(WORDS[language])) assert.deepEqual(names(text), names(WORDS.en[key]), `${language} ${key}`);
  }
  assert.equal(labels("de")("results", {n: 1234}), "1.234 Artikel");
  assert.equal(labels("en")("results", {n: 1}), "1 article");
  assert.equal(pickLanguage(["pt-BR", "fr-CA", "en"]), "fr");
  assert.equal(pickLanguage(["xx"]), "en");
});

test("values are said in the reader's language where they are codes", () => {
  assert.equal(facetValueLabel("language", "ar", labels("de")), "Arabisch");
  assert.equal(facetValueLabel("language", "not a tag!", labels("de")), "not a tag!");
  assert.equal(facetValueLabel("weekday", "Monday", labels("fr")), "lundi");
  assert.equal(facetValueLabel("person", "<b>", labels("fr")), "<b>");
  assert.equal(facetValueLabel("org", "", labels("en")), "none");
});

test("only web addresses become links", () => {
  assert.equal(safeUrl("https://example.org/a b"), "https://example.org/a%20b");
  for (const text of ["javascript:alert(1)", "data:text/html,x", "JaVaScript:x", "file:///etc/passwd", "no address", null]) assert.equal(safeUrl(text), null);
});

test("page numbers leave out what is far, and never just one", () => {
  assert.deepEqual(pageNumbers(0, 1), [0]);
  assert.deepEqual(pageNumbers(0, 3), [0, 1, 2]);
  assert.deepEqual(pageNumbers(5, 20), [0, null, 4, 5, 6, null, 19]);
  assert.deepEqual(pageNumbers(3, 20), [0, 1, 2, 3, 4, null, 19]);
});

test("hits of one story fold under the first of them", () => {
  const hits = [["a", "s"], ["b", null], ["c", "s"], ["d", null], ["e", "t"]].map(([id, story]) => ({id, story}));
  assert.deepEqual(foldStories(hits).map((group) => group.map(({id}) => id)), [["a", "c"], ["b"], ["d"], ["e"]]);
});

test("marks of a part come from names and from dates that are resolved", () => {
  const article = {
    entities: [{type: "person", name: "Vladimir Putin", mentions: [{part: "body", start: 0, end: 5}, {part: "headline", start: 2, end: 7}]}],
    dates: [{part: "body", start: 9, end: 15, from: "2015-09-30", to: "2015-09-30"}, {part: "body", start: 20, end: 25, from: null, to: null}],
  };
  assert.deepEqual(marksOfPart(article, "body").map(({kind, start}) => [kind, start]), [["person", 0], ["date", 9]]);
  assert.deepEqual(marksOfPart({}, "body"), []);
});

test("attributes of the widget", () => {
  assert.deepEqual(readFacets("person:8, place nonsense", "").map(({name, size}) => [name, size]), [["person", 8], ["place", 6]]);
  assert.deepEqual(readFacets("none", "person"), []);
  assert.equal(readFacets(null, "person org").length, 2);
  assert.deepEqual(readFilters("country=Syria; source!=A = B\norg=; bad; nope=x"), [
    {facet: "country", value: "Syria", exclude: false}, {facet: "source", value: "A = B", exclude: true}, {facet: "org", value: "", exclude: false}]);
});
