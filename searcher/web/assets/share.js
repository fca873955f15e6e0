// The feed of a search and its link, to copy.

import {h} from "./dom.js";
import {feedParams} from "./state.js";

export function renderShare(state, {t, api, href}) {
  const copied = h("span", {role: "status", class: "dl-quiet"});
  const address = () => new URL(href(state), globalThis.location.href).href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address());
      copied.textContent = t("copied");
    } catch {  // no clipboard without https: show the link to copy by hand
      const field = h("input", {readonly: true, value: address(), size: 40, "aria-label": t("copyLink")});
      copied.replaceChildren(field);
      field.select();
    }
  };
  return h("p", {class: "dl-share", part: "share"},
           h("button", {type: "button", class: "dl-plain", dataset: {key: "copy"}, onclick: copy}, t("copyLink")),
           h("a", {href: api.url("feed.atom", feedParams(state)), type: "application/atom+xml"}, t("feed")), copied);
}
