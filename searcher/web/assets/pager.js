// Links to the pages of results: first, around this one, last, previous and next.

import {h, link} from "./dom.js";

// The server pages no deeper by offset.
const MOST_OFFSET = 100_000;

// 0-based page numbers to show, with null where some are left out.
export function pageNumbers(current, count) {
  const wanted = new Set([0, count - 1, current - 1, current, current + 1]);
  const pages = [...wanted].filter((page) => page >= 0 && page < count).sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    if (index === 0 || page - pages[index - 1] === 1) return [page];
    return page - pages[index - 1] === 2 ? [page - 1, page] : [null, page];
  });
}

export function renderPager(state, total, {t, go, href}) {
  const count = Math.min(Math.ceil(total / state.limit), Math.floor(MOST_OFFSET / state.limit) + 1);
  const current = Math.floor(state.offset / state.limit);
  if (count <= 1) return null;
  const at = (page) => ({...state, offset: page * state.limit});
  const to = (page, attributes, ...children) => link(href(at(page)), attributes, () => go(at(page), {scroll: true}), ...children);
  const item = (page) => {
    if (page === null) return h("li", {class: "dl-gap"}, "…");
    const label = t("page", {n: page + 1});
    if (page === current) return h("li", {}, h("span", {class: "dl-page", "aria-current": "page"}, h("span", {class: "dl-visually-hidden"}, label), h("span", {"aria-hidden": "true"}, t.number(page + 1))));
    return h("li", {}, to(page, {class: "dl-page", "aria-label": label}, t.number(page + 1)));
  };
  return h("nav", {class: "dl-pager", part: "pager", "aria-label": t("pages")},
           current > 0 ? to(current - 1, {class: "dl-page-step", rel: "prev"}, t("previous")) : null,
           h("ol", {}, pageNumbers(current, count).map(item)),
           current + 1 < count ? to(current + 1, {class: "dl-page-step", rel: "next"}, t("next")) : null);
}
