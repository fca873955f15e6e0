// <dateline-search>: the search of a portal inside any page. See README.md for its attributes, properties and parts.
//
//   <script src="https://archive.example/widget.js" defer></script>
//   <dateline-search facets="person place" filters="country=Syria" language="de" limit="5"></dateline-search>
//
// The state lives in the element: the address of the page around it is never touched.

import {Api} from "./api.js";
import {Combobox} from "./combobox.js";
import {h} from "./dom.js";
import {labels, pickLanguage} from "./labels.js";
import {EMPTY_STATE, FACETS, parseState, toParams, withChange} from "./state.js";
import {SearchView} from "./view.js";

const SORTS = ["relevance", "newest", "oldest"];

// "person:8 place" or "person,place:3"; "none" or "" is none.
export function readFacets(text, fallback) {
  const out = [];
  for (const part of (text ?? fallback).split(/[\s,]+/)) {
    const [name, size] = part.split(":");
    if (FACETS.includes(name)) out.push({name, size: Math.min(Math.max(Number(size) || 6, 1), 1000), open: out.length < 3});
  }
  return out;
}

// One filter a line or between semicolons: "country=Syria; source!=Example News". "F=" asks for articles without any.
export function readFilters(text) {
  const out = [];
  for (const part of (text ?? "").split(/[;\n]/)) {
    const found = /^\s*([a-z-]+)\s*(!?)=\s*(.*?)\s*$/.exec(part);
    if (found && FACETS.includes(found[1])) out.push({facet: found[1], value: found[3], exclude: found[2] === "!"});
  }
  return out;
}

export function defineWidget(styles, scriptUrl) {
  if (customElements.get("dateline-search")) return;

  class DatelineSearch extends HTMLElement {
    static observedAttributes = ["endpoint", "facets", "language", "filters", "query", "from", "to", "match", "sort", "limit", "timeline", "articles", "suggestions", "box"];

    #state = EMPTY_STATE;
    #view = null;
    #api; #input;
    #rebuilding = false;

    constructor() {
      super();
      const root = this.attachShadow({mode: "open"});
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      root.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      this.#rebuild();
    }

    // Several attributes set at once make one new search.
    attributeChangedCallback() {
      if (!this.isConnected || this.#rebuilding) return;
      this.#rebuilding = true;
      queueMicrotask(() => {
        this.#rebuilding = false;
        if (this.isConnected) this.#rebuild();
      });
    }

    // The question asked now, as parameters of the API and of the portal's page.
    get params() {
      return toParams(this.#state);
    }

    // Asks for `params` (URLSearchParams, or text such as "q=syria&f.person=Vladimir+Putin").
    search(params) {
      return this.#go({...parseState(params), limit: this.#state.limit});
    }

    #go(state) {
      this.#state = state;
      if (this.#input) this.#input.value = state.q;
      this.dispatchEvent(new CustomEvent("dateline-search", {bubbles: true, composed: true, detail: {params: this.params}}));
      return this.#view.show(state);
    }

    #initialState() {
      const text = (name) => this.getAttribute(name) ?? "";
      const sort = text("sort");
      return {...EMPTY_STATE, q: text("query"), from: text("from"), to: text("to"), filters: readFilters(text("filters")),
              match: text("match") === "any" ? "any" : "all", sort: SORTS.includes(sort) ? sort : "",
              limit: Math.min(Math.max(Number.parseInt(text("limit"), 10) || EMPTY_STATE.limit, 1), 100)};
    }

    #rebuild() {
      const endpoint = new URL(this.getAttribute("endpoint") ?? scriptUrl ?? document.baseURI, document.baseURI);
      this.#api = new Api(new URL(".", endpoint));
      const wanted = this.getAttribute("language") ?? this.closest("[lang]")?.lang;
      const language = pickLanguage(wanted ? [wanted] : navigator.languages);
      const t = labels(language);
      const results = h("div", {class: "dl", part: "body"});
      const frame = h("div", {class: "dl-widget", lang: language}, this.#searchBox(t), results);
      this.#state = this.#initialState();
      const articles = this.getAttribute("articles");
      this.#view = new SearchView({
        root: results, api: this.#api, t, share: false,
        facets: readFacets(this.getAttribute("facets"), "person org place"),
        timeline: this.getAttribute("timeline") === "on" || this.getAttribute("timeline") === "",
        open: ["portal", "source"].includes(articles) ? articles : "inline",
        store: {href: (state) => this.#api.url("", toParams(state)), go: (state) => this.#go(state)},
      });
      if (this.#input) this.#input.value = this.#state.q;
      this.shadowRoot.replaceChildren(frame);
      this.#view.show(this.#state);
    }

    #searchBox(t) {
      this.#input = null;
      if (this.getAttribute("box") === "off") return null;
      const input = h("input", {class: "dl-search-input", part: "input", type: "search", dir: "auto", "aria-label": t("searchLabel"), placeholder: t("searchLabel"),
                                autocapitalize: "off", spellcheck: "false", enterkeyhint: "search"});
      const field = h("div", {class: "dl-search-field"}, input, h("button", {class: "dl-search-button", part: "button", type: "submit"}, t("search")));
      const submit = (text) => this.#go(withChange(this.#state, {q: text.trim(), sizes: {}}));
      const form = h("form", {class: "dl-search", part: "search", role: "search"}, field);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        submit(input.value);
      });
      this.#input = input;
      if (this.getAttribute("suggestions") !== "off") {
        new Combobox({input, anchor: field, t, ask: (text, signal) => this.#api.suggest(text, signal), choose: submit});
      }
      return form;
    }
  }

  customElements.define("dateline-search", DatelineSearch);
}
