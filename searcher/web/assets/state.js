// What is asked, as the page's address has it. The names are those of the API, so that one query string serves the page,
// the feed, the API and the server's own page without JavaScript; `axis`, `article` and `similar` are the page's own.
//
//   const state = parseState("?q=syria&f.person=Vladimir+Putin&from=2015-09");
//   toParams(state).toString()  ->  "q=syria&from=2015-09&f.person=Vladimir+Putin"

export const FACETS = ["person", "org", "place", "country", "about-country", "source", "section", "author", "language",
                       "status", "year", "month", "day", "weekday", "about-year", "about-month"];
export const PAGE_SIZE = 10;
const SORTS = ["relevance", "newest", "oldest"];
const INTERVALS = ["day", "week", "month", "year"];

export const EMPTY_STATE = Object.freeze({
  q: "", about: null, match: "all", from: "", to: "", filters: [], sizes: {}, sort: "", limit: PAGE_SIZE, offset: 0,
  lenient: true, axis: "published", interval: "auto", stories: false, article: "", similar: "",
});

const ABOUT = /^about:(\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})(?: \(([\s\S]*)\))?$/;

function closesOnlyAtTheEnd(text) {
  let depth = 0;
  for (const character of text) {
    if (character === "(") ++depth;
    if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

// The API has no parameter for dates mentioned, only the field about:. A range brushed on that axis stands in front of
// the query, and is taken off again when the address is read.
export function composeQuery(q, about) {
  if (!about) return q;
  const clause = `about:${about.from}..${about.to}`;
  return q.trim() === "" || q.trim() === "*" ? clause : `${clause} (${q})`;
}

export function splitQuery(text) {
  const found = ABOUT.exec(text);
  if (!found || !closesOnlyAtTheEnd(found[3] ?? "")) return {q: text, about: null};
  return {q: found[3] ?? "", about: {from: found[1], to: found[2]}};
}

// How many characters composeQuery puts in front: columns of the API are counted from there.
export function queryColumnShift(state) {
  return composeQuery(state.q, state.about).indexOf(`(${state.q})`) + 1;
}

const oneOf = (value, allowed, fallback) => (allowed.includes(value) ? value : fallback);

function wholeNumber(text, fallback, most) {
  return /^\d{1,9}$/.test(text ?? "") ? Math.min(Number(text), most) : fallback;
}

export function parseState(search) {
  const params = new URLSearchParams(search);
  const filters = [];
  const sizes = {};
  for (const [key, value] of params) {
    const filter = /^f\.([a-z-]+?)(\.not)?$/.exec(key);
    if (filter && FACETS.includes(filter[1])) filters.push({facet: filter[1], value, exclude: Boolean(filter[2])});
    if (key === "facet") {
      for (const part of value.split(",")) {
        const size = /^([a-z-]+):(\d{1,4})$/.exec(part);
        if (size && FACETS.includes(size[1])) sizes[size[1]] = Number(size[2]);
      }
    }
  }
  return {
    ...splitQuery(params.get("q") ?? ""),
    match: oneOf(params.get("match"), ["all", "any"], "all"),
    from: params.get("from") ?? "",
    to: params.get("to") ?? "",
    filters,
    sizes,
    sort: oneOf(params.get("sort"), SORTS, ""),
    limit: Math.max(wholeNumber(params.get("limit"), PAGE_SIZE, 100), 1),
    offset: wholeNumber(params.get("offset"), 0, 1e9),
    lenient: params.get("lenient") !== "0",
    axis: params.get("axis") === "about" ? "about" : "published",
    interval: oneOf(params.get("timeline"), INTERVALS, "auto"),
    stories: params.get("count") === "stories",
    article: params.get("article") ?? "",
    similar: params.get("similar") ?? "",
  };
}

// What the query, the feed and the API have in common.
function searchParams(state) {
  const params = new URLSearchParams();
  const q = composeQuery(state.q, state.about);
  if (q !== "") params.set("q", q);
  if (state.match !== "all") params.set("match", state.match);
  if (state.from) params.set("from", state.from);
  if (state.to) params.set("to", state.to);
  for (const {facet, value, exclude} of state.filters) params.append(`f.${facet}${exclude ? ".not" : ""}`, value);
  return params;
}

// One hit for each story, and stories counted, so that pages and facets are of stories too.
function setStories(params, state) {
  if (!state.stories) return;
  params.set("count", "stories");
  params.set("collapse", "1");
}

// The page's own address: only what differs from the default.
export function toParams(state) {
  const params = searchParams(state);
  if (state.sort) params.set("sort", state.sort);
  if (state.limit !== PAGE_SIZE) params.set("limit", state.limit);
  if (state.offset) params.set("offset", state.offset);
  for (const [facet, size] of Object.entries(state.sizes)) params.append("facet", `${facet}:${size}`);
  if (!state.lenient) params.set("lenient", "0");
  if (state.interval !== "auto") params.set("timeline", state.interval);
  setStories(params, state);
  if (state.axis !== "published") params.set("axis", state.axis);
  if (state.article) params.set("article", state.article);
  if (state.similar) params.set("similar", state.similar);
  return params;
}

export function feedParams(state) {
  const params = searchParams(state);
  if (state.lenient) params.set("lenient", "1");
  return params;
}

// `facets`: [{name, size}]; `timeline`: whether the page shows one.
export function apiParams(state, {facets = [], timeline = false} = {}) {
  const params = searchParams(state);
  if (state.lenient) params.set("lenient", "1");
  if (state.sort) params.set("sort", state.sort);
  params.set("limit", state.limit);
  if (state.offset) params.set("offset", state.offset);
  for (const {name, size} of facets) params.append("facet", `${name}:${state.sizes[name] ?? size}`);
  setStories(params, state);
  if (timeline) params.set(state.axis === "about" ? "about-timeline" : "timeline", state.interval);
  return params;
}

// A new state with `change`; a new question starts on its first page and leaves any article.
export function withChange(state, change) {
  return {...state, offset: 0, article: "", similar: "", ...change};
}

const same = (a, b) => a.facet === b.facet && a.value === b.value;

export function hasFilter(state, filter) {
  return state.filters.some((other) => same(other, filter) && other.exclude === Boolean(filter.exclude));
}

// Sets the filter, or takes it away where it is set; including and excluding one value replace each other.
export function toggleFilter(state, {facet, value, exclude = false}) {
  const others = state.filters.filter((other) => !same(other, {facet, value}));
  const filters = hasFilter(state, {facet, value, exclude}) ? others : [...others, {facet, value, exclude}];
  return withChange(state, {filters});
}

// Whether anything but words narrows the results.
export function isNarrowed(state) {
  return state.filters.length > 0 || Boolean(state.from || state.to || state.about);
}
