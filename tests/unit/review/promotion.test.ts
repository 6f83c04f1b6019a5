import { describe, expect, test } from 'vitest';
import { findBoilerplate } from '../../../shared/boilerplate/find-boilerplate.ts';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import { segmentCorpus } from '../../../shared/corpus/segment.ts';
import { initialFilter } from '../../../shared/host/initial-filter.ts';
import type { TextFindingView } from '../../../shared/host/model.ts';
import type { QueueFilter } from '../../../shared/host/operations.ts';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { Review } from '../../../shared/review/review.ts';
import { deskAtOnce } from '../../desk-at-once.ts';
import { makePage, stories } from '../corpus/page-maker.ts';

function page(...numbers: readonly number[]): string {
  const plan = {
    captionsAbove: 2,
    captionsBelow: 2,
    markers: ['ZW'],
    blankBetweenParagraphs: true,
  };
  return makePage({
    articles: numbers.map((number) => ({ ...stories[number]!, ...plan })),
    lineEnd: '\n',
    blanksBetween: 3,
    endsWithLineEnd: true,
  }).text;
}

/** A desk over a fresh scan of the pages, on the ledger as it stands. */
function scanned(texts: readonly string[], ledger: LedgerEntry[]) {
  const documents = texts.map((text, at) => ({ id: `week/${at}.txt`, text, fields: {} }));
  const corpus = createCorpus(documents, segmentCorpus(documents, silentMonitor));
  const findings = findBoilerplate(corpus, silentMonitor);
  const desk = deskAtOnce({
    corpus,
    findings,
    review: new Review(ledger),
    minConfidence: 0.5,
    append: async (entry) => {
      ledger.push(entry);
    },
    now: () => '2031-06-01T08:00:00.000Z',
    author: () => 'Ida',
    changed: () => {},
  });
  const { id } = findings.find(({ rule }) => rule === 'stray-marker')!;
  return { desk, id, view: () => desk.finding(id) as TextFindingView };
}

const all: QueueFilter = { ...initialFilter, status: 'stale', belowFold: true };

describe('a pattern card', () => {
  test('becomes a rule that covers pages added later without a question', async () => {
    const ledger: LedgerEntry[] = [];
    const first = scanned([page(0, 1), page(3)], ledger);
    expect(first.view()).toMatchObject({ promotable: false, promoted: false });
    await expect(first.desk.promote(first.id, true)).rejects.toThrow(/accepted/);
    await first.desk.decide([first.id], 'accepted');
    expect(first.view()).toMatchObject({ promotable: true, promoted: false });
    const { undo } = await first.desk.promote(first.id, true);
    expect(undo.undo).toBe('made the pattern ‘Stray marker ZW’ a rule');
    expect(first.view()).toMatchObject({ promotable: false, promoted: true, byRule: 0 });

    const second = scanned([page(0, 1), page(3), page(5)], ledger);
    expect(second.view()).toMatchObject({
      status: 'accepted',
      promoted: true,
      places: 4,
      byRule: 1,
    });
    const listed = await second.desk.queue(all, 0, 10);
    expect(listed.items.map(({ id }) => id)).not.toContain(second.id);
    const places = await second.desk.places(second.id, 0, 10, '');
    expect(places.items.map(({ byRule }) => byRule)).toEqual([false, false, false, true]);
    expect((await second.desk.figures()).boilerplate.accepted).toEqual({ lines: 4, characters: 8 });

    await second.desk.promote(second.id, false);
    expect(second.view()).toMatchObject({ status: 'stale', promoted: false, byRule: 0 });
    await second.desk.undo();
    expect(second.view()).toMatchObject({ status: 'accepted', promoted: true });
  });

  test('with a veto does not become one', async () => {
    const { desk, id, view } = scanned([page(0, 1), page(3)], []);
    await desk.decide([id], 'accepted');
    await desk.veto(id, 0, true);
    expect(view()).toMatchObject({ promotable: false });
    await expect(desk.promote(id, true)).rejects.toThrow(/veto/);
  });

  test('stands in a company that is counted', async () => {
    const { desk, id } = scanned([page(0, 1), page(3)], []);
    const { before, after } = await desk.contexts(id);
    expect(before.reduce((sum, { places }) => sum + places, 0)).toBe(3);
    expect(after).toEqual([{ shape: 'blank', places: 3, sample: 0 }]);
  });
});
