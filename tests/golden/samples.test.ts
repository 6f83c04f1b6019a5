import { describe, expect, test } from 'vitest';
import { installedDictionaries } from '../../electron/backend/dictionaries.ts';
import type { ArticleRef } from '../../shared/corpus/document.ts';
import type { Kind, Occurrence } from '../../shared/findings/finding.ts';
import { scan } from '../../shared/scan/scan.ts';
import { defaultMinConfidence, defaultScanOptions } from '../../shared/scan/scan-options.ts';
import { silentScanMonitor } from '../../shared/scan/stage-monitor.ts';
import { type Correction, readAnswers, readSampleDocuments } from './sample-corpus.ts';

const answers = readAnswers();
const { corpus, findings } = scan(
  readSampleDocuments(),
  defaultScanOptions(installedDictionaries()),
  silentScanMonitor,
);
const shown = findings.filter(({ confidence }) => confidence >= defaultMinConfidence);

const clusters = shown.filter((finding) => finding.kind === 'duplicate');
const textFindings = shown.filter((finding) => finding.kind !== 'duplicate');
const passages = findings
  .filter((finding) => finding.kind !== 'duplicate')
  .filter(({ kind }) => kind === 'passage');

function occurrencesOf(kind: Kind): Occurrence[] {
  return textFindings
    .filter((finding) => finding.kind === kind)
    .flatMap(({ occurrences }) => occurrences);
}

const names = (members: readonly ArticleRef[]) =>
  members
    .map(({ document, article }) => `${document} ${article}`)
    .sort()
    .join(', ');

/** The stretch `before` of the document once the occurrences inside it have been accepted. */
function corrected({ document, before }: Correction, occurrences: readonly Occurrence[]): string {
  const { text } = corpus.document(document);
  const from = text.indexOf(before);
  const to = from + before.length;
  let at = from;
  let result = '';
  for (const occurrence of occurrences
    .filter((each) => each.document === document && each.from >= from && each.to <= to)
    .sort((a, b) => a.from - b.from)) {
    result += text.slice(at, occurrence.from) + occurrence.after;
    at = occurrence.to;
  }
  return result + text.slice(at, to);
}

const wrong = (corrections: readonly Correction[], kind: Kind) => {
  const occurrences = occurrencesOf(kind);
  return corrections
    .map((correction) => ({ ...correction, result: corrected(correction, occurrences) }))
    .filter(({ after, result }) => result !== after);
};

const place = ({ document, before }: { document: string; before: string }) =>
  `${document}: ${before}`;

describe('a scan of the sample corpus', () => {
  test('finds every article and its headline', () => {
    const found = corpus.articles.map(({ document, index, headline }) => ({
      document,
      article: index,
      headline: headline
        ? corpus
            .document(document)
            .text.slice(headline.from, headline.to)
            .replace(/^#+\s*/, '')
        : null,
    }));
    const key = answers.articles
      .map(({ document, article, headline }) => ({ document, article, headline }))
      .sort((a, b) =>
        a.document < b.document ? -1 : a.document > b.document ? 1 : a.article - b.article,
      );
    expect(found).toEqual(key);
  });

  test('finds the duplicates, and no others', () => {
    expect(clusters.map(({ members }) => names(members)).sort()).toEqual(
      answers.duplicates.map(({ members }) => names(members)).sort(),
    );
  });

  test('names the relation of exact copies, and of no others', () => {
    const exact = clusters.filter(({ pairs }) =>
      pairs.every(({ relation }) => relation === 'exact-copy'),
    );
    expect(exact.map(({ members }) => names(members)).sort()).toEqual(
      answers.duplicates
        .filter(({ relation }) => relation === 'exact-copy')
        .map(({ members }) => names(members))
        .sort(),
    );
  });

  test('finds every line of boilerplate as often as it stands there, and removes no other line', () => {
    const eitherWay = new Set(
      answers.eitherWay.map(({ document, line }) => `${document}: ${line}`),
    );
    const removed = new Map<string, number>();
    for (const { document, from, to } of occurrencesOf('boilerplate')) {
      for (const line of corpus.document(document).text.slice(from, to).split('\n')) {
        if (line.trim() === '') continue;
        const key = `${document}: ${line.trim()}`;
        if (eitherWay.has(key)) continue;
        removed.set(key, (removed.get(key) ?? 0) + 1);
      }
    }
    const key = answers.boilerplate.flatMap(({ line, counts }) =>
      Object.entries(counts).map(([document, count]) => [`${document}: ${line}`, count] as const),
    );
    expect(Object.fromEntries(removed)).toEqual(Object.fromEntries(key));
  });

  test('finds every repeated passage in all its places', () => {
    const found = answers.passages.map(({ text }) =>
      passages
        .filter(({ pattern }) => pattern.includes(text.slice(0, 60)))
        .map(({ occurrences, kept }) => occurrences.length + kept.length),
    );
    const key = answers.passages.map(({ counts }) => [
      Object.values(counts).reduce((sum, count) => sum + count, 0),
    ]);
    expect(found).toEqual(key);
  });

  test('finds nine typos in ten with the right word first', () => {
    const missed = wrong(answers.typos, 'typo');
    expect(missed.length, missed.map(place).join('\n')).toBeLessThanOrEqual(
      answers.typos.length * 0.1,
    );
  });

  test('takes no other word for a typo', () => {
    const known = new Set(answers.typos.map(place));
    const others = occurrencesOf('typo')
      .map(place)
      .filter((each) => !known.has(each));
    expect(others).toEqual([]);
  });

  test('takes no word for a real-word slip that is none', () => {
    const known = new Set(answers.realWords.map(place));
    const others = occurrencesOf('real-word')
      .map(place)
      .filter((each) => !known.has(each));
    expect(others).toEqual([]);
  });

  test('finds the names that are spelled two ways', () => {
    expect(wrong(answers.variants, 'variant')).toEqual([]);
  });

  test('mends quotes, doubled words, broken encoding and stray spaces', () => {
    expect(wrong(answers.typography, 'typography')).toEqual([]);
  });

  test('leaves alone what only looks wrong', () => {
    const touched = answers.leftAlone.filter(({ document, text }) => {
      const from = corpus.document(document).text.indexOf(text);
      return textFindings
        .flatMap(({ occurrences }) => occurrences)
        .some(
          (each) => each.document === document && each.from < from + text.length && each.to > from,
        );
    });
    expect(touched).toEqual([]);
  });
});
