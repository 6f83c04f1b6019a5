import type { Corpus } from '../corpus/corpus.ts';
import { articleText } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import { contentId } from '../findings/content-id.ts';
import { detached } from '../text/detached.ts';
import type { Span } from '../text/span.ts';
import type { Anchor, ArticleAnchor } from './ledger-entry.ts';

const contextLength = 32;
/** Candidates looked at for one quotation; a text repeated oftener than this is matched by its context only. */
const maxCandidates = 2000;

/** True when both name the same text at the same place in the corpus. */
export function sameArticle(a: ArticleAnchor, b: ArticleAnchor): boolean {
  return a.document === b.document && a.article === b.article && a.digest === b.digest;
}

/** The anchor of `[from, to)` in a document's text: position, quotation and up to 32 code units around it (W3C Web Annotation). */
export function anchorOf(documentText: string, document: string, from: number, to: number): Anchor {
  return {
    document,
    from,
    to,
    exact: detached(documentText.slice(from, to)),
    prefix: detached(documentText.slice(Math.max(0, from - contextLength), from)),
    suffix: detached(documentText.slice(to, to + contextLength)),
  };
}

function prefixFits(anchor: Anchor, text: string, from: number): boolean {
  const { prefix } = anchor;
  // A short prefix was cut by the start of the text, so it only fits there.
  if (prefix.length < contextLength && from !== prefix.length) return false;
  return from >= prefix.length && text.startsWith(prefix, from - prefix.length);
}

function suffixFits(anchor: Anchor, text: string, to: number): boolean {
  const { suffix } = anchor;
  if (suffix.length < contextLength && to + suffix.length !== text.length) return false;
  return text.startsWith(suffix, to);
}

/** True when the quotation stands where it stood, with what stood before or after it. */
export function standsWhereItWas(anchor: Anchor, text: string): boolean {
  if (!text.startsWith(anchor.exact, anchor.from) || anchor.from > text.length) return false;
  const to = anchor.from + anchor.exact.length;
  const before = prefixFits(anchor, text, anchor.from);
  const after = suffixFits(anchor, text, to);
  return anchor.exact === '' ? before && after : before || after;
}

/**
 * Finds an anchor again: at its old position, else where the quotation stands with both its
 * contexts (nearest the old position), else where it stands with one of them and only there.
 * Null when it is gone or ambiguous.
 */
export function locate(anchor: Anchor, text: string): Span | null {
  const { exact, prefix, suffix } = anchor;
  const spanAt = (from: number): Span => ({ from, to: from + exact.length });
  if (standsWhereItWas(anchor, text)) return spanAt(anchor.from);
  // Without any context around it a text could be found anywhere.
  if (prefix + suffix === '') return null;
  const whole = prefix + exact + suffix;
  const nearest = nearestOf(text, whole, anchor.from - prefix.length);
  if (nearest !== null) return spanAt(nearest + prefix.length);
  if (exact === '') return null;
  let only: number | null = null;
  let seen = 0;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    if (++seen > maxCandidates) return null;
    const before = prefix !== '' && prefixFits(anchor, text, at);
    const after = suffix !== '' && suffixFits(anchor, text, at + exact.length);
    if (!before && !after) continue;
    if (only !== null) return null;
    only = at;
  }
  return only === null ? null : spanAt(only);
}

function nearestOf(text: string, quotation: string, position: number): number | null {
  const before = position < 0 ? -1 : text.lastIndexOf(quotation, position);
  const after = text.indexOf(quotation, Math.max(0, position));
  if (before < 0) return after < 0 ? null : after;
  if (after < 0) return before;
  return position - before <= after - position ? before : after;
}

const digests = new WeakMap<Corpus, Map<Article, string>>();

/** `contentId` of an article's text as it was read; computed once for each corpus and article. */
export function articleDigest(corpus: Corpus, article: Article): string {
  let known = digests.get(corpus);
  if (!known) {
    known = new Map();
    digests.set(corpus, known);
  }
  let digest = known.get(article);
  if (digest === undefined) {
    digest = contentId(articleText(corpus, article));
    known.set(article, digest);
  }
  return digest;
}

/** The anchor of an article: its place in the corpus and a digest of its text. */
export function articleAnchor(corpus: Corpus, article: Article): ArticleAnchor {
  return {
    document: article.document,
    article: article.index,
    digest: articleDigest(corpus, article),
    from: article.from,
  };
}
