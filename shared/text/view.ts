import { type Span, uniteSpans } from './span.ts';

/** A stretch of a document's text with some spans left out, and the way back to the document's offsets. */
export interface View {
  readonly text: string;
  /** The document's offset of the view's code unit `offset`; at a cut, the end of the left piece. `offset` may equal the length. */
  toSource(offset: number): number;
  /** The document's offset where the code unit at `offset` begins; at a cut, the start of the right piece. */
  toSourceStart(offset: number): number;
}

const fromStart: readonly number[] = [0];

/** Where a text is read from, again each time. */
interface TextSource {
  readonly text: string;
}

/** A view of pieces: where each begins in the view, and in the document. The text is put together when it is asked for. */
class PiecedView implements View {
  private readonly source: TextSource;
  private readonly length: number;
  private readonly starts: readonly number[];
  private readonly sources: readonly number[];

  constructor(
    source: TextSource,
    length: number,
    starts: readonly number[],
    sources: readonly number[],
  ) {
    this.source = source;
    this.length = length;
    this.starts = starts;
    this.sources = sources;
  }

  get text(): string {
    const { text } = this.source;
    const { starts, sources, length } = this;
    const first = sources[0]!;
    if (starts.length === 1) return text.slice(first, first + length);
    let joined = '';
    for (let piece = 0; piece < starts.length; piece++) {
      const size = (starts[piece + 1] ?? length) - starts[piece]!;
      joined += text.slice(sources[piece]!, sources[piece]! + size);
    }
    return joined;
  }

  toSource(offset: number): number {
    return this.locate(offset, true);
  }

  toSourceStart(offset: number): number {
    return this.locate(offset, false);
  }

  private locate(offset: number, leftSide: boolean): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = starts[middle]!;
      if (leftSide ? start < offset : start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.sources[low]! + (offset - starts[low]!);
  }
}

/** The text of `whole` without `removed` (any order, may overlap, may reach outside `whole`). */
export function viewWithout(text: string, whole: Span, removed: readonly Span[]): View {
  return lazyView({ text }, whole, removed);
}

/** The same, but the text is read from its source each time that it is asked for, and not kept. */
export function lazyView(source: TextSource, whole: Span, removed: readonly Span[]): View {
  const sources: number[] = [];
  const starts: number[] = [];
  let length = 0;
  const keep = (from: number, to: number) => {
    if (to <= from) return;
    sources.push(from);
    starts.push(length);
    length += to - from;
  };
  let at = whole.from;
  for (const cut of uniteSpans(removed)) {
    if (cut.to <= at) continue;
    if (cut.from >= whole.to) break;
    keep(at, Math.min(cut.from, whole.to));
    at = Math.min(cut.to, whole.to);
  }
  keep(at, whole.to);
  if (starts.length === 0) return new PiecedView(source, 0, fromStart, [whole.from]);
  // Most articles are whole documents without anything set aside.
  if (starts.length === 1) {
    return new PiecedView(source, length, fromStart, sources[0] === 0 ? fromStart : sources);
  }
  return new PiecedView(source, length, starts, sources);
}
