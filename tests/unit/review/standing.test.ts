import { describe, expect, test } from 'vitest';
import { clean } from '../../../shared/clean/clean.ts';
import {
  arrangeAction,
  decideAction,
  promoteAction,
  vetoAction,
} from '../../../shared/review/actions.ts';
import { Review } from '../../../shared/review/review.ts';
import { standingOfCluster, standingOfText } from '../../../shared/review/standing.ts';
import { findingStatus } from '../../finding-status.ts';
import { clusterOf, corpusOf, entryOf, findingFor } from '../clean/support.ts';

const pages = {
  'a.txt': ['The pier is long.\nTT\nThe lamp is lit.\n'],
  'b.txt': ['The bridge is closed.\nTT\nA bus runs.\n'],
};

describe('a finding', () => {
  test('is open until it is decided and has the verdict then', () => {
    const corpus = corpusOf(pages);
    const finding = findingFor(corpus, 'TT\n', '');
    const review = new Review();
    expect(findingStatus(finding, review, corpus)).toBe('open');
    review.append(entryOf(decideAction(finding, 'deferred', corpus)));
    expect(findingStatus(finding, review, corpus)).toBe('deferred');
  });

  test('keeps its verdict when text before its places changed', () => {
    const corpus = corpusOf(pages);
    const finding = findingFor(corpus, 'TT\n', '');
    const review = new Review([entryOf(decideAction(finding, 'accepted', corpus))]);
    const later = corpusOf({ ...pages, 'a.txt': ['A new line.\n', ...pages['a.txt']] });
    expect(findingStatus(findingFor(later, 'TT\n', ''), review, later)).toBe('accepted');
  });

  test('keeps its verdict when a document is gone', () => {
    const corpus = corpusOf(pages);
    const review = new Review([
      entryOf(decideAction(findingFor(corpus, 'TT\n', ''), 'accepted', corpus)),
    ]);
    const later = corpusOf({ 'a.txt': pages['a.txt'] });
    expect(findingStatus(findingFor(later, 'TT\n', ''), review, later)).toBe('accepted');
  });

  test('is stale with new places, of which only the old ones are decided', () => {
    const corpus = corpusOf(pages);
    const review = new Review([
      entryOf(decideAction(findingFor(corpus, 'TT\n', ''), 'accepted', corpus)),
    ]);
    const later = corpusOf({ ...pages, 'c.txt': ['A mill.\nTT\nA pond.\n'] });
    const standing = standingOfText(findingFor(later, 'TT\n', ''), review, later);
    expect(standing.status).toBe('stale');
    expect(standing.decided).toEqual([true, true, false]);
    expect(standing.change).toBe('1 place new since the decision');
  });

  test('is stale when the text of a place changed', () => {
    const corpus = corpusOf(pages);
    const review = new Review([
      entryOf(decideAction(findingFor(corpus, 'TT\n', ''), 'accepted', corpus)),
    ]);
    const later = corpusOf({ ...pages, 'b.txt': ['The bridge is closed.\nA bus runs.\n'] });
    const standing = standingOfText(findingFor(later, 'TT\n', ''), review, later);
    expect(standing.status).toBe('stale');
    expect(standing.lost).toHaveLength(1);
  });

  describe('that was made a rule', () => {
    const corpus = corpusOf(pages);
    const finding = findingFor(corpus, 'TT\n', '');
    const accepted = entryOf(decideAction(finding, 'accepted', corpus));
    const promoted = entryOf(promoteAction(finding, true));
    const later = corpusOf({ ...pages, 'c.txt': ['A mill.\nTT\nA pond.\n'] });
    const grown = findingFor(later, 'TT\n', '');

    test('takes in places of pages added later, and says which', () => {
      const standing = standingOfText(grown, new Review([accepted, promoted]), later);
      expect(standing.status).toBe('accepted');
      expect(standing.decided).toEqual([true, true, true]);
      expect(standing.byRule).toEqual([false, false, true]);
      expect(standing.change).toBeNull();
    });

    test('removes there under the promotion’s name, but not what is vetoed', () => {
      const review = new Review([accepted, promoted]);
      const edits = () =>
        clean(later, [grown], review).articles.flatMap((article) => article.edits);
      expect(edits().map(({ decision }) => decision)).toEqual([
        accepted.id,
        accepted.id,
        promoted.id,
      ]);
      review.append(entryOf(vetoAction(grown, 2, true, later)));
      expect(edits().map(({ decision }) => decision)).toEqual([accepted.id, accepted.id]);
    });

    test('is a single decision again once that is taken back, ended or denied', () => {
      const ended = entryOf(promoteAction(finding, false));
      const undone = entryOf({ type: 'retract', entries: [promoted.id] });
      for (const last of [ended, undone]) {
        const review = new Review([accepted, promoted, last]);
        expect(findingStatus(grown, review, later)).toBe('stale');
      }
      const denied = entryOf(decideAction(finding, 'rejected', corpus));
      const again = entryOf(decideAction(finding, 'accepted', corpus));
      expect(new Review([accepted, promoted, denied]).promotion(finding.id)).toBeNull();
      expect(new Review([accepted, promoted, denied, again]).promotion(finding.id)).toBeNull();
      expect(new Review([accepted, promoted]).dependentsOf(accepted.id)).toEqual([promoted]);
    });
  });

  test('knows its vetoed places', () => {
    const corpus = corpusOf(pages);
    const finding = findingFor(corpus, 'TT\n', '');
    const review = new Review([entryOf(vetoAction(finding, 1, true, corpus))]);
    expect(standingOfText(finding, review, corpus).vetoed).toEqual([false, true]);
  });
});

describe('a cluster', () => {
  const corpus = corpusOf({
    'a.txt': ['One story.\n', 'Other.\n'],
    'b.txt': ['One tale.\n'],
    'c.txt': ['One yarn.\n'],
  });
  const cluster = clusterOf('K', [
    ['a.txt', 0],
    ['b.txt', 0],
    ['c.txt', 0],
  ]);
  const rejected = new Review([entryOf(decideAction(cluster, 'rejected', corpus))]);

  test('stays rejected under another id, in another order, and with a member less', () => {
    const again = clusterOf('other', [
      ['c.txt', 0],
      ['a.txt', 0],
      ['b.txt', 0],
    ]);
    expect(findingStatus(again, rejected, corpus)).toBe('rejected');
    expect(
      findingStatus(
        clusterOf('less', [
          ['a.txt', 0],
          ['c.txt', 0],
        ]),
        rejected,
        corpus,
      ),
    ).toBe('rejected');
  });

  test('is asked again with a member more or a changed one', () => {
    const more = clusterOf('K', [
      ['a.txt', 0],
      ['a.txt', 1],
      ['b.txt', 0],
      ['c.txt', 0],
    ]);
    expect(findingStatus(more, rejected, corpus)).toBe('stale');
    const later = corpusOf({
      'a.txt': ['One story.\n', 'Other.\n'],
      'b.txt': ['One tale!\n'],
      'c.txt': ['One yarn.\n'],
    });
    expect(standingOfCluster(cluster, rejected, later)).toMatchObject({
      status: 'stale',
      change: '1 member is new or changed since the decision',
    });
  });

  test('is not taken as accepted for a part of it', () => {
    const accepted = new Review([entryOf(decideAction(cluster, 'accepted', corpus))]);
    expect(
      findingStatus(
        clusterOf('less', [
          ['a.txt', 0],
          ['c.txt', 0],
        ]),
        accepted,
        corpus,
      ),
    ).toBe('open');
  });

  test('found under another id takes what is chosen for it under either id', () => {
    const again = { ...cluster, id: 'other' };
    const review = new Review([
      entryOf(decideAction(cluster, 'accepted', corpus)),
      entryOf(arrangeAction(cluster, 1, [], corpus)),
    ]);
    expect(standingOfCluster(again, review, corpus)).toMatchObject({
      status: 'accepted',
      canonical: 1,
    });
    review.append(entryOf(arrangeAction(again, 2, [], corpus)));
    expect(standingOfCluster(again, review, corpus).canonical).toBe(2);
  });

  test('has the canonical copy and the exclusions that were chosen', () => {
    const review = new Review([entryOf(arrangeAction(cluster, 2, [0], corpus))]);
    expect(standingOfCluster(cluster, review, corpus)).toMatchObject({
      canonical: 2,
      excluded: [true, false, false],
    });
  });
});
