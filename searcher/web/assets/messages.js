// What stands where there are no results, or beside them: errors with their place in the query, notices on how it was
// read, did-you-mean, and what to try where nothing was found.

import {h, link} from "./dom.js";
import {composeQuery, isNarrowed, queryColumnShift, splitQuery, withChange} from "./state.js";
import {segments} from "./text.js";

// The query with its faulty character marked. Columns count code points of what was sent.
function pointed(state, column) {
  const at = column - queryColumnShift(state);
  if (!Number.isInteger(column) || at < 0 || state.q === "") return null;
  const pieces = segments(`${state.q} `, [{start: at, end: at + 1}]);
  return h("code", {class: "dl-pointed", dir: "auto"}, pieces.map(({text, mark}) => (mark ? h("mark", {}, text) : text)));
}

export function renderError(error, state, {t, retry}) {
  const known = {410: "error.gone", 404: "error.unknown"}[error.status];
  const message = error.status === 0 ? t("error.network") : known && error.code !== "" && !error.message ? t(known) : error.message || t(known ?? "error");
  return h("div", {class: "dl-error", part: "error", role: "alert"},
           h("h1", {}, t("error")), h("p", {dir: "auto"}, message), pointed(state, error.column),
           error.hint ? h("p", {dir: "auto"}, h("strong", {}, t("hint"), ": "), error.hint) : null,
           error.status === 400 || error.status === 410 ? null
             : h("p", {}, h("button", {type: "button", class: "dl-small-button", onclick: retry}, t("retry"))));
}

export function renderNotices(answer, state, {t}) {
  const notices = answer.query?.notices ?? [];
  if (notices.length === 0) return null;
  return h("ul", {class: "dl-notices", part: "notices"},
           notices.map(({message, column}) => h("li", {dir: "auto"}, message, pointed(state, notices.length === 1 ? column : null))));
}

export function renderSuggestion(answer, state, {t, go, href}) {
  if (!answer.suggestion) return null;
  const corrected = withChange(state, splitQuery(answer.suggestion));
  return h("p", {class: "dl-suggestion", part: "suggestion"}, t("didYouMean"), " ",
           link(href(corrected), {dir: "auto"}, () => go(corrected), corrected.q || answer.suggestion), "?");
}

export function renderNothing(state, {t, go, href}) {
  const tips = [];
  const tip = (label, changed) => tips.push(h("li", {}, link(href(changed), {}, () => go(changed), label)));
  if (state.from || state.to || state.about) tip(t("tip.dates"), withChange(state, {from: "", to: "", about: null}));
  if (state.filters.length > 0) tip(t("tip.filters"), withChange(state, {filters: []}));
  const words = state.q.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length > 1 && state.match === "all") tip(t("tip.any"), withChange(state, {match: "any"}));
  const long = words.filter((word) => word.length > 4).sort((a, b) => b.length - a.length)[0];
  if (long) {
    const stem = `${long.slice(0, Math.max(3, long.length - 3))}*`;
    const [before, after] = t("tip.spelling", {example: "\u0000"}).split("\u0000");
    const changed = withChange(state, {q: stem});
    tips.push(h("li", {}, before, link(href(changed), {dir: "auto"}, () => go(changed), stem), after));
  }
  if (composeQuery(state.q, state.about) !== "" || isNarrowed(state)) tip(t("tip.all"), withChange(state, {q: "", about: null, from: "", to: "", filters: [], match: "all"}));
  return h("div", {class: "dl-nothing", part: "empty"}, h("h2", {}, t("tips")), h("ul", {}, tips));
}
