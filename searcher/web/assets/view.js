// The search: chips, timeline, facets, results or an article, drawn from a state and an answer. Page and widget differ
// only in where the state lives (the address, or the element) and in what they show.
//
//   const view = new SearchView({root, api, t, facets, timeline: true, store});
//   view.show(store.state);
//
// `store`: state, href(state) for links, go(state, {replace, scroll}) to ask for a state, which calls show() again.
// `open`: where headlines lead: "inline", "portal" or "source".

import {ArticleView} from "./article.js";
import {renderChips} from "./chips.js";
import {Facets} from "./facets.js";
import {h, link, replaceKeepingFocus, safeUrl} from "./dom.js";
import {renderError, renderNothing, renderNotices, renderSuggestion} from "./messages.js";
import {renderPager} from "./pager.js";
import {renderHits} from "./results.js";
import {renderShare} from "./share.js";
import {EMPTY_STATE, apiParams, composeQuery, isNarrowed, toParams} from "./state.js";
import {Timeline} from "./timeline.js";

export const DEFAULT_FACETS = ["person", "org", "place", "country", "source", "section", "author", "language"]
  .map((name, index) => ({name, size: 6, open: index < 4}));
const SORTS = ["relevance", "newest", "oldest"];

export class SearchView {
  #root; #api; #t; #store; #facetList; #withTimeline; #open; #share;
  #facets; #timeline; #article;
  #request = null;
  #shown = null;      // the search of which the results are on the screen, as an address
  #context;

  constructor({root, api, t, store, facets = DEFAULT_FACETS, timeline = true, open = "inline", share = true}) {
    this.#root = root;
    this.#api = api;
    this.#t = t;
    this.#store = store;
    this.#facetList = facets;
    this.#withTimeline = timeline;
    this.#open = open;
    this.#share = share;
    const go = (state, options) => store.go(state, options);
    this.#context = {t, go, href: (state) => store.href(state)};
    this.#facets = new Facets({facets, t, go});
    this.#timeline = new Timeline({t, go});
    this.#article = new ArticleView(this.#context);
  }

  // Draws `state`. Resolves once it is on the screen, or was overtaken by another.
  async show(state, {focus = false} = {}) {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#root.setAttribute("aria-busy", "true");
    let drawn;
    try {
      drawn = await this.#draw(state, request.signal);
    } catch (error) {
      if (error.name === "AbortError" || request.signal.aborted) return;
      drawn = {title: this.#t("error"), children: [this.#errorView(error, state)]};
    }
    if (request !== this.#request) return;
    replaceKeepingFocus(this.#root, drawn.children);
    this.#root.removeAttribute("aria-busy");
    if (focus || drawn.focus) this.#root.querySelector(drawn.focus ?? ".dl-total")?.focus({preventScroll: true});
    this.#root.dispatchEvent(new CustomEvent("dateline-shown", {bubbles: true, composed: true, detail: {title: drawn.title, state, total: drawn.total}}));
  }

  #draw(state, signal) {
    if (state.article) return this.#drawArticle(state, signal);
    if (state.similar) return this.#drawSimilar(state, signal);
    return this.#drawSearch(state, signal);
  }

  #errorView(error, state) {
    const back = {...state, article: "", similar: ""};
    return [state.article || state.similar ? this.#back(back) : renderChips(state, this.#t, this.#context.go),
            renderError(error, state, {t: this.#t, retry: () => this.show(state)})];
  }

  #back(state) {
    const {t, go, href} = this.#context;
    return h("p", {class: "dl-back"}, link(href(state), {dataset: {key: "back"}}, () => go(state), h("span", {class: "dl-arrow", "aria-hidden": "true"}, "← "), t("back")));
  }

  // Where a headline leads.
  #opener(state) {
    const {go, href} = this.#context;
    const portal = (id) => this.#api.url("", toParams({...EMPTY_STATE, article: id}));
    if (this.#open === "inline") {
      return {inPlace: true, href: (hit) => href({...state, article: hit.id}), go: (hit) => go({...state, article: hit.id}, {scroll: true})};
    }
    if (this.#open === "source") return {inPlace: false, href: (hit) => safeUrl(hit.url) ?? portal(hit.id)};
    return {inPlace: false, href: (hit) => portal(hit.id)};
  }

  async #drawSearch(state, signal) {
    const {t, go, href} = this.#context;
    const answer = await this.#api.search(apiParams(state, {facets: this.#facetList, timeline: this.#withTimeline}), signal);
    const total = answer.total.value;
    const anything = composeQuery(state.q, state.about) === "" && !isNarrowed(state);
    const found = t(answer.total.unit === "stories" ? "stories" : "results", {n: total});
    const results = h("section", {class: "dl-results", part: "results", "aria-label": found},
      h("div", {class: "dl-results-head"},
        h("h1", {class: "dl-total", part: "total", tabindex: "-1"}, anything ? h("span", {class: "dl-total-what"}, t("newest"), " ") : null,
          h("span", {role: "status"}, total === 0 ? t("noResults") : found)),
        this.#stories(state, answer), this.#sort(state, answer)),
      renderChips(state, t, go),
      renderSuggestion(answer, state, this.#context),
      renderNotices(answer, state, this.#context),
      total === 0 ? renderNothing(state, this.#context)
        : [renderHits(answer.hits, {state, t, go, open: this.#opener(state)}), renderPager(state, total, this.#context)],
      this.#share ? renderShare(state, {t, api: this.#api, href}) : null);
    const facets = this.#facets.render(state, answer);
    const timeline = this.#withTimeline && (total > 0 || state.from || state.to || state.about) ? this.#timeline.render(state, answer) : null;
    const key = toParams(state).toString();
    const children = [h("div", {class: facets.length > 0 ? "dl-layout" : "dl-layout dl-no-facets"},
                        timeline, facets.length > 0 ? this.#facetPanel(facets, state) : null, results)];
    this.#shown = key;
    return {title: state.q, total, children};
  }

  #facetPanel(groups, state) {
    const n = state.filters.length;
    // Narrow: folded behind one button. Wide: always open (CSS shows it whatever `open` says).
    const panel = h("details", {class: "dl-facets", part: "facets", open: this.#panelOpen},
                    h("summary", {class: "dl-facets-toggle", dataset: {key: "facets"}}, this.#t("filters"), n > 0 ? h("span", {class: "dl-count"}, " ", this.#t.number(n)) : null),
                    h("div", {class: "dl-facet-groups"}, groups));
    panel.addEventListener("toggle", () => (this.#panelOpen = panel.open));
    return panel;
  }
  #panelOpen = false;

  // Versions of one story as one hit. Off at first: the server looks for stories when somebody asks.
  #stories(state, answer) {
    const {t, go} = this.#context;
    if (answer.total.value < 2 && !state.stories) return null;
    const box = h("input", {type: "checkbox", checked: state.stories, dataset: {key: "stories"}, onchange: () => go({...state, offset: 0, stories: box.checked})});
    return h("label", {class: "dl-stories", part: "stories"}, box, " ", h("span", {}, t("foldStories")));
  }

  #sort(state, answer) {
    const {t, go} = this.#context;
    if (answer.total.value < 2) return null;
    const usual = state.q.trim() === "" || state.q.trim() === "*" ? "newest" : "relevance";
    const select = h("select", {dataset: {key: "sort"}, onchange: () => go({...state, offset: 0, sort: select.value === usual ? "" : select.value})},
                     SORTS.map((sort) => h("option", {value: sort, selected: sort === (state.sort || usual)}, t(`sort.${sort}`))));
    return h("label", {class: "dl-sort", part: "sort"}, h("span", {}, t("sort"), " "), select);
  }

  async #drawArticle(state, signal) {
    const {t} = this.#context;
    const article = await this.#api.article(state.article, signal);
    const back = {...state, article: ""};
    const view = this.#article.render(article, {back: {href: this.#context.href(back), go: () => this.#context.go(back)}});
    const similar = h("section", {class: "dl-similar", part: "similar"});
    this.#fillSimilar(similar, state, signal);
    return {title: article.headline ?? "", focus: ".dl-article-headline", children: [h("div", {class: "dl-reading"}, view, similar)]};
  }

  // The first few like it; nothing where the server has no such thing.
  async #fillSimilar(section, state, signal) {
    const {t, go, href} = this.#context;
    let answer = null;
    try {
      answer = await this.#api.similar(state.article, signal);
    } catch {
      return;
    }
    if (!answer?.hits || signal.aborted) return;
    const hits = answer.hits.filter((hit) => hit.id !== state.article);
    const all = {...state, similar: state.article, article: ""};
    section.replaceChildren(
      h("h2", {}, t("similar")),
      hits.length === 0 ? h("p", {class: "dl-quiet"}, t("noSimilar")) : renderHits(hits.slice(0, 5), {state: EMPTY_STATE, t, go, open: this.#opener(state), heading: "h3"}),
      hits.length > 5 ? h("p", {}, link(href(all), {}, () => go(all, {scroll: true}), t("more", {n: hits.length - 5}))) : "");
  }

  async #drawSimilar(state, signal) {
    const {t, go} = this.#context;
    const [article, answer] = await Promise.all([this.#api.article(state.similar, signal), this.#api.similar(state.similar, signal)]);
    const hits = (answer?.hits ?? []).filter((hit) => hit.id !== state.similar);
    const back = {...state, similar: "", article: state.similar};
    return {title: t("similar"), focus: ".dl-total", children: [h("div", {class: "dl-reading"}, h("section", {class: "dl-results"},
      this.#back(back), h("h1", {class: "dl-total", tabindex: "-1"}, t("similarTo", {what: `“${article.headline ?? t("untitled")}”`})),
      hits.length === 0 ? h("p", {class: "dl-quiet"}, t("noSimilar")) : renderHits(hits, {state: EMPTY_STATE, t, go, open: this.#opener(state)})))]};
  }
}
