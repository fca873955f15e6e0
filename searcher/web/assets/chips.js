// What narrows the results, each as a chip that takes it away again.

import {formatRange} from "./dates.js";
import {h} from "./dom.js";
import {facetValueLabel} from "./labels.js";
import {toggleFilter, withChange} from "./state.js";

function chosen(state, t) {
  const out = [];
  if (state.from || state.to) {
    out.push({key: "published", kind: t("published"), text: formatRange(state.from, state.to, t.locale),
              without: withChange(state, {from: "", to: ""})});
  }
  if (state.about) {
    out.push({key: "about", kind: t("about"), text: formatRange(state.about.from, state.about.to, t.locale),
              without: withChange(state, {about: null})});
  }
  for (const filter of state.filters) {
    const label = facetValueLabel(filter.facet, filter.value, t);
    out.push({key: `${filter.facet}=${filter.value}`, kind: t(`facet.${filter.facet}`), exclude: filter.exclude,
              text: filter.exclude ? t("without", {what: label}) : label, without: toggleFilter(state, filter)});
  }
  if (state.match === "any") {
    out.push({key: "match", kind: "", text: t("anyWord"), without: withChange(state, {match: "all"})});
  }
  return out;
}

export function renderChips(state, t, go) {
  const list = chosen(state, t);
  if (list.length === 0) return null;
  const items = list.map(({key, kind, text, exclude, without}) => {
    const what = kind ? `${kind}: ${text}` : text;
    return h("li", {},
             h("button", {class: exclude ? "dl-chip dl-chip-not" : "dl-chip", part: "chip", type: "button", dataset: {key: `chip ${key}`},
                          "aria-label": t("remove", {what}), onclick: () => go(without)},
               kind ? h("span", {class: "dl-chip-kind"}, kind, " ") : null,
               h("span", {dir: "auto"}, text),
               h("span", {class: "dl-chip-x", "aria-hidden": "true"}, "×")));
  });
  if (list.length > 1) {
    const none = withChange(state, {filters: [], from: "", to: "", about: null, match: "all"});
    items.push(h("li", {}, h("button", {class: "dl-plain", type: "button", dataset: {key: "chip all"}, onclick: () => go(none)}, t("clearAll"))));
  }
  return h("ul", {class: "dl-chips", part: "chips", "aria-label": t("chosen")}, items);
}
