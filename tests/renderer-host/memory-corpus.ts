import { type ClusterDesk, createClusterDesk } from '../../electron/backend/cluster-desk.ts';
import type { ReviewDesk } from '../../electron/backend/review-desk.ts';
import { type Corpus, createCorpus } from '../../shared/corpus/corpus.ts';
import type { Document } from '../../shared/corpus/document.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { Review } from '../../shared/review/review.ts';
import { scannedArticles } from '../../shared/scan/scanned-article.ts';
import { findPairs } from '../../shared/similarity/find-pairs.ts';
import { packPairs } from '../../shared/similarity/kept-pairs.ts';
import { deskAtOnce } from '../desk-at-once.ts';
import { findingsOf } from './findings.ts';
import { manyPages, pages } from './pages.ts';

const minConfidence = 0.5;

function corpusOf(documents: readonly Document[]): Corpus {
  return createCorpus(
    documents,
    documents.map((document) => {
      const end = document.text.indexOf('\n');
      return {
        document: document.id,
        index: 0,
        from: 0,
        to: document.text.length,
        headline: { from: 0, to: end < 0 ? document.text.length : end },
      };
    }),
  );
}

/** The small corpus, or a made-up one with as many findings as asked for. */
function scanned(size: number): { corpus: Corpus; findings: Finding[] } {
  if (size === 0) {
    const corpus = corpusOf([...pages].sort((a, b) => (a.id < b.id ? -1 : 1)));
    return { corpus, findings: findingsOf(corpus) };
  }
  const made = manyPages(size);
  return {
    corpus: corpusOf(made.map(({ document }) => document)),
    findings: made.map(({ document, at, word }, index) => ({
      id: `made-${index}`,
      kind: 'typo',
      title: `${word} → ${word.slice(0, 5)}ed`,
      rule: 'misspelling',
      confidence: 0.6 + (index % 40) / 100,
      reasons: [`“${word}” stands here once.`],
      pattern: word,
      suggestions: [`${word.slice(0, 5)}ed`],
      occurrences: [
        {
          document: document.id,
          article: 0,
          from: at,
          to: at + word.length,
          before: word,
          after: `${word.slice(0, 5)}ed`,
        },
      ],
      kept: [],
    })),
  };
}

/** The review of a corpus that lives in the page; decisions are gone with it. */
export function memoryReview(options: {
  size: number;
  empty: boolean;
  append(): Promise<void>;
  changed(): void;
}): { corpus: Corpus; desk: ReviewDesk; clusters: ClusterDesk } {
  const { corpus, findings } = scanned(options.size);
  const desk = deskAtOnce({
    corpus,
    findings: options.empty ? [] : findings,
    review: new Review([]),
    minConfidence,
    append: options.append,
    now: () => new Date().toISOString(),
    author: () => 'Ida Pell',
    changed: options.changed,
  });
  // The made-up pages are all of one make, so that nearly every two of them would be a pair.
  const pairs =
    options.size > 0 ? [] : findPairs(scannedArticles(corpus, new Map()), {}, silentMonitor);
  return { corpus, desk, clusters: createClusterDesk(corpus, findings, packPairs(pairs)) };
}
