// Text with marked ranges. The API counts offsets in Unicode code points, half open; JavaScript strings count UTF-16 units.
//
//   segments("ab𝒳cd", [{start: 2, end: 3}])  ->  [{text: "ab", mark: null}, {text: "𝒳", mark: {…}}, {text: "cd", mark: null}]

const SURROGATE = /[\ud800-\udfff]/;

// A function from a code-point offset to an index into `text`; offsets outside are clamped.
export function codePointIndex(text) {
  if (!SURROGATE.test(text)) return (offset) => Math.min(Math.max(offset, 0), text.length);
  const starts = [];
  for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) starts.push(index);
  starts.push(text.length);
  return (offset) => starts[Math.min(Math.max(offset, 0), starts.length - 1)];
}

export function codePointLength(text) {
  return SURROGATE.test(text) ? Array.from(text).length : text.length;
}

export function sliceCodePoints(text, start, end) {
  const index = codePointIndex(text);
  return text.slice(index(start), index(end));
}

// The marks in order, without those that are empty or overlap an earlier one; of two that begin together the longer stays.
export function disjointMarks(marks) {
  const kept = [];
  let end = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < end || mark.end <= mark.start) continue;
    kept.push(mark);
    end = mark.end;
  }
  return kept;
}

// `text` cut at its marks ({start, end} in code points, any other properties), in reading order, nothing lost.
export function segments(text, marks) {
  const index = codePointIndex(text);
  const out = [];
  let at = 0;
  for (const mark of disjointMarks(marks)) {
    const from = index(mark.start);
    const to = index(mark.end);
    if (from >= to) continue;
    if (from > at) out.push({text: text.slice(at, from), mark: null});
    out.push({text: text.slice(from, to), mark});
    at = to;
  }
  if (at < text.length || out.length === 0) out.push({text: text.slice(at), mark: null});
  return out;
}

// The paragraphs of a body, parted by blank lines, each with the marks that begin in it, counted from its own start.
export function paragraphs(body, marks) {
  const out = [];
  const kept = disjointMarks(marks);
  let next = 0;
  let offset = 0;
  for (const piece of body.split(/(\r?\n[^\S\n]*\r?\n\s*)/)) {
    const length = codePointLength(piece);
    const own = [];
    while (next < kept.length && kept[next].start < offset + length) {
      const mark = kept[next++];
      own.push({...mark, start: mark.start - offset, end: Math.min(mark.end - offset, length)});
    }
    if (piece.trim() !== "") out.push({text: piece, marks: own});
    offset += length;
  }
  return out;
}

// [[0, 2], …] of the API as marks.
export function marksOf(ranges) {
  return (ranges ?? []).map(([start, end]) => ({start, end}));
}

const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]);

// The direction of what is written in a language, for what stands around its text; null where it is not known.
export function directionOf(language) {
  if (!language) return null;
  return RIGHT_TO_LEFT.has(language.toLowerCase().split("-")[0]) ? "rtl" : "ltr";
}

// A value as it stands behind "field:".
export function quoteValue(value) {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}
