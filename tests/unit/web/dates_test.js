import assert from "node:assert/strict";
import test from "node:test";

import {bucketEnd, daysOf, formatBucket, formatPublished, formatRange, rangeOfBuckets, widen} from "../../../searcher/web/assets/dates.js";
import {bucketsOf, selection} from "../../../searcher/web/assets/timeline.js";

test("a date is shown at its precision, and an instant on the clock it was written by", () => {
  for (const [text, locale, shown] of [
    ["2015", "en-GB", "2015"], ["2015-09", "en-GB", "September 2015"], ["2015-09-29", "en-GB", "29 September 2015"],
    ["2015-09-29", "de", "29. September 2015"], ["0033-04-03", "en-GB", "3 April 33"], ["no date", "en-GB", "no date"], [null, "en-GB", ""],
  ]) {
    assert.equal(formatPublished(text, locale), shown);
  }
  const instant = formatPublished("2015-09-30T23:45:00-11:00", "en-GB");
  assert.match(instant, /^30 September 2015.*23:45$/);
});

test("buckets end where the calendar says", () => {
  for (const [start, interval, end] of [
    ["2016-02-01", "month", "2016-02-29"], ["2015-12-01", "month", "2015-12-31"], ["2015-01-01", "year", "2015-12-31"],
    ["2015-12-28", "week", "2016-01-03"], ["2015-09-29", "day", "2015-09-29"],
  ]) {
    assert.equal(bucketEnd(start, interval), end);
  }
});

test("a range of buckets is written as short as the interval allows", () => {
  assert.deepEqual(rangeOfBuckets("2014-01-01", "2016-01-01", "year"), {from: "2014", to: "2016"});
  assert.deepEqual(rangeOfBuckets("2015-09-01", "2015-10-01", "month"), {from: "2015-09", to: "2015-10"});
  assert.deepEqual(rangeOfBuckets("2015-09-28", "2015-10-05", "week"), {from: "2015-09-28", to: "2015-10-11"});
  assert.deepEqual(rangeOfBuckets("2015-09-28", "2015-09-29", "day"), {from: "2015-09-28", to: "2015-09-29"});
});

test("ranges read as people write them", () => {
  for (const [from, to, shown] of [
    ["2015-09-01", "2015-09-30", "September 2015"], ["2014-01-01", "2014-12-31", "2014"], ["2015-09", "2015-09", "September 2015"],
    ["2015", "2016-02", "2015 – February 2016"], ["", "2015", "… – 2015"], ["2015", "", "2015 – …"], ["last week", "last week", "last week"],
  ]) {
    assert.equal(formatRange(from, to, "en-GB"), shown);
  }
  assert.equal(formatBucket("2015-09-01", "month", "en-US"), "Sep 2015");
});

test("a range widens about its middle and keeps to the calendar", () => {
  assert.deepEqual(widen("2015-09-10", "2015-09-10"), {from: "2015-09-09", to: "2015-09-11"});
  assert.deepEqual(widen("2015-09", "2015-09"), {from: "2015-08-02", to: "2015-10-30"});
  assert.deepEqual(widen("0001", "9999"), {from: "0001-01-01", to: "9999-12-31"});
  for (const [from, to] of [["last week", "2015"], ["", "2015"], ["2016", "2015"]]) assert.equal(widen(from, to), null);
  assert.deepEqual(daysOf("2016-02"), {first: "2016-02-01", last: "2016-02-29"});
});

test("a selection of bars counts its articles, whichever way it was drawn", () => {
  const buckets = [3, 0, 2, 5].map((count, index) => ({start: `2015-0${index + 1}-01`, count}));
  assert.deepEqual(selection(buckets, 1, 3), {first: 1, last: 3, count: 7});
  assert.deepEqual(selection(buckets, 9, 2), {first: 2, last: 3, count: 7});
  assert.deepEqual(bucketsOf(buckets, "month", {from: "2015-02-14", to: "2015-03"}), {first: 1, last: 2});
  assert.deepEqual(bucketsOf(buckets, "month", {from: "", to: ""}), {first: 0, last: 3});
  assert.deepEqual(bucketsOf(buckets, "month", {from: "1999", to: "1999"}), {first: 0, last: 3});
});
