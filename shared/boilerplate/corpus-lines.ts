import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import type { Monitor } from '../progress/monitor.ts';
import { lineKey } from '../text/lines.ts';
import { hashPlainKey, hashText } from './hash-table.ts';
import {
  createLineKindTable,
  type KindHashes,
  type LineKinds,
  type LineKindTable,
  lineMark,
} from './line-kinds.ts';
import type { BoilerplateRecall } from './recall.ts';

/** The lines of all articles that are not blank, numbered through the corpus: figures only, since corpora have millions of them. */
export interface CorpusLines {
  readonly kinds: LineKinds;
  readonly hashes: KindHashes | null;
  /** The first line of each article, and one past the last of all. */
  readonly starts: Int32Array;
  /** The kind of each line, and where it begins in its document. May be longer than there are lines. */
  readonly kindOf: Int32Array;
  readonly froms: Int32Array;
  /** Of each article: the line of its headline, or -1. */
  readonly headlines: Int32Array;
  /** 1 for articles with blank lines before lines. */
  readonly spaced: Uint8Array;
  /** 1 for articles whose lines are blocks of their own, as scrapers write them, and not pieces of wrapped paragraphs. */
  readonly blocks: Uint8Array;
}

/** An article of more lines is a table or a whole book. */
const mostBlocks = 3000;

/** Reads the lines of the corpus, once; of articles that are known it recalls them. Keeps the hashes where there is a `recall`. */
export function readCorpusLines(
  corpus: Corpus,
  monitor: Monitor,
  recall: BoilerplateRecall | null = null,
): CorpusLines {
  const { articles } = corpus;
  const memory = recall?.memory ?? null;
  const total = articles.length;
  let number = 0;
  const kinds = createLineKindTable(memory?.kinds ?? null, () => monitor.tick(number, total));
  const starts = new Int32Array(total + 1);
  const headlines = new Int32Array(total).fill(-1);
  const spaced = new Uint8Array(total);
  const blocks = new Uint8Array(total);
  let kindOf = new Int32Array(1 << 12);
  let froms = new Int32Array(1 << 12);
  let count = 0;

  function addLine(kind: number, from: number): void {
    if (count === kindOf.length) [kindOf, froms] = [doubled(kindOf), doubled(froms)];
    kindOf[count] = kind;
    froms[count++] = from;
  }

  function readArticle(text: string, article: Article): void {
    const headline = article.headline?.from ?? -1;
    let wide = false;
    let blank = false;
    for (let from = article.from; from < article.to; ) {
      const end = lineEnd(text, from, article.to);
      const to = afterLineEnd(text, end, article.to);
      const kind = kindAt(kinds, text, from, end);
      if (kind >= 0) {
        if (blank) spaced[number] = 1;
        if (from <= headline && headline < to) headlines[number] = count;
        if ((kinds.marksOf(kind) & lineMark.block) !== 0) wide = true;
        addLine(kind, from);
        if (count % 4096 === 0) monitor.tick(number, total);
      } else blank = true;
      from = to;
    }
    const lines = count - starts[number]!;
    blocks[number] = wide && lines >= 2 && lines <= mostBlocks ? 1 : 0;
  }

  function recallArticle(known: number, article: Article): void {
    const { memory } = recall!;
    const { starts: first, gapStarts, gaps } = memory!;
    let gap = gapStarts[known]!;
    let from = article.from;
    for (let line = first[known]!; line < first[known + 1]!; line++) {
      let shift = 1;
      let byte: number;
      do {
        byte = gaps[gap++]!;
        from += (byte & 127) * shift;
        shift *= 128;
      } while (byte > 127);
      addLine(memory!.kindOf[line]!, from);
    }
    const headline = memory!.headlines[known]!;
    if (headline >= 0) headlines[number] = starts[number]! + headline;
    spaced[number] = memory!.articleMarks[known]! & 1;
    blocks[number] = memory!.articleMarks[known]! >> 1;
  }

  let document = '';
  let text = '';
  for (; number < total; number++) {
    const article = articles[number]!;
    if (number % 16 === 0) monitor.tick(number, total);
    starts[number] = count;
    const known = recall ? recall.known[number]! : -1;
    if (known >= 0) {
      recallArticle(known, article);
      continue;
    }
    if (article.document !== document) {
      document = article.document;
      text = corpus.document(document).text;
    }
    readArticle(text, article);
  }
  starts[total] = count;
  const finished = kinds.finish();
  return {
    kinds: finished.kinds,
    hashes: recall ? finished.hashes : null,
    starts,
    kindOf,
    froms,
    headlines,
    spaced,
    blocks,
  };
}

/** The kind of the line, or -1 when it is blank. */
function kindAt(kinds: LineKindTable, text: string, from: number, end: number): number {
  let first = from;
  let last = end;
  while (first < last && isSpace(text.charCodeAt(first))) first++;
  while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
  if (first === last) return -1;
  const hash = hashPlainKey(text, first, last);
  if (hash >= 0) {
    const known = kinds.find(hash);
    return known >= 0 ? known : kinds.add(hash, text.slice(first, last));
  }
  const key = lineKey(text.slice(first, last));
  return key === '' ? -1 : kinds.add(hashText(key), key);
}

/** Where the line that begins at `from` ends, its line end aside. */
export function lineEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
    at++;
  }
  return at;
}

/** Where the next line begins after one that ends at `end`: past LF, CR LF or CR. */
export function afterLineEnd(text: string, end: number, to: number): number {
  if (end >= to) return to;
  const pair = text.charCodeAt(end) === 13 && end + 1 < to && text.charCodeAt(end + 1) === 10;
  return pair ? end + 2 : end + 1;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const result = new Int32Array(2 * column.length);
  result.set(column);
  return result;
}
