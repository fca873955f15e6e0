// Facets as groups of checkboxes: what is chosen first, then the most frequent values, "more", and a box to find one.

import {h} from "./dom.js";
import {facetValueLabel} from "./labels.js";
import {hasFilter, toggleFilter} from "./state.js";

const STEPS = [25, 100, 500, 1000];
const FIND_FROM = 20;

// Values chosen that the answer's list does not hold come first, without a count.
function rows(name, facet, state) {
  const values = facet.values.map(({value, count}) => ({value, count}));
  const listed = new Set(values.map(({value}) => value));
  const others = state.filters.filter((filter) => filter.facet === name && !listed.has(filter.value));
  return [...others.map(({value}) => ({value, count: null})), ...values];
}

export class Facets {
  #open = new Map();   // groups the reader opened or closed
  #find = new Map();   // what stands in a group's find box

  // `facets`: [{name, size, open}].
  constructor({facets, t, go}) {
    Object.assign(this, {facets, t, go});
  }

  render(state, answer) {
    return this.facets.map((facet) => this.#group(facet, state, answer.facets?.[facet.name])).filter(Boolean);
  }

  #group({name, size, open}, state, facet) {
    const t = this.t;
    const chosen = state.filters.some((filter) => filter.facet === name);
    if (!facet || (facet.values.length === 0 && !chosen)) return null;
    const title = t(`facet.${name}`);
    const isOpen = this.#open.get(name) ?? (open || chosen);
    const list = h("ul", {class: "dl-values"}, rows(name, facet, state).map((row) => this.#row(name, row, state)));
    const details = h("details", {class: "dl-facet", part: "facet", open: isOpen, dataset: {facet: name}},
                      h("summary", {dataset: {key: `facet ${name}`}}, h("span", {class: "dl-facet-title"}, title), " ",
                        h("span", {class: "dl-count"}, t.number(facet.distinct))),
                      h("fieldset", {}, h("legend", {class: "dl-visually-hidden"}, title),
                        facet.values.length >= FIND_FROM ? this.#findBox(name, title, list) : null,
                        list, this.#more(name, facet, state.sizes[name] ?? size, state)));
    details.addEventListener("toggle", () => this.#open.set(name, details.open));
    return details;
  }

  #row(name, {value, count}, state) {
    const t = this.t;
    const label = facetValueLabel(name, value, t);
    const filter = {facet: name, value};
    const excluded = hasFilter(state, {...filter, exclude: true});
    const box = h("input", {type: "checkbox", checked: hasFilter(state, filter), dataset: {key: `value ${name}=${value}`},
                            onchange: () => this.go(toggleFilter(state, filter))});
    return h("li", {class: excluded ? "dl-value dl-excluded" : "dl-value", dataset: {label: label.toLowerCase()}},
             h("label", {}, box, h("span", {class: "dl-value-name", dir: "auto"}, label),
               count === null ? null : h("span", {class: "dl-count"}, t.number(count))),
             h("button", {class: "dl-exclude", type: "button", "aria-pressed": String(excluded), dataset: {key: `not ${name}=${value}`},
                          "aria-label": t("exclude", {what: label}), title: t("exclude", {what: label}),
                          onclick: () => this.go(toggleFilter(state, {...filter, exclude: true}))},
               h("span", {"aria-hidden": "true"}, "−")));
  }

  #more(name, facet, size, state) {
    const left = facet.distinct - facet.values.length;
    const next = STEPS.find((step) => step > size);
    if (left <= 0 || !next) return null;
    const sizes = {...state.sizes, [name]: next};
    return h("button", {class: "dl-plain dl-more", type: "button", dataset: {key: `more ${name}`},
                        onclick: () => this.go({...state, sizes}, {replace: true})}, this.t("more", {n: left}));
  }

  #findBox(name, title, list) {
    const filter = (text) => {
      const wanted = text.trim().toLowerCase();
      for (const item of list.children) item.hidden = wanted !== "" && !item.dataset.label.includes(wanted);
    };
    const box = h("input", {type: "search", class: "dl-find", "aria-label": this.t("findIn", {what: title}), placeholder: this.t("findIn", {what: title}),
                            dir: "auto", dataset: {key: `find ${name}`},
                            oninput: () => (this.#find.set(name, box.value), filter(box.value))});
    box.value = this.#find.get(name) ?? "";
    filter(box.value);
    return box;
  }
}
