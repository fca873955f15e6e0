// Dates at their precision: "2015", "2015-09", "2015-09-29" or an instant with its own offset; ranges of timeline buckets.
// Everything is civil: the day an article bears is the day shown, whatever the reader's time zone.
//
//   formatPublished("2015-09", "en")                 ->  "September 2015"
//   rangeOfBuckets("2015-09-01", "2015-10-01", "month")  ->  {from: "2015-09", to: "2015-10"}

const DAY_MS = 86_400_000;

// A civil date as a UTC instant; years below 100 too.
function utc(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function parts(text) {
  const found = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d))?/.exec(text ?? "");
  if (!found) return null;
  const [, year, month, day, hour, minute] = found;
  const date = utc(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (hour) date.setUTCHours(Number(hour), Number(minute));
  return {date, precision: hour ? "instant" : day ? "day" : month ? "month" : "year"};
}

const FORMATS = {
  year: {year: "numeric"},
  month: {year: "numeric", month: "long"},
  day: {year: "numeric", month: "long", day: "numeric"},
  instant: {year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23"},
};

const formatters = new Map();

function format(date, locale, options) {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(locale, {...options, timeZone: "UTC", calendar: "gregory"}));
  }
  return formatters.get(key).format(date);
}

// Text that is no date comes back as it is.
export function formatPublished(text, locale) {
  const read = parts(text);
  return read ? format(read.date, locale, FORMATS[read.precision]) : text ?? "";
}

// The day without the time, for lists.
export function formatDay(text, locale) {
  const read = parts(text);
  return read ? format(read.date, locale, FORMATS[read.precision === "instant" ? "day" : read.precision]) : text ?? "";
}

export function isoDay(date) {
  return date.toISOString().slice(0, 10);
}

// The last day of the bucket that begins at `start`.
export function bucketEnd(start, interval) {
  const {date} = parts(start);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  if (interval === "year") return isoDay(utc(year, 12, 31));
  if (interval === "month") return isoDay(utc(year, month + 1, 0));
  if (interval === "week") return isoDay(new Date(date.getTime() + 6 * DAY_MS));
  return isoDay(date);
}

// From the first of one bucket to the end of another, written as short as the interval allows.
export function rangeOfBuckets(firstStart, lastStart, interval) {
  if (interval === "year") return {from: firstStart.slice(0, 4), to: lastStart.slice(0, 4)};
  if (interval === "month") return {from: firstStart.slice(0, 7), to: lastStart.slice(0, 7)};
  return {from: firstStart, to: bucketEnd(lastStart, interval)};
}

export function formatBucket(start, interval, locale) {
  const {date} = parts(start);
  if (interval === "year") return format(date, locale, FORMATS.year);
  if (interval === "month") return format(date, locale, {year: "numeric", month: "short"});
  if (interval === "week") return formatRange(start, bucketEnd(start, interval), locale);
  return format(date, locale, {year: "numeric", month: "short", day: "numeric"});
}

// The month or year that a range of two days is, or else null.
function wholePeriod(from, to) {
  for (const [length, rest] of [[4, /^\d{4}-01-01$/], [7, /^\d{4}-\d\d-01$/]]) {
    const period = from.slice(0, length);
    if (rest.test(from) && daysOf(period)?.last === to) return period;
  }
  return null;
}

// A range as people write one; either end may be open (""), and words ("last week") stay words.
export function formatRange(from, to, locale) {
  const whole = from && to ? wholePeriod(from, to) : null;
  if (whole) return formatDay(whole, locale);
  if (from && to && from === to) return formatDay(from, locale);
  if (!from) return `… – ${formatDay(to, locale)}`;
  if (!to) return `${formatDay(from, locale)} – …`;
  return `${formatDay(from, locale)} – ${formatDay(to, locale)}`;
}

// First and last day of a date at any precision; null for words.
export function daysOf(text) {
  const read = parts(text);
  if (!read) return null;
  const first = isoDay(read.date);
  return {first, last: bucketEnd(first, read.precision === "instant" ? "day" : read.precision)};
}

// A range three times as wide about the same middle, in whole days; null where an end is not a date.
export function widen(from, to) {
  const first = daysOf(from)?.first;
  const last = daysOf(to)?.last;
  if (!first || !last) return null;
  const start = Date.parse(first);
  const end = Date.parse(last);
  if (!Number.isFinite(start) || !Number.isFinite(end) || end < start) return null;
  const span = end - start + DAY_MS;
  const clamp = (time) => Math.min(Math.max(time, Date.parse("0001-01-01")), Date.parse("9999-12-31"));
  return {from: isoDay(new Date(clamp(start - span))), to: isoDay(new Date(clamp(end + span)))};
}
