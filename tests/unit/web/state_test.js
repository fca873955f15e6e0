import assert from "node:assert/strict";
import test from "node:test";

import {apiParams, composeQuery, hasFilter, parseState, queryColumnShift, splitQuery, toParams, toggleFilter, withChange}
  from "../../../searcher/web/assets/state.js";

test("an address is read and written without loss", () => {
  for (const address of [
    "", "q=syria", "q=a+OR+%22b+c%22&match=any&from=2015-09&to=2015-10-15&f.person=Vladimir+Putin&f.place.not=Homs&f.org=",
    "q=%D8%B3%D9%88%D8%B1%D9%8A%D8%A7&sort=oldest&limit=20&offset=40&facet=person%3A25&timeline=week&axis=about",
    "article=world-en-001", "q=x&count=stories&collapse=1", "q=x&lenient=0&similar=a%26b%3Dc", "q=about%3A2014..2015-03+%28a+OR+b%29",
  ]) {
    assert.equal(toParams(parseState(`?${address}`)).toString(), address);
  }
});

test("what an address should not hold is left out", () => {
  const state = parseState("?sort=best&match=some&limit=99999&offset=-3&f.nonsense=x&facet=person:x&timeline=hour&axis=z");
  assert.equal(toParams(state).toString(), "limit=100");
  assert.deepEqual(state.filters, []);
});

test("a range of dates mentioned stands in the query and comes off again", () => {
  const about = {from: "2014-08", to: "2014-09"};
  for (const [q, composed] of [["", "about:2014-08..2014-09"], ["*", "about:2014-08..2014-09"], ["a OR b", "about:2014-08..2014-09 (a OR b)"]]) {
    assert.equal(composeQuery(q, about), composed);
    assert.deepEqual(splitQuery(composed), {q: q === "*" ? "" : q, about});
  }
  for (const text of ["about:2014 x", "about:2014..2015 x", "about:2014..2015 (a) OR (b)", "x about:2014..2015", "(a) b"]) {
    assert.deepEqual(splitQuery(text), {q: text, about: null}, text);
  }
  assert.equal(composeQuery("x", null), "x");
});

test("columns of the API are counted in the query as typed", () => {
  assert.equal(queryColumnShift({q: "persn:x", about: null}), 0);
  const state = {q: "persn:x", about: {from: "2014", to: "2015"}};
  assert.equal(composeQuery(state.q, state.about).slice(queryColumnShift(state), -1), "persn:x");
});

test("including and excluding one value replace each other", () => {
  const filter = {facet: "person", value: "X"};
  const included = toggleFilter(parseState("?offset=30&article=a"), filter);
  assert.ok(hasFilter(included, filter));
  assert.deepEqual([included.offset, included.article], [0, ""]);
  const excluded = toggleFilter(included, {...filter, exclude: true});
  assert.equal(toParams(excluded).toString(), "f.person.not=X");
  assert.equal(toParams(toggleFilter(excluded, {...filter, exclude: true})).toString(), "");
  assert.deepEqual(included.filters, [{...filter, exclude: false}], "the state before is as it was");
});

test("the API is asked leniently, with the facets and the axis shown", () => {
  const facets = [{name: "person", size: 6}, {name: "org", size: 6}];
  const params = apiParams(parseState("?q=x&facet=person:25&axis=about"), {facets, timeline: true});
  assert.equal(params.toString(), "q=x&lenient=1&limit=10&facet=person%3A25&facet=org%3A6&about-timeline=auto");
  assert.equal(apiParams(withChange(parseState("?lenient=0"), {q: "y"})).toString(), "q=y&limit=10");
});
