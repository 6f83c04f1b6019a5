import { describe, expect, test } from 'vitest';
import { countOf, readAnswers, readSampleDocuments } from './sample-corpus.ts';

const answers = readAnswers();
const textOf = new Map(readSampleDocuments().map(({ id, text }) => [id, text]));

function text(document: string): string {
  const found = textOf.get(document);
  if (found === undefined) throw new Error(`the key names ${document}, which is no page`);
  return found;
}

describe('the answer key of the sample corpus', () => {
  test('names every page', () => {
    expect(new Set(answers.articles.map(({ document }) => document))).toEqual(
      new Set(textOf.keys()),
    );
  });

  test('gives headlines that stand in their pages, in the order of the articles', () => {
    for (const document of textOf.keys()) {
      const places = answers.articles
        .filter((article) => article.document === document)
        .sort((a, b) => a.article - b.article)
        .map(({ headline }) => text(document).indexOf(headline));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  test('points at articles that it lists', () => {
    const listed = new Set(
      answers.articles.map(({ document, article }) => `${document} ${article}`),
    );
    const members = [
      ...answers.duplicates.map((cluster) => cluster.members),
      ...answers.sameTemplate,
    ];
    for (const { document, article } of members.flat()) {
      expect(listed).toContain(`${document} ${article}`);
    }
  });

  test('counts the lines that go, of repeats all but one', () => {
    for (const { rule, line, counts } of answers.boilerplate) {
      const stays = rule.startsWith('repeated-') ? 1 : 0;
      for (const [document, count] of Object.entries(counts)) {
        const lines = text(document)
          .split('\n')
          .filter((candidate) => candidate === line);
        expect(lines, `${line} in ${document}`).toHaveLength(count + stays);
      }
    }
  });

  test('counts the passages', () => {
    for (const { text: passage, counts } of answers.passages) {
      for (const [document, page] of textOf) {
        expect(countOf(page, passage), document).toBe(counts[document] ?? 0);
      }
    }
  });

  test('quotes what stands exactly once in its page', () => {
    for (const { document, before } of [
      ...answers.typos,
      ...answers.variants,
      ...answers.typography,
      ...answers.realWords.map(({ document, context }) => ({ document, before: context })),
      ...answers.leftAlone.map(({ document, text }) => ({ document, before: text })),
      ...answers.eitherWay.map(({ document, line }) => ({ document, before: line })),
    ]) {
      expect(countOf(text(document), before), `${before} in ${document}`).toBe(1);
    }
  });
});
