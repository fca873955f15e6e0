// The list of hits: headline, where and when, snippet, names; other versions of one story folded under the first.

import {formatPublished} from "./dates.js";
import {h, link} from "./dom.js";
import {directionOf, marksOf, segments} from "./text.js";
import {toggleFilter} from "./state.js";

const NAMES_SHOWN = 4;

export function highlighted(text, ranges) {
  return segments(text, marksOf(ranges)).map(({text: piece, mark}) => (mark ? h("mark", {}, piece) : piece));
}

// Hits of the same story on one page as one group, in the place of the first.
export function foldStories(hits) {
  const groups = [];
  const byStory = new Map();
  for (const hit of hits) {
    const group = hit.story ? byStory.get(hit.story) : null;
    if (group) {
      group.push(hit);
    } else {
      groups.push([hit]);
      if (hit.story) byStory.set(hit.story, groups.at(-1));
    }
  }
  return groups;
}

function date(hit, t) {
  if (!hit.published) return h("span", {class: "dl-undated"}, t("undatedArticle"));
  const from = t.has(`date.${hit.date_source}`) ? t(`date.${hit.date_source}`) : null;
  return h("time", {datetime: hit.published, title: from}, formatPublished(hit.published, t.locale));
}

// Date, source, section and byline on one line.
export function metaLine(hit, t) {
  const text = (value) => value && h("span", {dir: "auto"}, value);
  const parts = [date(hit, t), text(hit.source), text(hit.section), text(hit.byline)].filter(Boolean);
  return h("p", {class: "dl-meta", part: "meta"}, parts.flatMap((part, index) => (index > 0 ? [h("span", {"aria-hidden": "true"}, " · "), part] : [part])));
}

// `open`: {href(hit), go(hit)}: where an article is shown.
export function renderHits(hits, {state, t, go, open, heading = "h2"}) {
  const headline = (hit) => {
    const text = hit.headline ? highlighted(hit.headline, hit.headline_highlights) : t("untitled");
    const attributes = {class: "dl-headline-link", part: "headline", dir: "auto", dataset: {key: `hit ${hit.id}`}};
    const href = open.href(hit);
    return h(heading, {class: "dl-headline", lang: hit.language},
             open.inPlace ? link(href, attributes, () => open.go(hit), text) : h("a", {...attributes, href, target: "_top", rel: "noopener"}, text));
  };
  const name = (facet) => (value) =>
    h("li", {}, h("button", {type: "button", class: `dl-name dl-${facet}`, part: "name", dir: "auto", title: t("findMentions", {what: value}),
                             onclick: () => go(toggleFilter({...state, filters: state.filters.filter((f) => f.facet !== facet || f.value !== value)}, {facet, value}))}, value));
  const names = (hit) => {
    const all = [...hit.persons.slice(0, 2).map(name("person")), ...hit.orgs.slice(0, 1).map(name("org")), ...hit.places.slice(0, 2).map(name("place"))];
    return all.length > 0 ? h("ul", {class: "dl-names"}, all.slice(0, NAMES_SHOWN + 1)) : null;
  };
  const folded = (group) => {
    const [first, ...others] = group;
    const unseen = Math.max(first.duplicates - others.length, 0);
    if (others.length === 0) return unseen > 0 ? h("p", {class: "dl-quiet"}, t("duplicates", {n: unseen})) : null;
    return h("details", {class: "dl-versions"}, h("summary", {}, t("duplicates", {n: others.length + unseen})),
             h("ul", {}, others.map((hit) => h("li", {}, h("span", {class: "dl-version"}, headline(hit)), metaLine(hit, t)))));
  };
  return h("ol", {class: "dl-hits", part: "hits"}, foldStories(hits).map((group) => {
    const [hit] = group;
    return h("li", {class: "dl-hit", part: "hit"},
             h("article", {dir: directionOf(hit.language)},
               headline(hit), metaLine(hit, t),
               hit.snippet ? h("p", {class: "dl-snippet", part: "snippet", dir: "auto", lang: hit.language}, highlighted(hit.snippet.text, hit.snippet.highlights)) : null,
               names(hit), folded(group)));
  }));
}
