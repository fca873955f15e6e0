// A timeline whose bars can be brushed to a range: by mouse and touch (drag; a tap takes one bar), and by keyboard (the
// two ends are sliders: arrows, Page Up and Down, Home and End; Enter takes the range). Beside it two fields take any
// date the query language reads. The chart itself is hidden from screen readers: the sliders say each bucket and count.

import {bucketEnd, daysOf, formatBucket, formatRange, rangeOfBuckets, widen} from "./dates.js";
import {h} from "./dom.js";
import {withChange} from "./state.js";

const HEIGHT = 72;

// The buckets from i to j, whichever comes first: {first, last, count}.
export function selection(buckets, i, j) {
  const first = Math.max(Math.min(i, j), 0);
  const last = Math.min(Math.max(i, j), buckets.length - 1);
  let count = 0;
  for (let at = first; at <= last; ++at) count += buckets[at].count;
  return {first, last, count};
}

// The buckets that {from, to} touches; all of them where it says nothing, or none of them.
export function bucketsOf(buckets, interval, {from, to}) {
  const first = daysOf(from)?.first ?? "";
  const last = daysOf(to)?.last ?? "9999-12-31";
  const touched = buckets.flatMap(({start}, at) => (start <= last && bucketEnd(start, interval) >= first ? [at] : []));
  return touched.length > 0 ? {first: touched[0], last: touched.at(-1)} : {first: 0, last: buckets.length - 1};
}

export class Timeline {
  #chart; #band; #buckets; #interval; #state;
  #whole;          // {first, last} of what is asked now
  #picked = null;  // {first, last} while something is being chosen
  #thumbs = [];
  #caption; #apply;

  constructor({t, go}) {
    Object.assign(this, {t, go});
  }

  render(state, answer) {
    const t = this.t;
    const axis = state.axis === "about" ? answer.about_timeline : answer.timeline;
    this.#state = state;
    this.#picked = null;
    this.#buckets = axis?.buckets ?? [];
    this.#interval = axis?.interval ?? "month";
    this.#whole = bucketsOf(this.#buckets, this.#interval, this.#range());
    const title = h("h2", {class: "dl-visually-hidden"}, t("timeline"));
    return h("section", {class: "dl-timeline", part: "timeline", "aria-label": t("timeline")}, title,
             h("div", {class: "dl-timeline-head"}, this.#axes(), this.#summary(axis)),
             this.#buckets.length === 0 ? h("p", {class: "dl-quiet"}, t("noDates")) : this.#plot(),
             this.#fields());
  }

  // The range as the state keeps it, on the axis shown.
  #range() {
    if (this.#state.axis === "about") return this.#state.about ?? {from: "", to: ""};
    return {from: this.#state.from, to: this.#state.to};
  }

  #withRange(range) {
    if (this.#state.axis === "about") return withChange(this.#state, {about: range.from && range.to ? range : null});
    return withChange(this.#state, range);
  }

  #axes() {
    const choice = (axis) => {
      const on = this.#state.axis === axis;
      return h("button", {type: "button", class: "dl-tab", "aria-pressed": String(on), dataset: {key: `axis ${axis}`},
                          onclick: () => on || this.go({...this.#state, axis}, {replace: true})}, this.t(axis));
    };
    return h("div", {class: "dl-tabs", role: "group", "aria-label": this.t("timelineBy")}, choice("published"), choice("about"));
  }

  #summary(axis) {
    const t = this.t;
    const parts = [];
    if (this.#buckets.length > 0) parts.push(t(`interval.${this.#interval}`));
    if (axis?.undated) parts.push(t("undated", {n: axis.undated}));
    if (axis?.coarse) parts.push(t("coarse", {n: axis.coarse}));
    return h("p", {class: "dl-timeline-summary"}, parts.join(" · "));
  }

  #plot() {
    const t = this.t;
    const n = this.#buckets.length;
    const most = Math.max(...this.#buckets.map(({count}) => count), 1);
    const width = Math.min(0.84, n * 0.07);  // few buckets: slim bars all the same
    const bars = this.#buckets.map(({start, count}, index) => {
      const height = count === 0 ? 0 : Math.max((count / most) * (HEIGHT - 4), 2);
      return h("rect", {class: "dl-bar", x: index + (1 - width) / 2, y: HEIGHT - height, width, height,
                        dataset: {start, count}});
    });
    this.#band = h("rect", {class: "dl-band", x: 0, y: 0, width: 0, height: HEIGHT});
    const svg = h("svg", {class: "dl-chart", viewBox: `0 0 ${n} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true"},
                  this.#band, h("g", {}, bars));
    this.#thumbs = [this.#thumb("first"), this.#thumb("last")];
    this.#chart = h("div", {class: "dl-plot"}, svg, this.#thumbs);
    this.#chart.addEventListener("pointerdown", (event) => this.#drag(event));
    this.#chart.addEventListener("pointermove", (event) => this.#hover(event));
    this.#chart.addEventListener("pointerleave", () => this.#picked || this.#say(null));
    this.#caption = h("output", {class: "dl-plot-caption"});
    this.#apply = h("button", {type: "button", class: "dl-small-button", hidden: true, onclick: () => this.#take()}, t("show"));
    const label = (index) => h("span", {}, formatBucket(this.#buckets[index].start, this.#interval, t.locale));
    const block = h("div", {class: "dl-plot-block"}, this.#chart,
                    h("div", {class: "dl-plot-foot"}, label(0), h("span", {class: "dl-plot-middle"}, this.#caption, this.#apply),
                      n > 1 ? label(n - 1) : h("span")),
                    h("p", {class: "dl-visually-hidden"}, t("timelineHelp")));
    this.#place();
    return block;
  }

  #thumb(side) {
    const name = side === "first" ? "rangeStart" : "rangeEnd";
    const thumb = h("div", {class: `dl-thumb dl-thumb-${side}`, role: "slider", tabindex: "0", "aria-label": this.t(name),
                            "aria-valuemin": 0, "aria-valuemax": this.#buckets.length - 1, dataset: {key: `thumb ${side}`, side}});
    thumb.addEventListener("keydown", (event) => this.#key(event, side));
    return thumb;
  }

  // Puts the ends, the band and the words where the selection is.
  #place() {
    const n = this.#buckets.length;
    const {first, last} = this.#picked ?? this.#whole;
    const rtl = getComputedStyle(this.#chart).direction === "rtl";
    const put = (thumb, at, index) => {
      thumb.style.setProperty("inset-inline-start", `${(at / n) * 100}%`);
      thumb.setAttribute("aria-valuenow", index);
      const bucket = this.#buckets[index];
      thumb.setAttribute("aria-valuetext", `${formatBucket(bucket.start, this.#interval, this.t.locale)}, ${this.t("results", {n: bucket.count})}`);
    };
    put(this.#thumbs[0], first, first);
    put(this.#thumbs[1], last + 1, last);
    const width = last - first + 1 < n || this.#picked ? last - first + 1 : 0;
    this.#band.setAttribute("width", width);
    this.#band.setAttribute("x", rtl ? n - last - 1 : first);
    this.#chart.classList.toggle("dl-picking", Boolean(this.#picked));
    this.#say(this.#picked);
    this.#apply.hidden = !this.#picked;
  }

  #say(picked) {
    if (!picked) {
      this.#caption.textContent = "";
      return;
    }
    const {count} = selection(this.#buckets, picked.first, picked.last);
    const range = rangeOfBuckets(this.#buckets[picked.first].start, this.#buckets[picked.last].start, this.#interval);
    this.#caption.textContent = `${formatRange(range.from, range.to, this.t.locale)} · ${this.t("results", {n: count})}`;
  }

  #indexAt(event) {
    const box = this.#chart.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const rtl = getComputedStyle(this.#chart).direction === "rtl";
    const at = Math.floor((rtl ? 1 - share : share) * this.#buckets.length);
    return Math.min(Math.max(at, 0), this.#buckets.length - 1);
  }

  // The end that the pointer is on. Browsers help fingers to the nearest thing that takes a touch; only what is really
  // under the finger counts here.
  #endAt(event) {
    const box = event.target.dataset?.side ? event.target.getBoundingClientRect() : null;
    return box && event.clientX >= box.left - 2 && event.clientX <= box.right + 2 ? event.target.dataset.side : null;
  }

  #hover(event) {
    if (this.#picked || event.pointerType === "touch") return;
    const at = this.#indexAt(event);
    this.#say({first: at, last: at});
  }

  #drag(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    const side = this.#endAt(event);
    const now = this.#picked ?? this.#whole;
    // A drag that begins at an end moves that end; any other begins a new range.
    const fixed = side === "first" ? now.last : side === "last" ? now.first : this.#indexAt(event);
    this.#chart.setPointerCapture(event.pointerId);
    const move = (moved) => {
      const {first, last} = selection(this.#buckets, fixed, this.#indexAt(moved));
      this.#picked = {first, last};
      this.#place();
    };
    const stop = (ended) => {
      this.#chart.removeEventListener("pointermove", move);
      this.#chart.removeEventListener("pointerup", stop);
      this.#chart.removeEventListener("pointercancel", stop);
      if (ended.type === "pointerup") {
        this.#take();
      } else {  // the browser took the gesture for scrolling
        this.#picked = null;
        this.#place();
      }
    };
    if (side) event.target.focus();
    move(event);
    this.#chart.addEventListener("pointermove", move);
    this.#chart.addEventListener("pointerup", stop);
    this.#chart.addEventListener("pointercancel", stop);
  }

  #key(event, side) {
    const n = this.#buckets.length;
    const now = this.#picked ?? this.#whole;
    const rtl = getComputedStyle(this.#chart).direction === "rtl";
    const page = Math.max(Math.round(n / 10), 2);
    const steps = {ArrowUp: 1, ArrowDown: -1, ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, PageUp: page, PageDown: -page, Home: -n, End: n};
    if (event.key in steps) {
      const low = side === "first" ? 0 : now.first;
      const high = side === "first" ? now.last : n - 1;
      const moved = Math.min(Math.max(now[side] + steps[event.key], low), high);
      this.#picked = {...now, [side]: moved};
      this.#place();
    } else if (event.key === "Enter" || event.key === " ") {
      if (this.#picked) this.#take();
    } else if (event.key === "Escape" && this.#picked) {
      this.#picked = null;
      this.#place();
    } else {
      return;
    }
    event.preventDefault();
  }

  #take() {
    if (!this.#picked) return;
    const {first, last} = this.#picked;
    this.go(this.#withRange(rangeOfBuckets(this.#buckets[first].start, this.#buckets[last].start, this.#interval)));
  }

  #fields() {
    const t = this.t;
    const range = this.#range();
    const field = (name, label) => h("label", {class: "dl-date"}, h("span", {}, label), " ",
      h("input", {name, value: range[name], size: 10, pattern: this.#state.axis === "about" ? "\\d{4}(-\\d\\d){0,2}" : null, autocomplete: "off", spellcheck: "false", placeholder: "2015-09", dataset: {key: `date ${name}`}}));
    const from = field("from", t("from"));
    const to = field("to", t("to"));
    const form = h("form", {class: "dl-dates", part: "dates"}, from, to, h("button", {class: "dl-small-button", dataset: {key: "date show"}}, t("show")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go(this.#withRange(this.#typed(form.elements.from.value.trim(), form.elements.to.value.trim())));
    });
    if (range.from || range.to) {
      const wider = widen(range.from, range.to);
      if (wider) form.append(h("button", {type: "button", class: "dl-plain", dataset: {key: "date wider"}, onclick: () => this.go(this.#withRange(wider))}, t("widen")));
      form.append(h("button", {type: "button", class: "dl-plain", dataset: {key: "date all"}, onclick: () => this.go(this.#withRange({from: "", to: ""}))}, t("allDates")));
    }
    return form;
  }

  // On the axis of dates mentioned one date alone is a whole range: the field about: takes both ends.
  #typed(from, to) {
    return this.#state.axis === "about" ? {from: from || to, to: to || from} : {from, to};
  }
}
