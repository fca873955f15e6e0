// The search page: the state is the address, so links can be shared and the back button works.

import {Api} from "./api.js";
import {Combobox} from "./combobox.js";
import {labels, pickLanguage} from "./labels.js";
import {composeQuery, feedParams, parseState, toParams, withChange} from "./state.js";
import {SearchView} from "./view.js";

const base = new URL(".", import.meta.url);
const language = pickLanguage(navigator.languages ?? [navigator.language]);
const t = labels(language);
const root = document.querySelector("#results");
const form = document.querySelector("form.dl-search");
const input = form.elements.q;
const api = new Api(base);

const store = {
  state: parseState(location.search),
  href(state) {
    const params = toParams(state).toString();
    return params ? `?${params}` : "./";
  },
  go(state, {replace = false, scroll = false} = {}) {
    const url = new URL(this.href(state), base);
    if (url.href === location.href) replace = true;
    if (!replace) {
      history.replaceState({scroll: scrollY}, "");
      history.pushState({}, "", url);
    } else {
      history.replaceState(history.state, "", url);
    }
    return this.draw(scroll || Boolean(state.article));
  },
  async draw(scrollUp) {
    this.state = parseState(location.search);
    input.value = this.state.q;
    const search = form.getBoundingClientRect();
    await view.show(this.state);
    if (scrollUp && search.bottom < 0) scrollTo({top: 0});
    else if (scrollUp) scrollTo({top: Math.min(scrollY, 0)});
  },
};

const view = new SearchView({root, api, t, store});

function translate() {
  document.documentElement.lang = language;
  input.placeholder = t("placeholder");
  form.querySelector("label").textContent = t("searchLabel");
  form.querySelector("button").textContent = t("search");
}

function submit(text) {
  store.go(withChange(store.state, {q: text.trim(), sizes: {}}));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit(input.value);
});

new Combobox({input, anchor: form.querySelector(".dl-search-field"), t,
              ask: (text, signal) => api.suggest(text, signal), choose: submit});

addEventListener("popstate", async (event) => {
  await store.draw(false);
  scrollTo({top: event.state?.scroll ?? 0});
});

root.addEventListener("dateline-shown", ({detail}) => {
  document.title = detail.title ? `${detail.title} – Dateline` : "Dateline";
  const feed = document.querySelector("#feed-link");
  feed.href = api.url("feed.atom", feedParams(detail.state));
  feed.title = composeQuery(detail.state.q, detail.state.about) || t("newest");
});

history.scrollRestoration = "manual";
translate();
document.documentElement.classList.add("js");
store.draw(false);

// "/" goes to the search field, as on many search pages.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  input.focus();
  input.select();
});
