import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../shared/clean/clean.ts';
import { cleanDocumentText } from '../../shared/clean/document-text.ts';
import { articleText } from '../../shared/corpus/corpus.ts';
import { Review } from '../../shared/review/review.ts';
import { corpusOf } from '../unit/clean/support.ts';
import { article, documents, review, step } from './review-maker.ts';

test('every character of the source is in the output, in an edit, or in an article that goes', () => {
  fc.assert(
    fc.property(documents, fc.array(step, { maxLength: 8 }), (texts, steps) => {
      const corpus = corpusOf(Object.fromEntries(texts.map((list, i) => [`${i}.txt`, list])));
      const { findings, entries } = review(corpus, steps);
      const result = clean(corpus, findings, new Review(entries));
      expect(result.articles).toHaveLength(corpus.articles.length);
      const kept = new Set(
        result.articles.filter((a) => a.status === 'kept').map((a) => `${a.document}:${a.article}`),
      );
      result.articles.forEach((cleaned, index) => {
        const source = corpus.articles[index]!;
        const { text } = corpus.document(source.document);
        expect([cleaned.from, cleaned.to]).toEqual([source.from, source.to]);
        if (cleaned.status !== 'kept') {
          expect(kept.has(`${cleaned.into?.document}:${cleaned.into?.article}`)).toBe(true);
          expect(cleaned.text + cleaned.edits.length).toBe('0');
          return;
        }
        let made = '';
        let at = source.from;
        for (const edit of cleaned.edits) {
          expect(edit.from).toBeGreaterThanOrEqual(at);
          expect(text.slice(edit.from, edit.to)).toBe(edit.before);
          if (edit.rule === 'layout') expect(edit.before.trim() + edit.after).toBe('');
          made += text.slice(at, edit.from) + edit.after;
          at = edit.to;
        }
        expect(at).toBeLessThanOrEqual(source.to);
        expect(made + text.slice(at, source.to)).toBe(cleaned.text);
        if (cleaned.edits.length === 0) expect(cleaned.text).toBe(articleText(corpus, source));
      });
      // Neither the order of the findings nor a second run makes a difference.
      expect(clean(corpus, [...findings].reverse(), new Review(entries))).toEqual(result);
    }),
    { numRuns: 300 },
  );
});

test('a document with one kept article is that article', () => {
  fc.assert(
    fc.property(article, (text) => {
      const corpus = corpusOf({ 'a.txt': [text] });
      expect(cleanDocumentText(clean(corpus, [], new Review()).articles)).toBe(text);
    }),
    { numRuns: 50 },
  );
});
