import { describe, expect, test } from 'vitest';
import { describeEntries, describeEntry } from '../../../shared/review/describe.ts';
import type {
  Action,
  ArticleAnchor,
  LedgerEntry,
  Verdict,
} from '../../../shared/review/ledger-entry.ts';
import { Review } from '../../../shared/review/review.ts';
import { entryOf } from '../clean/support.ts';

const article: ArticleAnchor = { document: 'quay.txt', article: 0, digest: 'd0' };

const decide = (finding: string, verdict: Verdict = 'accepted', batch?: string): LedgerEntry =>
  entryOf(
    {
      type: 'decide',
      finding,
      kind: 'boilerplate',
      title: finding,
      verdict,
      anchors: [],
      members: [],
    },
    batch === undefined ? {} : { batch },
  );
const retract = (...entries: readonly string[]): LedgerEntry =>
  entryOf({ type: 'retract', entries });
const tag = (add: readonly string[], remove: readonly string[] = []): LedgerEntry =>
  entryOf({ type: 'tag', articles: [article], add, remove });

function undo(review: Review): string {
  const target = review.undoTarget();
  if (!target) return '';
  review.append(retract(...target.entries));
  return describeEntries(target.affected, review);
}

function redo(review: Review): string {
  const target = review.redoTarget();
  if (!target) return '';
  review.append(retract(...target.entries));
  return describeEntries(target.affected, review);
}

describe('the state of a review', () => {
  test('has the newest decision on a finding, and the one before when that is taken back', () => {
    const first = decide('F');
    const second = decide('F', 'rejected');
    const review = new Review([first, second]);
    expect(review.decision('F')?.action.verdict).toBe('rejected');
    review.append(retract(second.id));
    expect(review.decision('F')?.action.verdict).toBe('accepted');
    review.append(retract(first.id));
    expect(review.decision('F')).toBeNull();
    expect([...review.decidedFindings()]).toEqual([]);
  });

  test('takes one decision back out of the middle and leaves the others', () => {
    const entries = ['A', 'B', 'C'].map((finding) => decide(finding));
    const review = new Review([...entries, retract(entries[1]!.id)]);
    expect([...review.decidedFindings()]).toEqual(['A', 'C']);
    expect(review.isEffective(entries[1]!.id)).toBe(false);
  });

  test('undoes to the beginning and redoes to the end, batch by batch', () => {
    const review = new Review([
      decide('A'),
      decide('B', 'accepted', 'x'),
      decide('C', 'accepted', 'x'),
      decide('D'),
    ]);
    expect(undo(review)).toMatch(/‘D’/u);
    expect(undo(review)).toMatch(/‘B’.*and 1 more/u);
    expect([...review.decidedFindings()]).toEqual(['A']);
    undo(review);
    expect(undo(review)).toBe('');
    redo(review);
    expect(redo(review)).toMatch(/‘B’.*and 1 more/u);
    expect([...review.decidedFindings()]).toEqual(['A', 'B', 'C']);
    redo(review);
    expect(redo(review)).toBe('');
    expect([...review.decidedFindings()]).toEqual(['A', 'B', 'C', 'D']);
  });

  test('does not redo what was undone before something new was done', () => {
    const review = new Review([decide('A')]);
    undo(review);
    review.append(decide('B'));
    expect(review.redoTarget()).toBeNull();
    expect(undo(review)).toMatch(/‘B’/u);
    expect(redo(review)).toMatch(/‘B’/u);
  });

  test('undo and redo can alternate for ever', () => {
    const review = new Review([decide('A'), decide('B')]);
    for (let i = 0; i < 50; i++) {
      undo(review);
      expect([...review.decidedFindings()]).toEqual(['A']);
      redo(review);
      expect([...review.decidedFindings()]).toEqual(['A', 'B']);
    }
  });

  test('keeps an entry that comes twice once, and an unknown one without effect', () => {
    const first = decide('A');
    const strange = entryOf({ type: 'dance' } as unknown as Action);
    const review = new Review([first, first, strange]);
    expect(review.entries).toHaveLength(2);
    undo(review);
    expect(review.decision('A')).toBeNull();
    expect(describeEntry(strange, review)).toMatch(/does not know/u);
  });

  test('has the tags that were added and not removed, with their counts', () => {
    const removal = tag([], ['port']);
    const review = new Review([tag(['port', 'trade']), removal]);
    expect(review.tags('quay.txt:0')).toEqual(['trade']);
    review.append(retract(removal.id));
    expect(review.tags('quay.txt:0')).toEqual(['port', 'trade']);
    expect([...review.tagCounts()]).toEqual([
      ['port', 1],
      ['trade', 1],
    ]);
    undo(review);
    expect([...review.tagCounts()]).toEqual([]);
  });

  test('has the vetoes that were not taken back', () => {
    const place = { document: 'quay.txt', from: 3, to: 5, exact: 'TT', prefix: '', suffix: '' };
    const veto = (vetoed: boolean) => entryOf({ type: 'veto', finding: 'A', place, vetoed });
    const review = new Review([veto(true)]);
    expect(review.vetoes('A')).toEqual([place]);
    review.append(veto(false));
    expect(review.vetoes('A')).toEqual([]);
    undo(review);
    expect(review.vetoes('A')).toEqual([place]);
  });

  test('knows which later entries hang on a decision', () => {
    const accepted = entryOf({
      type: 'decide',
      finding: 'K',
      kind: 'duplicate',
      title: 'K',
      verdict: 'accepted',
      anchors: [],
      members: [article],
    });
    const arrange = entryOf({ type: 'arrange', finding: 'K', canonical: article, excluded: [] });
    const merge = entryOf({
      type: 'merge',
      finding: 'K',
      canonical: article,
      choices: [],
      text: 'x',
      edits: [],
    });
    const note = entryOf({ type: 'note', finding: 'K', text: 'ask' });
    const review = new Review([accepted, arrange, merge, note]);
    expect(review.dependentsOf(accepted.id)).toEqual([arrange, merge]);
    expect(review.dependentsOf(arrange.id)).toEqual([merge]);
    expect(review.dependentsOf(note.id)).toEqual([]);
    review.append(retract(merge.id));
    expect(review.dependentsOf(arrange.id)).toEqual([]);
  });

  test('says in words what each entry did', () => {
    const review = new Review();
    const said = (entry: LedgerEntry) => {
      review.append(entry);
      return describeEntry(entry, review);
    };
    const accepted = decide('TT');
    expect(said(accepted)).toBe('accepted the pattern ‘TT’ in 0 places');
    const back = retract(accepted.id);
    expect(said(back)).toBe('took back: accepted the pattern ‘TT’ in 0 places');
    expect(said(retract(back.id))).toBe('brought again: accepted the pattern ‘TT’ in 0 places');
    expect(said(tag(['port'], ['sea']))).toBe('added ‘port’ and removed ‘sea’ on 1 article');
  });
});
