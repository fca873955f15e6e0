import assert from "node:assert/strict";
import test from "node:test";

import {applied, completionsOf, fits} from "../../../searcher/web/assets/completion.js";
import {codePointLength, disjointMarks, paragraphs, quoteValue, segments, sliceCodePoints}
  from "../../../searcher/web/assets/text.js";

test("offsets count code points, not UTF-16 units", () => {
  for (const [text, start, end, expected] of [
    ["Putin", 0, 5, "Putin"],
    ["a𝒳b", 1, 2, "𝒳"],
    ["👩‍🚀 in orbit", 4, 6, "in"],   // woman, joiner, rocket: three code points
    ["日本𠮷野家", 2, 3, "𠮷"],
    ["e\u0301t\u00e9", 0, 2, "e\u0301"],
    ["روسيا", 1, 3, "وس"],
    ["short", 2, 99, "ort"],
    ["short", 4, 2, ""],
  ]) {
    assert.equal(sliceCodePoints(text, start, end), expected, `${text} [${start}, ${end})`);
  }
  assert.equal(codePointLength("a𝒳b"), 3);
});

test("segments lose nothing and mark what is asked", () => {
  const text = "𝒳 Putin met 👩‍🚀 Obama";
  const out = segments(text, [{start: 2, end: 7, kind: "person"}, {start: 16, end: 21, kind: "person"}]);
  assert.equal(out.map((piece) => piece.text).join(""), text);
  assert.deepEqual(out.filter((piece) => piece.mark).map((piece) => piece.text), ["Putin", "Obama"]);
  assert.deepEqual(segments("", [{start: 0, end: 2}]), [{text: "", mark: null}]);
});

test("of marks that overlap the first, and of two that begin together the longer, stays", () => {
  const marks = [{start: 4, end: 9}, {start: 0, end: 3}, {start: 0, end: 6}, {start: 7, end: 7}, {start: 6, end: 8}];
  assert.deepEqual(disjointMarks(marks), [{start: 0, end: 6}, {start: 6, end: 8}]);
});

test("paragraphs keep their marks, counted from their own start", () => {
  const body = "First 𝒳 one.\n\nSecond two.\r\n\r\n\r\nThird three.\n";
  const word = (text) => ({start: codePointLength(body.slice(0, body.indexOf(text))), end: codePointLength(body.slice(0, body.indexOf(text))) + text.length});
  const out = paragraphs(body, [word("one"), word("two"), word("three")]);
  assert.deepEqual(out.map(({text, marks}) => marks.map(({start, end}) => sliceCodePoints(text, start, end))), [["one"], ["two"], ["three"]]);
  assert.equal(paragraphs("   \n\n ", []).length, 0);
});

test("the last words of what is typed are completed, the most of them first", () => {
  for (const [before, texts] of [
    ["syria vlad pu", ["syria vlad pu", "vlad pu", "pu"]], ["a b c d", ["b c d", "c d", "d"]], ["syria OR vlad pu", ["vlad pu", "pu"]],
    ["(a OR ba", ["ba"]], ["a -bc", ["bc"]], ["-x", ["x"]], ["US-led", ["US-led"]], ["a w/5 bc", ["bc"]], ["syria ", []], ["", []],
    ["person:pu", ["pu"]], ['person:"vladimir pu', ["vladimir pu"]], ["person:", []], ['"civil wa', []], ['"civil war" pu', ["pu"]],
  ]) {
    assert.deepEqual(completionsOf(before).map(({text}) => text), texts, before);
  }
});

test("a suggestion taken replaces what it completes", () => {
  const putin = {text: "Vladimir Putin", kind: "person"};
  for (const [before, after, at, suggestion, text] of [
    ["pu", "", -1, putin, 'person:"Vladimir Putin"'],
    ["syria pu", "", -1, putin, 'syria person:"Vladimir Putin"'],
    ["syria vladimir pu", "", 1, putin, 'syria person:"Vladimir Putin"'],
    ["syria AND Pu", " OR x", -1, putin, 'syria AND person:"Vladimir Putin" OR x'],
    ["person:pu", "", -1, putin, 'person:"Vladimir Putin"'],
    ["entity:pu", "", -1, putin, 'entity:"Vladimir Putin"'],
    ['-person:"vladimir pu', '" x', -1, putin, '-person:"Vladimir Putin" x'],
    ["syr", "", -1, {text: "syria", kind: "word"}, "syria"],
    ["headline:syr", "", -1, {text: "syria", kind: "word"}, "headline:syria"],
  ]) {
    const completion = completionsOf(before).at(at);
    assert.ok(fits(completion, suggestion));
    const done = applied(before, after, completion, suggestion);
    assert.equal(done.text, text, before);
    assert.equal(done.text.slice(done.caret), after.replace(/^"/, ""));
  }
  assert.ok(!fits(completionsOf("place:pu")[0], putin));
  assert.ok(!fits(completionsOf("headline:pu")[0], putin));
});

test("a value is quoted where the query language needs it", () => {
  for (const [value, quoted] of [["Syria", "Syria"], ["New York", '"New York"'], ['the "Post"', '"the \\"Post\\""'], ["en-GB", "en-GB"], ["a(b", '"a(b"']]) {
    assert.equal(quoteValue(value), quoted);
  }
});
