import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outletOf } from '../../shared/corpus/outlet.ts';
import { type Finding, kinds } from '../../shared/findings/finding.ts';
import type { QueueFilter } from '../../shared/host/operations.ts';
import { queueSorts } from '../../shared/host/queue-sorts.ts';
import { inOneGo } from '../../shared/progress/portions.ts';
import { sortedNumbers } from '../../shared/progress/sorted-numbers.ts';
import type { LedgerEntry } from '../../shared/review/ledger-entry.ts';
import { Review } from '../../shared/review/review.ts';
import { deskAtOnce } from '../desk-at-once.ts';
import { findingStatus } from '../finding-status.ts';
import { smallCorpus, smallFindings } from '../unit/review/small-corpus.ts';

const fold = 0.5;

function deskOver(ledger: LedgerEntry[]) {
  return deskAtOnce({
    corpus: smallCorpus,
    findings: smallFindings,
    review: new Review(ledger),
    minConfidence: fold,
    append: async (entry) => void ledger.push(entry),
    now: () => '2031-06-01T08:00:00.000Z',
    author: () => 'Ida',
    changed: () => {},
  });
}
type Desk = ReturnType<typeof deskOver>;

const someFindings = fc.uniqueArray(fc.constantFrom(...smallFindings.map(({ id }) => id)), {
  minLength: 1,
  maxLength: 4,
});
const someArticles = fc.uniqueArray(
  fc.constantFrom(...smallCorpus.documents.map(({ id }) => `${id}:0`)),
  { minLength: 1, maxLength: 3 },
);
const verdict = fc.constantFrom('accepted', 'rejected', 'edited', 'deferred');
const clusters = smallFindings.filter(({ kind }) => kind === 'duplicate');

type Step = (desk: Desk) => Promise<unknown>;
const refused = () => {};
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ ids: someFindings, verdict }).map(
    ({ ids, verdict: given }): Step =>
      (desk) =>
        desk.decide(ids, given as 'accepted').catch(refused),
  ),
  fc.constant<Step>((desk) => desk.undo().catch(refused)),
  fc.constant<Step>((desk) => desk.redo().catch(refused)),
  fc.record({ keys: someArticles, tag: fc.constantFrom('sea', 'town') }).map(
    ({ keys, tag }): Step =>
      (desk) =>
        desk.tag(keys, [tag], []),
  ),
  fc.nat({ max: clusters.length - 1 }).map(
    (at): Step =>
      (desk) =>
        desk.arrange(clusters[at]!.id, 1, []).catch(refused),
  ),
  fc.nat({ max: clusters.length - 1 }).map(
    (at): Step =>
      (desk) =>
        desk.split(clusters[at]!.id, [0]).catch(refused),
  ),
);

const filter: fc.Arbitrary<QueueFilter> = fc.record({
  kind: fc.option(fc.constantFrom(...kinds)),
  status: fc.constantFrom('to-decide', 'all', 'accepted', 'deferred', 'stale', 'open'),
  search: fc.constantFrom('', 'qu', 'MULLER', 'market east', '"→ MAR"', 'no such words'),
  searchIn: fc.constant('findings'),
  tag: fc.option(fc.constantFrom('sea', 'town', 'none such')),
  source: fc.option(fc.constantFrom('east', 'west', 'The Quay Post', 'none such')),
  rule: fc.option(fc.constantFrom('misspelling', 'stray-space')),
  confidence: fc.option(fc.constantFrom('sure', 'likely', 'unsure')),
  sort: fc.constantFrom(...queueSorts),
  belowFold: fc.boolean(),
});

/** What passes the filter, one finding after another and by nothing but what it says. */
function passing(findings: readonly Finding[], wanted: QueueFilter, review: Review): string[] {
  return findings
    .filter((finding) => {
      const refs = finding.kind === 'duplicate' ? finding.members : finding.occurrences;
      const status = findingStatus(finding, review, smallCorpus);
      const open = status === 'open' || status === 'stale';
      const tags = refs.flatMap(({ document }) => review.tags(`${document}:0`));
      const sources = refs.map(
        ({ document }) => outletOf(smallCorpus.document(document)) || document.split('/')[0],
      );
      const own = [
        finding.title,
        ...refs.map(({ document }) => document),
        ...(finding.kind === 'duplicate' ? [] : [finding.pattern]),
      ].map((text) => text.toLowerCase().replaceAll('ü', 'u'));
      const words = wanted.search.startsWith('"')
        ? [wanted.search.slice(1, -1)]
        : wanted.search.split(' ');
      const found = words.every((word) => own.some((text) => text.includes(word.toLowerCase())));
      const { confidence } = finding;
      const band = confidence >= 0.95 ? 'sure' : confidence >= 0.8 ? 'likely' : 'unsure';
      return (
        found &&
        (wanted.kind === null || finding.kind === wanted.kind) &&
        (wanted.status === 'all' ||
          (wanted.status === 'to-decide' ? open : status === wanted.status)) &&
        (wanted.belowFold || !open || confidence >= fold) &&
        (wanted.tag === null || tags.includes(wanted.tag)) &&
        (wanted.source === null || sources.includes(wanted.source)) &&
        (wanted.rule === null || finding.rule === wanted.rule) &&
        (wanted.confidence === null || band === wanted.confidence)
      );
    })
    .map(({ id }) => id)
    .sort();
}

test('counts and lists kept up with each decision are those of a fresh start', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), filter, async (steps, wanted) => {
      const ledger: LedgerEntry[] = [];
      const desk = deskOver(ledger);
      for (const take of steps) {
        await take(desk);
        const fresh = deskOver([...ledger]);
        expect(desk.counts()).toEqual(fresh.counts());
        const window = await desk.queue(wanted, 0, 50);
        // Sources are worked out apart; both know them once they were asked for.
        await desk.queue({ ...wanted, sort: 'source' }, 0, 1);
        await fresh.queue({ ...wanted, sort: 'source' }, 0, 1);
        const now = await desk.queue(wanted, 0, 50);
        expect(now).toEqual(await fresh.queue(wanted, 0, 50));
        expect(now.items).toEqual(window.items);
      }
    }),
    { numRuns: 60 },
  );
});

test('the queue lists what the filter says and counts each value as choosing it would list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), filter, async (steps, wanted) => {
      const ledger: LedgerEntry[] = [];
      const desk = deskOver(ledger);
      for (const take of steps) await take(desk);
      const review = new Review(ledger);
      const listed = async (part: Partial<QueueFilter> = {}) => {
        const { items } = await desk.queue({ ...wanted, ...part }, 0, 50);
        return items.map(({ id }) => id).sort();
      };
      expect(await listed()).toEqual(passing(desk.findings(), wanted, review));
      await listed({ sort: 'source' });
      const { facets } = await desk.queue(wanted, 0, 50);
      for (const kind of kinds) {
        expect((await listed({ kind })).length).toBe(facets.kind[kind]);
      }
      for (const status of ['open', 'stale', 'accepted', 'rejected'] as const) {
        expect((await listed({ status })).length).toBe(facets.status[status]);
      }
      for (const { name, count } of facets.rules) {
        expect((await listed({ rule: name })).length).toBe(count);
      }
      for (const { name, count } of facets.sources ?? []) {
        expect((await listed({ source: name })).length).toBe(count);
      }
      for (const [tag, count] of Object.entries(facets.tags)) {
        expect((await listed({ tag })).length).toBe(count);
      }
      for (const confidence of ['sure', 'likely', 'unsure'] as const) {
        expect((await listed({ confidence })).length).toBe(facets.confidence[confidence]);
      }
    }),
    { numRuns: 60 },
  );
});

test('sorting in portions gives what sorting at once gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 40 }), { maxLength: 200 }),
      fc.nat({ max: 12 }),
      (keys, more) => {
        const values = Array.from({ length: 1 + more }, () => keys).flat();
        const compare = (a: number, b: number) => values[a]! - values[b]! || a - b;
        const sorted = inOneGo(sortedNumbers(values.length, compare, 16));
        expect([...sorted]).toEqual([...values.keys()].sort(compare));
      },
    ),
  );
});
