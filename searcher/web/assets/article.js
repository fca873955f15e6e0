// One article: its parts with every name and date marked and leading to a search, what it names, and what is like it.

import {formatPublished, formatRange} from "./dates.js";
import {h, link, safeUrl} from "./dom.js";
import {facetValueLabel} from "./labels.js";
import {metaLine} from "./results.js";
import {EMPTY_STATE} from "./state.js";
import {directionOf, paragraphs, segments} from "./text.js";

// The searches that marks lead to: a name as a filter, a date as a range of dates mentioned.
function searchFor(mark) {
  if (mark.kind === "date") return {...EMPTY_STATE, axis: "about", about: {from: mark.from, to: mark.to}};
  return {...EMPTY_STATE, filters: [{facet: mark.kind, value: mark.name, exclude: false}]};
}

// The marks of one part of the record. A date that cannot be resolved leads nowhere and is left plain.
export function marksOfPart(article, part) {
  const marks = [];
  for (const entity of article.entities ?? []) {
    for (const mention of entity.mentions) {
      if (mention.part === part) marks.push({start: mention.start, end: mention.end, kind: entity.type, name: entity.name});
    }
  }
  for (const found of article.dates ?? []) {
    if (found.part === part && found.from && found.to) marks.push({start: found.start, end: found.end, kind: "date", from: found.from, to: found.to});
  }
  return marks;
}

export class ArticleView {
  // `go(state)`, `href(state)`: a search; `back`: {href, go}.
  constructor({t, go, href}) {
    Object.assign(this, {t, go, href});
  }

  render(article, {back}) {
    const t = this.t;
    const part = (name) => (article[name] ? this.#marked(article[name], marksOfPart(article, name)) : null);
    const attributes = {dir: "auto", lang: article.language};
    const url = safeUrl(article.url);
    const body = article.body
      ? paragraphs(article.body, marksOfPart(article, "body")).map(({text, marks}) => h("p", attributes, this.#marked(text, marks)))
      : h("p", {class: "dl-quiet"}, t("noText"));
    const toggle = h("input", {type: "checkbox", checked: true, onchange: () => view.classList.toggle("dl-unmarked", !toggle.checked)});
    const view = h("article", {class: "dl-article", part: "article"},
      h("p", {class: "dl-back"}, link(back.href, {dataset: {key: "back"}}, back.go, h("span", {"aria-hidden": "true", class: "dl-arrow"}, "← "), t("back"))),
      h("header", {dir: directionOf(article.language)},
        h("h1", {...attributes, class: "dl-article-headline", tabindex: "-1"}, part("headline") ?? t("untitled")),
        article.subheadline ? h("p", {...attributes, class: "dl-subheadline"}, part("subheadline")) : null,
        metaLine({...article, byline: article.byline}, t),
        article.updated ? h("p", {class: "dl-meta"}, t("updated", {date: formatPublished(article.updated, t.locale)})) : null),
      article.summary ? h("p", {...attributes, class: "dl-summary"}, part("summary")) : null,
      h("div", {class: "dl-article-columns"},
        h("div", {class: "dl-body"}, article.dateline ? h("p", {...attributes, class: "dl-dateline"}, part("dateline")) : null, body,
          article.copyright ? h("p", {...attributes, class: "dl-quiet"}, article.copyright) : null,
          url ? h("p", {}, h("a", {href: url, rel: "noopener noreferrer", class: "dl-original"}, t("original"))) : null),
        h("aside", {class: "dl-aside", "aria-label": t("inThisArticle")},
          h("label", {class: "dl-toggle"}, toggle, " ", t("marks")), this.#named(article))));
    return view;
  }

  #marked(text, marks) {
    return segments(text, marks).map(({text: piece, mark}) => {
      if (!mark) return piece;
      const what = mark.kind === "date" ? formatRange(mark.from, mark.to, this.t.locale) : mark.name;
      const state = searchFor(mark);
      return link(this.href(state), {class: `dl-mark dl-${mark.kind}`, title: this.t("findMentions", {what})}, () => this.go(state), piece);
    });
  }

  // What the article names, by kind, the most often named first.
  #named(article) {
    const t = this.t;
    const list = (title, items) => (items.length > 0 ? h("section", {}, h("h2", {}, title), h("ul", {}, items)) : null);
    const item = (kind, name, n, state) =>
      h("li", {}, link(this.href(state), {class: `dl-name dl-${kind}`, dir: "auto", title: n ? t("mentions", {n}) : null}, () => this.go(state), name));
    const entities = (type) => (article.entities ?? []).filter((entity) => entity.type === type)
      .sort((a, b) => b.mentions.length - a.mentions.length)
      .map(({name, mentions}) => item(type, name, mentions.length, searchFor({kind: type, name})));
    const countries = (article.countries ?? []).filter(({about}) => about)
      .map(({name, mentions}) => item("country", name, mentions, searchFor({kind: "about-country", name})));
    const dates = new Map();
    for (const found of article.dates ?? []) {
      if (found.from && found.to) dates.set(`${found.from}..${found.to}`, found);
    }
    const dateItems = [...dates.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
      .map((found) => item("date", formatRange(found.from, found.to, t.locale), 0, searchFor({kind: "date", ...found})));
    const keywords = (article.keywords ?? []).map((word) => {
      const state = {...EMPTY_STATE, q: `keyword:"${word.replace(/["\\]/g, "\\$&")}"`};
      return item("keyword", word, 0, state);
    });
    const language = article.language ? h("p", {class: "dl-quiet"}, facetValueLabel("language", article.language, t)) : null;
    return [list(t("people"), entities("person")), list(t("organisations"), entities("org")), list(t("places"), entities("place")),
            list(t("facet.about-country"), countries), list(t("datesMentioned"), dateItems), list(t("keywords"), keywords), language];
  }
}
