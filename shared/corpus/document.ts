import type { Span } from '../text/span.ts';

/** One file, or one record of a file, as it was decoded; spans refer to `text` as it stands here. */
export interface Document {
  /** Path below the corpus root with `/`, or `path#ID` for a record. Unique in the corpus. */
  readonly id: string;
  readonly text: string;
  /** All other fields of the record, in source order; empty for a text file. JSON values only. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * One news item inside a document. The articles of a document tile it: the first starts at 0,
 * each ends where the next starts, the last ends at the text's length.
 */
export interface Article extends Span {
  readonly document: string;
  /** Position among the articles of its document, from 0. */
  readonly index: number;
  /** Where its (first) headline stands in the document's text, or null when it has none. */
  readonly headline: Span | null;
}

/** What could not be read, or could be read only with a reservation. */
export interface Problem {
  /** Document id, or the path of the file below the corpus root. */
  readonly document: string;
  /** One sentence: what is wrong, where, and what was kept. */
  readonly reason: string;
}

/** Names an article by its document and its position in it. */
export interface ArticleRef {
  readonly document: string;
  readonly article: number;
}

/** `document:article`, the key under which an article is looked up. */
export function articleKey(ref: ArticleRef): string {
  return `${ref.document}:${ref.article}`;
}

/** What an `articleKey` names; other texts name no article of any corpus. */
export function refOfKey(key: string): ArticleRef {
  const colon = key.lastIndexOf(':');
  return { document: key.slice(0, colon), article: Number(key.slice(colon + 1)) };
}
