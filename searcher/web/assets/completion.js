// Which part of a query a suggestion completes, and the query with it in place. The server completes a name or a word from
// its beginning ("vladimir pu", "pu"), so of what is typed the last three words are tried, then two, then one.
//
//   completionsOf("syria vladimir pu")[1]  ->  {text: "vladimir pu", start: 6, field: null, fieldStart: 6}
//   applied("syria vladimir pu", "", completion, {text: "Vladimir Putin", kind: "person"}).text
//     ->  'syria person:"Vladimir Putin"'

import {quoteValue} from "./text.js";

const VALUE_FIELDS = ["person", "org", "place", "entity", "country", "about-country", "source", "section", "author"];
const MOST_WORDS = 3;

const FIELD_VALUE = /(?:^|[\s(-])([a-z][a-z-]*):(?:"([^"]*)|([^\s"()]*))$/i;
const LAST_OPERATOR = /^[\s\S]*(?:[()"]|(?:^|\s)(?:AND|OR|NOT|(?:w|near|pre|adj)\/\w+)\s|\s-(?=\S)|^-)/;

export function completionsOf(before) {
  const inField = FIELD_VALUE.exec(before);
  if (inField) {
    const text = inField[2] ?? inField[3];
    const fieldStart = inField.index + inField[0].indexOf(`${inField[1]}:`);
    return text.trim() === "" ? [] : [{text, start: before.length - text.length, field: inField[1].toLowerCase(), fieldStart}];
  }
  if ((before.match(/"/g) ?? []).length % 2 === 1) return [];  // inside a phrase
  const from = LAST_OPERATOR.exec(before)?.[0].length ?? 0;
  const words = [...before.slice(from).matchAll(/\S+/g)];
  if (words.length === 0 || /\s$/.test(before)) return [];
  return words.slice(-MOST_WORDS).map((word) => {
    const start = from + word.index;
    return {text: before.slice(start), start, field: null, fieldStart: start};
  });
}

// Whether a suggestion may stand where it would go: behind person: only persons, behind headline: only words.
export function fits({field}, {kind}) {
  if (!field) return true;
  if (field === "entity") return ["person", "org", "place"].includes(kind);
  return VALUE_FIELDS.includes(field) ? kind === field : kind === "word";
}

// The query with the suggestion in place of what it completes, and where the caret goes.
export function applied(before, after, completion, {text, kind}) {
  const isValue = VALUE_FIELDS.includes(kind);
  const kept = before.slice(0, isValue ? completion.fieldStart : completion.start);
  const put = isValue ? `${completion.field ?? kind}:${quoteValue(text)}` : text;
  // The closing quote of a value that is completed in the middle.
  const rest = isValue && completion.field && before[completion.start - 1] === '"' && after.startsWith('"') ? after.slice(1) : after;
  return {text: kept + put + rest, caret: kept.length + put.length};
}
