import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBoilerplate } from '../../shared/boilerplate/find-boilerplate.ts';
import { createCorpus } from '../../shared/corpus/corpus.ts';
import { segmentCorpus } from '../../shared/corpus/segment.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { makePage, stories } from '../unit/corpus/page-maker.ts';

const markerSets = [
  [],
  ['ZW'],
  ['20'],
  ['ZW', '31'],
  ['ق', '1.2k'],
  ['Live', '7'],
  ['NB'],
  ['٢٠'],
  ['(12)', 'ÉD'],
  ['3,450', 'QX'],
];

const articlePlan = fc
  .record({
    story: fc.integer({ min: 0, max: stories.length - 1 }),
    hasCaption: fc.boolean(),
    captionsAbove: fc.integer({ min: 1, max: 3 }),
    captionsBelow: fc.integer({ min: 1, max: 2 }),
    markers: fc.constantFrom(...markerSets),
    markersAt: fc.constantFrom(
      'above-caption' as const,
      'between-captions' as const,
      'below-captions' as const,
      'above-body' as const,
    ),
    edit: fc.constantFrom('', '', ' It said so twice.', ' 2031'),
    blankBetweenParagraphs: fc.boolean(),
    paragraphs: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ markersAt, ...plan }) => {
    // What stands once, below all repeats, is a marker by its shape or not at all.
    const told = plan.markers.every((marker) => marker.length <= 3 || /\p{Nd}/u.test(marker));
    return { ...plan, markersAt: told ? markersAt : ('below-captions' as const) };
  })
  .map(({ story, hasCaption, paragraphs, edit, ...plan }) => ({
    ...stories[story]!,
    ...plan,
    // Copies that an editor changed stand beside copies that nobody did.
    body: stories[story]!.body.slice(0, paragraphs).map((text, at) =>
      at === 0 ? text + edit : text,
    ),
    caption: hasCaption ? stories[story]!.caption : [],
    captionsAbove: hasCaption ? plan.captionsAbove : 0,
    captionsBelow: hasCaption ? plan.captionsBelow : 0,
  }));

const pagePlan = fc.record({
  articles: fc.uniqueArray(articlePlan, {
    minLength: 1,
    maxLength: 5,
    selector: (plan) => plan.headline,
  }),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
  blanksBetween: fc.constantFrom(1, 2, 3),
  endsWithLineEnd: fc.boolean(),
});

describe('segmentation', () => {
  it('finds each article of a page, whatever its markers, captions, language and line ends', () => {
    fc.assert(
      fc.property(pagePlan, (plan) => {
        const page = makePage(plan);
        const articles = segmentCorpus(
          [{ id: 'page.txt', text: page.text, fields: {} }],
          silentMonitor,
        );
        expect(articles.map((article) => article.from)).toEqual(page.starts);
        for (const [at, article] of articles.entries()) {
          const { headline } = article;
          expect(headline && page.text.slice(headline.from, headline.to)).toBe(
            plan.articles[at]!.headline,
          );
        }
      }),
      { numRuns: 120 },
    );
  });

  it('offers the repeats and the markers of such pages and not one line more', () => {
    fc.assert(
      fc.property(fc.array(pagePlan, { minLength: 1, maxLength: 5 }), (plans) => {
        const pages = plans.map(makePage);
        const documents = pages.map(({ text }, at) => ({ id: `${at}.txt`, text, fields: {} }));
        const corpus = createCorpus(documents, segmentCorpus(documents, silentMonitor));
        const offered = findBoilerplate(corpus, silentMonitor)
          .filter((finding) => finding.confidence >= 0.5)
          .flatMap((finding) => finding.occurrences);
        for (const [at, page] of pages.entries()) {
          const found = offered
            .filter((occurrence) => occurrence.document === `${at}.txt`)
            .map(({ from, to }) => ({ from, to }))
            .sort((a, b) => a.from - b.from);
          expect(found).toEqual(page.removed);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('tiles any text', () => {
    const line = fc.constantFrom(
      '',
      '',
      ' ',
      'A short line here',
      'Another one of words',
      'x',
      '7',
      'The end of it, he said.',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, fc.string({ unit: 'binary' }))),
        fc.constantFrom('\n', '\r\n', '\r'),
        (lines, lineEnd) => {
          const text = lines.join(lineEnd);
          const articles = segmentCorpus([{ id: 'a', text, fields: {} }], silentMonitor);
          expect(articles.length).toBeGreaterThan(0);
          let at = 0;
          for (const [index, article] of articles.entries()) {
            expect(article.index).toBe(index);
            expect(article.from).toBe(at);
            at = article.to;
          }
          expect(at).toBe(text.length);
        },
      ),
      { numRuns: 120 },
    );
  });
});
