// Elements from data. Text is always text: nothing here, or elsewhere in the page, parses HTML.
//
//   h("button", {class: "chip", type: "button", onclick: remove}, "Putin")

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "rect", "path", "line", "g"]);

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child);
  }
}

// `on…` are listeners; `dataset` an object; true and false set and leave out an attribute; null leaves it out.
export function h(tag, properties = {}, ...children) {
  const element = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

// An address that a link may lead to; anything but http and https is none.
export function safeUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

// A link that `go` follows in place; a click that asks for a new tab or window stays the browser's.
export function link(href, properties, go, ...children) {
  const follow = (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go();
  };
  return h("a", {...properties, href, onclick: follow}, ...children);
}

// New children for `parent`; the focus stays on the element of the same data-key.
export function replaceKeepingFocus(parent, children) {
  const root = parent.getRootNode();
  const focused = root.activeElement;
  const key = focused && parent.contains(focused) ? focused.dataset.key : null;
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (!key) return;
  for (const element of parent.querySelectorAll("[data-key]")) {
    if (element.dataset.key === key) {
      element.focus({preventScroll: true});
      return;
    }
  }
}

let lastId = 0;
export function newId(prefix) {
  return `${prefix}-${++lastId}`;
}
