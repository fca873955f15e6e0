// Suggestions under a search field: the WAI-ARIA 1.2 combobox with a listbox popup.
// The focus stays in the field; Down and Up move through the list, Enter takes the marked one (or searches, where none
// is marked), Escape closes, Alt+Down opens. Without an answer of the server it is a plain field.
//
//   new Combobox({input, anchor, t, ask: (text, signal) => api.suggest(text, signal), choose: (text) => search(text)});

import {h, newId} from "./dom.js";
import {applied, completionsOf, fits} from "./completion.js";

const DELAY_MS = 120;

export class Combobox {
  #input; #list; #status; #t; #ask; #choose;
  #options = [];
  #active = -1;
  #timer = 0;
  #asked = null;
  #completion = null;  // what the options complete

  // `anchor`: the positioned element that the list opens under.
  constructor({input, anchor, t, ask, choose}) {
    this.#input = input;
    this.#t = t;
    this.#ask = ask;
    this.#choose = choose;
    const id = newId("dl-suggestions");
    this.#list = h("ul", {class: "dl-suggestions", part: "suggestions", role: "listbox", id, "aria-label": t("suggestions", {n: 2}).replace(/^\S+ /, ""), hidden: true});
    this.#status = h("span", {class: "dl-visually-hidden", role: "status"});
    anchor.append(this.#list, this.#status);
    const attributes = {role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
                        "aria-haspopup": "listbox", autocomplete: "off"};
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener("input", (event) => event.isComposing || this.#later());
    input.addEventListener("compositionend", () => this.#later());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.close());
    // The field must not lose the focus to the list.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#take(Number(option.dataset.index));
    });
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#asked = null;
    this.#list.hidden = true;
    this.#status.textContent = "";
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #before() {
    return this.#input.value.slice(0, this.#input.selectionStart ?? this.#input.value.length);
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fetch(), DELAY_MS);
  }

  // Asks for the last words together, then for fewer of them, until there is something.
  async #fetch() {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    for (const completion of completionsOf(this.#before())) {
      let answer = null;
      try {
        answer = await this.#ask(completion.text, asked.signal);
      } catch {
        return;  // overtaken by the next key
      }
      if (asked !== this.#asked) return;
      const suggestions = (answer?.suggestions ?? []).filter((suggestion) => fits(completion, suggestion));
      if (suggestions.length === 0) continue;
      this.#completion = completion;
      return this.#show(suggestions);
    }
    this.close();
  }

  #show(suggestions) {
    this.#options = suggestions;
    this.#active = -1;
    this.#input.removeAttribute("aria-activedescendant");
    this.#list.replaceChildren(...suggestions.map((suggestion, index) => this.#option(suggestion, index)));
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#status.textContent = this.#t("suggestions", {n: suggestions.length});
  }

  #option({text, kind, count}, index) {
    const label = this.#t.has(`kind.${kind}`) ? this.#t(`kind.${kind}`) : kind;
    return h("li", {role: "option", id: `${this.#list.id}-${index}`, "aria-selected": "false", dataset: {index}},
             h("span", {class: "dl-suggestion-text", dir: "auto"}, text),
             kind && kind !== "word" ? h("span", {class: "dl-suggestion-kind"}, " ", label) : null,
             Number.isFinite(count) ? h("span", {class: "dl-count"}, " ", this.#t.number(count)) : null);
  }

  #mark(index) {
    const rows = this.#list.children;
    if (this.#active >= 0) rows[this.#active].setAttribute("aria-selected", "false");
    this.#active = index;
    if (index < 0) return this.#input.removeAttribute("aria-activedescendant");
    rows[index].setAttribute("aria-selected", "true");
    rows[index].scrollIntoView({block: "nearest"});
    this.#input.setAttribute("aria-activedescendant", rows[index].id);
  }

  #take(index) {
    const before = this.#before();
    const after = this.#input.value.slice(before.length);
    const {text, caret} = applied(before, after, this.#completion, this.#options[index]);
    this.#input.value = text;
    this.#input.setSelectionRange(caret, caret);
    this.close();
    this.#choose(text);
  }

  #key(event) {
    if (event.isComposing) return;
    const {key, altKey} = event;
    const last = this.#list.children.length - 1;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!this.isOpen) {
        if (key === "ArrowDown") this.#fetch();
      } else if (altKey && key === "ArrowUp") {
        this.close();
      } else if (key === "ArrowDown") {
        this.#mark(this.#active === last ? -1 : this.#active + 1);
      } else {
        this.#mark(this.#active < 0 ? last : this.#active - 1);
      }
    } else if (key === "Enter" && this.isOpen && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    } else if (key === "Enter" || key === "Tab") {
      this.close();
    } else if (key === "Escape" && this.isOpen) {
      event.preventDefault();
      this.close();
    }
  }
}
