import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../shared/clean/clean.ts';
import { cleanPart } from '../../shared/clean/clean-part.ts';
import { indexFindings } from '../../shared/clean/finding-index.ts';
import { inOneGo } from '../../shared/progress/portions.ts';
import {
  anchorOfArticle,
  decideAction,
  promoteAction,
  splitAction,
  vetoAction,
} from '../../shared/review/actions.ts';
import { withSurgery } from '../../shared/review/cluster-surgery.ts';
import type { Action } from '../../shared/review/ledger-entry.ts';
import { Review } from '../../shared/review/review.ts';
import { corpusOf, entryOf, findingFor } from '../unit/clean/support.ts';
import { documents, review, step } from './review-maker.ts';

const input = fc.record({
  texts: documents,
  steps: fc.array(step, { maxLength: 10 }),
  /** Documents whose text has grown at its start since the decisions. */
  grown: fc.array(fc.nat(3), { maxLength: 2 }),
  promoted: fc.array(fc.nat(9), { maxLength: 2 }),
  split: fc.array(fc.nat(9), { maxLength: 2 }),
  tagged: fc.array(fc.nat(11), { maxLength: 4 }),
  retracted: fc.array(fc.nat(20), { maxLength: 2 }),
});

test('documents cleaned one by one, or some at once, are what cleaning the whole gives', () => {
  fc.assert(
    fc.property(input, ({ texts, steps, grown, promoted, split, tagged, retracted }) => {
      const named = (lists: readonly (readonly string[])[]) =>
        corpusOf(Object.fromEntries(lists.map((list, i) => [`${i}.txt`, list])));
      const before = named(texts);
      const decided = review(before, steps);
      const corpus = named(
        texts.map((list, i) =>
          grown.includes(i) ? list.map((text, at) => (at === 0 ? `New. ${text}` : text)) : list,
        ),
      );
      const scanned = grown.length > 0 ? review(corpus, steps).findings : decided.findings;
      const more: Action[] = [];
      for (const at of promoted) {
        const finding = decided.findings[at];
        if (finding && finding.kind !== 'duplicate') more.push(promoteAction(finding, true));
      }
      for (const at of split) {
        const finding = decided.findings[at];
        if (finding?.kind !== 'duplicate' || finding.members.length < 3) continue;
        more.push(splitAction(finding, [0], before));
      }
      for (const at of tagged) {
        const { document, index } = corpus.articles[at % corpus.articles.length]!;
        const anchor = anchorOfArticle({ document, article: index }, corpus);
        more.push({ type: 'tag', articles: [anchor], add: [`tag ${at % 3}`], remove: [] });
      }
      const entries = [...decided.entries, ...more.map((action) => entryOf(action))];
      for (const at of retracted) {
        const entry = entries[at];
        if (entry) entries.push(entryOf({ type: 'retract', entries: [entry.id] }));
      }
      const state = new Review(entries);
      const findings = withSurgery(scanned, state, corpus);
      const whole = clean(corpus, findings, state).articles;
      const index = inOneGo(indexFindings(corpus, findings));
      const part = (wanted: typeof whole) =>
        inOneGo(
          cleanPart(
            corpus,
            index,
            state,
            wanted.map(({ document, article }) => ({ document, article })),
          ),
        );
      for (const { id } of corpus.documents) {
        const own = whole.filter(({ document }) => document === id);
        expect(part(own)).toEqual(own);
      }
      for (const article of whole) expect(part([article])).toEqual([article]);
      expect(part(whole)).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test('a finding with many places, some set aside and some gone, is cleaned in one document as in all', () => {
  const texts = (word: string) =>
    Object.fromEntries(
      Array.from({ length: 120 }, (_, at) => [
        `${at}.txt`,
        [`Gaet ${at % 7 === 0 ? word : 'lamp'} and gaet at the gaet ${at}.\n`],
      ]),
    );
  const before = corpusOf(texts('wall'));
  const found = findingFor(before, 'gaet', 'gate');
  const corpus = corpusOf(texts('a longer wall'));
  const state = new Review([
    entryOf(decideAction(found, 'accepted', before)),
    ...found.occurrences.flatMap((_, at) =>
      at % 3 === 0 ? [entryOf(vetoAction(found, at, true, before))] : [],
    ),
  ]);
  const now = findingFor(corpus, 'gaet', 'gate');
  const whole = clean(corpus, [now], state).articles;
  expect(new Set(whole.map(({ edits }) => edits.length)).size).toBeGreaterThan(1);
  const index = inOneGo(indexFindings(corpus, [now]));
  for (const article of whole) {
    const { document } = article;
    const wanted = [{ document, article: article.article }];
    expect(inOneGo(cleanPart(corpus, index, state, wanted))).toEqual([article]);
  }
});
