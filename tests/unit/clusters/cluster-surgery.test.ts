import { describe, expect, test } from 'vitest';
import { isLedgerEntry } from '../../../electron/backend/project/ledger-guard.ts';
import { clean } from '../../../shared/clean/clean.ts';
import { type Corpus, createCorpus } from '../../../shared/corpus/corpus.ts';
import { articleKey } from '../../../shared/corpus/document.ts';
import type { DuplicateFinding, Finding } from '../../../shared/findings/finding.ts';
import { withSurgery } from '../../../shared/review/cluster-surgery.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { Review } from '../../../shared/review/review.ts';
import { deskAtOnce } from '../../desk-at-once.ts';
import { plainOverlap, plainShingles } from '../similarity/helpers.ts';
import { storyDocuments } from './story-corpus.ts';

const everyPair = [0, 1, 2, 3].flatMap((a) =>
  [0, 1, 2, 3]
    .filter((b) => b > a)
    .map((b) => ({
      a,
      b,
      jaccard: 0.9 - 0.2 * (b - a),
      containment: [0.9, 0.8] as const,
      relation: 'near-duplicate' as const,
    })),
);

/** Every story's four versions as one cluster. */
const scanned = (() => {
  const documents = [...storyDocuments].sort((a, b) => (a.id < b.id ? -1 : 1));
  const corpus = createCorpus(
    documents,
    documents.map(({ id, text }) => ({
      document: id,
      index: 0,
      from: 0,
      to: text.length,
      headline: null,
    })),
  );
  const names = [...new Set(storyDocuments.map(({ id }) => id.replace(/-.*/, '')))].sort();
  const findings = names.map(
    (name): DuplicateFinding => ({
      kind: 'duplicate',
      id: `cluster-${name}`,
      confidence: 0.8,
      rule: 'near-duplicate',
      title: name,
      reasons: [],
      members: [0, 1, 3, 5].map((version) => ({ document: `${name}-${version}.txt`, article: 0 })),
      pairs: everyPair,
      canonical: 1,
    }),
  );
  return { corpus, findings };
})();

function deskOver(corpus: Corpus, findings: readonly Finding[], ledger: LedgerEntry[] = []) {
  const review = new Review(ledger);
  let made = ledger.length;
  const desk = deskAtOnce({
    corpus,
    findings,
    review,
    minConfidence: 0.5,
    append: async () => {},
    now: () => `2031-06-01T08:00:${String(made++).padStart(2, '0')}.000Z`,
    author: () => 'Ida',
    changed: () => {},
  });
  return { desk, review };
}

const clustersOf = (findings: readonly Finding[]) =>
  findings.filter((finding): finding is DuplicateFinding => finding.kind === 'duplicate');
const shape = (findings: readonly Finding[]) =>
  clustersOf(findings)
    .map(({ members }) => members.map(articleKey).join(' '))
    .sort();
const about = (findings: readonly Finding[], name: string) =>
  clustersOf(findings).find(({ members }) =>
    members.some(({ document }) => document.includes(name)),
  )!;

describe('splitting a cluster', () => {
  test('makes a cluster of the chosen members and one of the rest, with the pairs of each', async () => {
    const { desk } = deskOver(scanned.corpus, scanned.findings);
    const whole = about(desk.findings(), 'granary');
    expect(whole.members).toHaveLength(4);
    const { findings } = await desk.split(whole.id, [2, 3]);
    const parts = clustersOf(desk.findings()).filter(({ id }) => findings.includes(id));
    expect(shape(parts)).toEqual([
      'granary-0.txt:0 granary-1.txt:0',
      'granary-3.txt:0 granary-5.txt:0',
    ]);
    for (const part of parts) {
      expect(part.pairs).toHaveLength(1);
      expect(part.pairs[0]).toMatchObject({ a: 0, b: 1 });
      expect(part.reasons[0]).toBe('The editor parted these 2 articles from a cluster of 4.');
      expect(desk.finding(part.id)).toMatchObject({ kind: 'duplicate', status: 'open' });
    }
    expect(shape(desk.findings())).toHaveLength(shape(scanned.findings).length + 1);
  });

  test('leaves a member that is chosen alone in no cluster', async () => {
    const { desk } = deskOver(scanned.corpus, scanned.findings);
    const { findings } = await desk.split(about(desk.findings(), 'quarry').id, [0]);
    expect(findings).toHaveLength(1);
    expect(shape(desk.findings()).join(' ')).not.toContain('quarry-0.txt');
  });

  test('is taken back by undo, and comes again by redo', async () => {
    const { desk } = deskOver(scanned.corpus, scanned.findings);
    const before = shape(desk.findings());
    await desk.split(about(desk.findings(), 'granary').id, [0, 1]);
    const after = shape(desk.findings());
    expect(after).not.toEqual(before);
    expect(desk.undoInfo().undo).toBe('parted 2 articles from a cluster of 4');
    await desk.undo();
    expect(desk.findings()).toEqual(scanned.findings);
    await desk.redo();
    expect(shape(desk.findings())).toEqual(after);
  });

  test('holds when another scan finds the cluster under another id, in other places, with one article more', async () => {
    const { desk, review } = deskOver(scanned.corpus, scanned.findings);
    await desk.split(about(desk.findings(), 'granary').id, [2, 3]);
    const moved = renamed(scanned.corpus, scanned.findings);
    const parts = shape(withSurgery(moved.findings, new Review(review.entries), moved.corpus));
    expect(parts).toContain('archive/granary-0.txt:0 archive/granary-1.txt:0');
    expect(parts).toContain('archive/granary-3.txt:0 archive/granary-5.txt:0');
  });

  test('is refused when it would part nothing', async () => {
    const { desk } = deskOver(scanned.corpus, scanned.findings);
    const { id } = about(desk.findings(), 'granary');
    await expect(desk.split(id, [0, 1, 2, 3])).rejects.toMatchObject({ code: 'invalid' });
    await expect(desk.split(id, [9])).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('joining', () => {
  test('shows how alike the joined articles are, though the scan never paired them', async () => {
    const apart = scanned.findings.map((finding) => ({ ...finding, pairs: [] }));
    const { desk } = deskOver(scanned.corpus, apart);
    const one = about(desk.findings(), 'granary');
    const { finding } = await desk.join(one.id, { finding: about(desk.findings(), 'orchard').id });
    const view = desk.finding(finding);
    if (view.kind !== 'duplicate') throw new Error('expected a cluster');
    const texts = view.members.map(
      ({ article }) => storyDocuments.find(({ id }) => article.key.startsWith(id))!.text,
    );
    const kept = plainShingles(texts[view.members.findIndex(({ canonical }) => canonical)]!);
    view.members.forEach((member, index) => {
      if (member.canonical) return;
      const own = plainShingles(texts[index]!);
      const shared = plainOverlap(own, kept);
      const jaccard = shared / (own.size + kept.size - shared);
      expect(member).toMatchObject({ jaccard, containment: shared / own.size });
      expect(member.relation === null).toBe(member.article.key.startsWith('orchard'));
    });
  });

  test('makes one cluster of two, which keeps the copy of the first', async () => {
    const { desk } = deskOver(scanned.corpus, scanned.findings);
    const one = about(desk.findings(), 'granary');
    const two = about(desk.findings(), 'orchard');
    const { finding } = await desk.join(one.id, { finding: two.id });
    const joined = clustersOf(desk.findings()).find(({ id }) => id === finding)!;
    expect(joined.members).toHaveLength(8);
    expect(joined.members[joined.canonical]).toEqual(one.members[one.canonical]);
    expect(joined.pairs).toHaveLength(one.pairs.length + two.pairs.length);
    for (const { a, b } of joined.pairs) expect(a).toBeLessThan(b);
    expect(shape(desk.findings())).toHaveLength(shape(scanned.findings).length - 1);
  });

  test('takes an article in, and accepting the cluster then removes it', async () => {
    const { desk, review } = deskOver(scanned.corpus, scanned.findings);
    await desk.split(about(desk.findings(), 'quarry').id, [3]);
    const { finding } = await desk.join(about(desk.findings(), 'granary').id, {
      article: 'quarry-5.txt:0',
    });
    await desk.decide([finding], 'accepted');
    const cleaned = clean(scanned.corpus, desk.findings(), review);
    const removed = cleaned.articles.filter(({ status }) => status === 'removed');
    expect(removed.map(({ document }) => document)).toContain('quarry-5.txt');
    expect(cleaned.unapplied).toEqual([]);
  });

  test('is refused for what is in the cluster already', async () => {
    const { desk } = deskOver(scanned.corpus, scanned.findings);
    const { id } = about(desk.findings(), 'granary');
    await expect(desk.join(id, { article: 'granary-1.txt:0' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('surgery', () => {
  test('done twice changes nothing, and is kept by the project file', async () => {
    const { desk, review } = deskOver(scanned.corpus, scanned.findings);
    await desk.split(about(desk.findings(), 'granary').id, [1, 2]);
    await desk.join(about(desk.findings(), 'viaduct').id, {
      finding: about(desk.findings(), 'tannery').id,
    });
    expect(withSurgery(desk.findings(), review, scanned.corpus)).toEqual(desk.findings());
    expect(review.entries.every(isLedgerEntry)).toBe(true);
    const again = deskOver(scanned.corpus, scanned.findings, [...review.entries]);
    expect(again.desk.findings()).toEqual(desk.findings());
  });

  test('after a verdict makes another cluster, which is asked again and leaves nothing unapplied', async () => {
    const { desk, review } = deskOver(scanned.corpus, scanned.findings);
    const { id } = about(desk.findings(), 'granary');
    await desk.decide([id], 'accepted');
    await desk.split(id, [2, 3]);
    const cleaned = clean(scanned.corpus, desk.findings(), review);
    expect(cleaned.unapplied).toEqual([]);
    expect(cleaned.articles.filter(({ status }) => status !== 'kept')).toEqual([]);
  });
});

/** The same texts in another folder, their clusters found under other ids and with one more article. */
function renamed(corpus: Corpus, findings: readonly Finding[]) {
  const place = (document: string) => `archive/${document}`;
  const documents = corpus.documents.map((document) => ({ ...document, id: place(document.id) }));
  const late = { ...documents[0]!, id: 'late.txt', text: `${documents[0]!.text} Late.` };
  const articles = corpus.articles.map((article) => ({
    ...article,
    document: place(article.document),
  }));
  const lateArticle = { ...articles[0]!, document: late.id, to: late.text.length };
  return {
    corpus: createCorpus([...documents, late], [...articles, lateArticle]),
    findings: clustersOf(findings).map((finding) => ({
      ...finding,
      id: `other-${finding.id}`,
      members: finding.members.map(({ document, article }) => ({
        document: place(document),
        article,
      })),
    })),
  };
}
