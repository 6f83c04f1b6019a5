import type { Corpus } from '../corpus/corpus.ts';
import type { ArticleRef } from '../corpus/document.ts';
import type { ArticlesByDocument } from './by-document.ts';
import type { CleanCorpus, Unapplied } from './clean-corpus.ts';

/** One line of `manifest.jsonl`; keys stand in this order. Spans are UTF-16 offsets in the document as it was read. */
export type ManifestLine =
  | {
      readonly type: 'document';
      readonly document: string;
      readonly length: number;
      readonly articles: number;
      readonly kept: number;
    }
  | {
      readonly type: 'article';
      readonly document: string;
      readonly article: number;
      readonly from: number;
      readonly to: number;
      readonly headline: string;
      readonly status: 'kept' | 'removed' | 'merged';
      readonly into: ArticleRef | null;
      readonly finding: string | null;
      readonly decision: string | null;
      readonly tags: readonly string[];
      readonly length: number;
    }
  | {
      readonly type: 'edit';
      readonly document: string;
      readonly article: number;
      readonly from: number;
      readonly to: number;
      readonly before: string;
      readonly after: string;
      readonly rule: string;
      readonly finding: string | null;
      readonly decision: string | null;
    }
  | {
      readonly type: 'field';
      readonly document: string;
      readonly article: number;
      readonly name: string;
      /** Missing where the record has no such field. */
      readonly before?: unknown;
      readonly after: unknown;
      readonly from: ArticleRef;
      readonly finding: string;
      readonly decision: string;
    }
  | ({ readonly type: 'unapplied' } & Unapplied);

/**
 * What became of every document, article and character: a line for each document, followed by its
 * articles, each followed by its edits and the fields it took of others; at the end what could not be applied.
 */
export function* manifestLines(
  corpus: Corpus,
  lists: ArticlesByDocument,
  result: CleanCorpus,
): Generator<ManifestLine> {
  for (const { id, text } of corpus.documents) {
    const articles = lists.get(id) ?? [];
    const kept = articles.filter((article) => article.status === 'kept').length;
    yield { type: 'document', document: id, length: text.length, articles: articles.length, kept };
    for (const article of articles) {
      yield {
        type: 'article',
        document: id,
        article: article.article,
        from: article.from,
        to: article.to,
        headline: article.headline,
        status: article.status,
        into: article.into && { document: article.into.document, article: article.into.article },
        finding: article.finding,
        decision: article.decision,
        tags: article.tags,
        length: article.text.length,
      };
      for (const edit of article.edits)
        yield {
          type: 'edit',
          document: id,
          article: article.article,
          from: edit.from,
          to: edit.to,
          before: edit.before,
          after: edit.after,
          rule: edit.rule,
          finding: edit.finding,
          decision: edit.decision,
        };
      for (const { name, before, after, from, finding, decision } of article.fields)
        yield {
          type: 'field',
          document: id,
          article: article.article,
          name,
          ...(before === undefined ? {} : { before }),
          after,
          from: { document: from.document, article: from.article },
          finding,
          decision,
        };
    }
  }
  for (const { finding, decision, document, from, to, reason } of result.unapplied)
    yield { type: 'unapplied', finding, decision, document, from, to, reason };
}
