import type { Span } from '../text/span.ts';
import type { Edit } from './clean-corpus.ts';

/** A stretch of the result: kept from the source at `source`, or written by an edit. */
interface Piece extends Span {
  readonly source: number;
  readonly kept: boolean;
}

/** Where a removal was, as an offset of the result; `ends` when the removal ended with its line. */
interface Seam {
  readonly at: number;
  readonly ends: boolean;
}

interface Line extends Span {
  readonly blank: boolean;
  /** It was a blank line in the source, too, and no edit touched it. */
  readonly original: boolean;
  /** It holds text that an edit wrote, so it is not ours to take away. */
  readonly written: boolean;
}

const lineEnd = /\r\n|[\n\r]/gu;
const startsWithLineEnd = /^(?:\r\n|[\n\r])/u;
const endsWithLineEnd = /[\n\r]$/u;

/**
 * The white space that removals left over in one article: blank lines beyond one where a removal
 * was, lines that a removal emptied, and blank lines at the article's start and end. As removals
 * of rule `layout`, in order, disjoint from `edits`, which are in order and disjoint within `whole`.
 */
export function layoutEdits(text: string, whole: Span, edits: readonly Edit[]): Edit[] {
  if (edits.every((edit) => edit.after !== '') && hasNoBlankEdge(text, whole)) return [];
  const { out, pieces, seams } = apply(text, whole, edits);
  const lines = splitLines(out, pieces, text, whole);
  const doomed: Span[] = [];
  let seam = 0;
  for (let first = 0; first < lines.length; first++) {
    if (!lines[first]!.blank) continue;
    let end = first + 1;
    while (end < lines.length && lines[end]!.blank) end++;
    const from = lines[first]!.from;
    const to = lines[end - 1]!.to;
    while (seam < seams.length && seams[seam]!.at < from) seam++;
    let touched = first === 0 || end === lines.length;
    for (let i = seam; !touched && i < seams.length && seams[i]!.at <= to; i++)
      touched = seams[i]!.at < to || seams[i]!.ends;
    if (touched) {
      let spare = first > 0 && end < lines.length ? 1 : 0;
      for (const line of lines.slice(first, end)) {
        if (line.written) continue;
        if (spare > 0 && line.original) spare--;
        else doomed.push(line);
      }
    }
    first = end - 1;
  }
  return asEdits(doomed, pieces, text);
}

/** True for most articles: they begin with text and end with it, or with its line break. */
function hasNoBlankEdge(text: string, { from, to }: Span): boolean {
  const end = text[to - 1] === '\n' ? to - 1 : to;
  return end > from && /\S/u.test(text[from]!) && /\S/u.test(text[end - 1]!);
}

function apply(
  text: string,
  whole: Span,
  edits: readonly Edit[],
): { out: string; pieces: Piece[]; seams: Seam[] } {
  const pieces: Piece[] = [];
  const seams: Seam[] = [];
  let out = '';
  let at = whole.from;
  const push = (stretch: string, source: number, kept: boolean) => {
    if (stretch === '') return;
    pieces.push({ from: out.length, to: out.length + stretch.length, source, kept });
    out += stretch;
  };
  for (const edit of edits) {
    push(text.slice(at, edit.from), at, true);
    push(edit.after, edit.from, false);
    at = edit.to;
    if (edit.after !== '') continue;
    seams.push({ at: out.length, ends: endsWithLineEnd.test(edit.before) });
    // A removal that began with a line break leaves its mark where the line before it ends now.
    const following = startsWithLineEnd.test(edit.before)
      ? startsWithLineEnd.exec(text.slice(at, Math.min(at + 2, whole.to)))
      : null;
    if (following) seams.push({ at: out.length + following[0].length, ends: true });
  }
  push(text.slice(at, whole.to), at, true);
  seams.sort((a, b) => a.at - b.at);
  return { out, pieces, seams };
}

function splitLines(out: string, pieces: readonly Piece[], text: string, whole: Span): Line[] {
  const lines: Line[] = [];
  let piece = 0;
  const push = (from: number, to: number, contentTo: number) => {
    while (piece < pieces.length && pieces[piece]!.to <= from) piece++;
    const blank = out.slice(from, contentTo).trim() === '';
    let written = false;
    let original = false;
    if (blank) {
      const first = pieces[piece]!;
      const source = first.source + from - first.from;
      const lineStart = source === whole.from || /[\n\r]/u.test(text[source - 1]!);
      original = first.kept && first.to >= to && lineStart;
      for (let i = piece; i < pieces.length && pieces[i]!.from < to; i++)
        if (!pieces[i]!.kept) written = true;
    }
    lines.push({ from, to, blank, original, written });
  };
  let from = 0;
  for (const match of out.matchAll(lineEnd)) {
    push(from, match.index + match[0].length, match.index);
    from = match.index + match[0].length;
  }
  if (from < out.length) push(from, out.length, out.length);
  return lines;
}

function asEdits(doomed: readonly Span[], pieces: readonly Piece[], text: string): Edit[] {
  const spans: { from: number; to: number }[] = [];
  let piece = 0;
  for (const line of doomed) {
    while (piece < pieces.length && pieces[piece]!.to <= line.from) piece++;
    for (let i = piece; i < pieces.length && pieces[i]!.from < line.to; i++) {
      const { from, to, source } = pieces[i]!;
      const start = source + Math.max(line.from, from) - from;
      const end = source + Math.min(line.to, to) - from;
      const last = spans.at(-1);
      if (last && last.to === start) last.to = end;
      else spans.push({ from: start, to: end });
    }
  }
  return spans.map(({ from, to }) => ({
    from,
    to,
    before: text.slice(from, to),
    after: '',
    rule: 'layout',
    finding: null,
    decision: null,
  }));
}
