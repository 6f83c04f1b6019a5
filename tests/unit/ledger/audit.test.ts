import { describe, expect, test } from 'vitest';
import { clean } from '../../../shared/clean/clean.ts';
import { htmlReport } from '../../../shared/clean/report.ts';
import { drawSample } from '../../../shared/review/audit.ts';
import type { AuditDraw } from '../../../shared/review/ledger-entry.ts';
import type { ReviewState } from '../../../shared/review/review-state.ts';
import { clusterOf, corpusOf, findingFor } from '../clean/support.ts';
import { deskOf } from './desk.ts';

function population(accepted: number, rejected: number): AuditDraw[] {
  const draw = (side: AuditDraw['side'], index: number): AuditDraw => ({
    finding: `${side}-${index}`,
    kind: index % 4 === 0 ? 'boilerplate' : 'typo',
    title: '',
    side,
    decision: `d-${index}`,
  });
  return [
    ...Array.from({ length: accepted }, (_, index) => draw('accepted', index)),
    ...Array.from({ length: rejected }, (_, index) => draw('rejected', index)),
  ];
}

describe('the draw', () => {
  test('follows from its seed, takes each finding at most once, and never more than there are', () => {
    const all = population(400, 7);
    const sample = drawSample(all, 50, false, 17);
    expect(sample).toEqual(drawSample(all, 50, false, 17));
    expect(sample).not.toEqual(drawSample(all, 50, false, 18));
    expect(new Set(sample.map(({ finding }) => finding)).size).toBe(57);
    expect(sample.filter(({ side }) => side === 'rejected')).toHaveLength(7);
    // Accepted and rejected are mixed, so that the order tells nothing.
    const sides = sample.map(({ side }) => side).join(' ');
    expect(sides).not.toMatch(/^(accepted ?)+(rejected ?)+$/);
  });

  test('by kind gives every kind its share', () => {
    const sample = drawSample(population(400, 40), 20, true, 3);
    const count = (side: string, kind: string) =>
      sample.filter((draw) => draw.side === side && draw.kind === kind).length;
    expect([count('accepted', 'boilerplate'), count('accepted', 'typo')]).toEqual([5, 15]);
    expect([count('rejected', 'boilerplate'), count('rejected', 'typo')]).toEqual([5, 15]);
  });

  test('gives each finding the same chance', () => {
    const drawn = new Map<string, number>();
    const all = population(20, 0);
    for (let seed = 0; seed < 4_000; seed++)
      for (const { finding } of drawSample(all, 5, false, seed))
        drawn.set(finding, (drawn.get(finding) ?? 0) + 1);
    // 1,000 each; the standard deviation is √(4000 · ¼ · ¾) ≈ 27.4.
    for (const { finding } of all)
      expect(Math.abs((drawn.get(finding) ?? 0) - 1_000)).toBeLessThan(137);
  });
});

const words = ['ferrry', 'harbuor', 'lanturn', 'stroom', 'capstin', 'rigginng'];
const corpus = corpusOf({
  ...Object.fromEntries(words.map((word, index) => [`${index}.txt`, [`The ${word} is here.\n`]])),
  'x.txt': ['One story told twice.\n'],
  'y.txt': ['One story told twice.\n'],
});
const typos = words.map((word) => findingFor(corpus, word, `${word}!`));
const cluster = clusterOf('twice', [
  ['x.txt', 0],
  ['y.txt', 0],
]);
const findings = [...typos, cluster];

/** A desk on which four typos and the cluster are accepted and two typos let stand. */
async function decided() {
  const made = deskOf(corpus, findings);
  await made.desk.decide(
    [...typos.slice(0, 4), cluster].map(({ id }) => id),
    'accepted',
  );
  await made.desk.decide(
    typos.slice(4).map(({ id }) => id),
    'rejected',
  );
  return made;
}

const reportOf = (state: ReviewState): string =>
  [
    ...htmlReport({
      name: 'words',
      clean: clean(corpus, findings, state),
      corpus,
      findings,
      state,
      version: '0',
      similarity: null,
      minConfidence: 0.5,
      unread: 0,
      digest: () => '',
    }),
  ].join('');

describe('an audit', () => {
  test('asks each drawn finding once without telling how it was decided, and changes nothing', async () => {
    const { desk } = await decided();
    const before = desk.counts();
    await desk.beginAudit(50, false);
    const asked: string[] = [];
    for (;;) {
      const { item, running, shown } = await desk.audit();
      if (!item) break;
      expect(JSON.stringify(item)).not.toMatch(/accepted|rejected|edited|verdict|status|Rosa/);
      expect(running?.figures).toEqual([]);
      expect(shown).toBeNull();
      asked.push(item.finding);
      await desk.answerAudit(item.finding, 'accepted');
    }
    expect(asked.sort()).toEqual(findings.map(({ id }) => id).sort());
    expect(desk.counts()).toEqual(before);
    // Nor when all are looked at: only the end, which is final, shows what it says.
    const { running } = await desk.audit();
    expect(running).toMatchObject({ answered: 7, figures: [] });
    expect((await desk.audit(running!.audit)).shown).toBeNull();
    await desk.endAudit();
    const { audit, differences } = (await desk.audit(running!.audit)).shown!;
    const [accepted, rejected] = audit.figures;
    expect(accepted).toMatchObject({ side: 'accepted', kind: null, judged: 5, toAccept: 5 });
    expect(rejected).toMatchObject({ side: 'rejected', population: 2, judged: 2, toAccept: 2 });
    expect(accepted?.share).toMatchObject({ share: 1, to: 1 });
    expect(differences.map(({ finding }) => finding).sort()).toEqual(
      typos
        .slice(4)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('can be ended early, for good, and shows then what was looked at', async () => {
    const { desk } = await decided();
    await desk.beginAudit(50, false);
    await expect(desk.endAudit()).rejects.toMatchObject({ code: 'not-allowed' });
    const { item, running } = await desk.audit();
    await desk.answerAudit(item!.finding, 'rejected');
    await desk.endAudit();
    const end = await desk.audit(running!.audit);
    expect(end).toMatchObject({ running: null, item: null });
    expect(end.shown!.audit).toMatchObject({ answered: 1, drawn: 7, afterFigures: 0 });
    const looked = end.shown!.audit.figures.filter(
      ({ kind, judged }) => kind === null && judged > 0,
    );
    expect(looked).toMatchObject([{ judged: 1, toAccept: 0 }]);
    expect(looked[0]!.share).not.toBeNull();
    expect(end.shown!.differences.map(({ finding }) => finding)).toEqual(
      looked[0]!.side === 'accepted' ? [item!.finding] : [],
    );
    await expect(desk.answerAudit(item!.finding, 'accepted')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('counts what is looked at after its end was taken back as not blind, in the report, too', async () => {
    const { desk, review } = await decided();
    await desk.beginAudit(50, false);
    const { audit } = (await desk.audit()).running!;
    const look = async (times: number) => {
      for (let done = 0; done < times; done++)
        await desk.answerAudit((await desk.audit()).item!.finding, 'accepted');
    };
    await look(2);
    await desk.endAudit();
    await desk.undo();
    expect((await desk.audit()).running).toMatchObject({ answered: 2, afterFigures: 0 });
    // The second answer is given again, now with the figures known.
    await desk.stepBackInAudit();
    await look(3);
    expect((await desk.audit()).running).toMatchObject({ answered: 4, afterFigures: 3 });
    await desk.endAudit();
    expect((await desk.audit(audit)).shown!.audit).toMatchObject({ answered: 4, afterFigures: 3 });
    expect(reportOf(review)).toContain(
      '4 of 7 were looked at, 3 of them after its figures had been shown.',
    );
  });

  test('goes on after a restart, goes back a step, and changes only what is named, with one undo', async () => {
    const first = await decided();
    await first.desk.beginAudit(50, true);
    const asked = (await first.desk.audit()).item!;
    await first.desk.answerAudit(asked.finding, 'deferred');
    const { desk, review } = deskOf(corpus, findings, first.ledger);
    expect((await desk.audit()).running).toMatchObject({ answered: 1, drawn: 7, byKind: true });
    await desk.stepBackInAudit();
    expect((await desk.audit()).item?.finding).toBe(asked.finding);
    for (let item = (await desk.audit()).item; item; item = (await desk.audit()).item)
      await desk.answerAudit(item.finding, 'rejected');
    const { audit } = (await desk.audit()).running!;
    await desk.endAudit();
    expect((await desk.audit(audit)).shown!.differences).toHaveLength(5);
    expect(review.decision(typos[0]!.id)?.action.verdict).toBe('accepted');
    await desk.changeByAudit(audit, [typos[0]!.id]);
    expect(review.decision(typos[0]!.id)?.action.verdict).toBe('rejected');
    expect(review.decision(typos[1]!.id)?.action.verdict).toBe('accepted');
    expect(await desk.audit()).toMatchObject({
      running: null,
      past: [{ outcome: 'done', changed: 1 }],
    });
    const changed = (await desk.audit(audit)).shown!.differences.filter(
      ({ passed }) => passed === 'changed',
    );
    expect(changed.map(({ finding }) => finding)).toEqual([typos[0]!.id]);
    await expect(desk.changeByAudit(audit, [typos[0]!.id])).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await desk.undo();
    expect(review.decision(typos[0]!.id)?.action.verdict).toBe('accepted');
    expect(await desk.audit()).toMatchObject({ running: null, past: [{ changed: 0 }] });
    await desk.undo();
    expect((await desk.audit()).running).not.toBeNull();
  });

  test('leaves a decision alone that was changed since it was drawn', async () => {
    const { desk, review } = await decided();
    await desk.beginAudit(50, false);
    for (let item = (await desk.audit()).item; item; item = (await desk.audit()).item)
      await desk.answerAudit(item.finding, 'rejected');
    await desk.decide([typos[0]!.id], 'edited', 'own');
    const { audit } = (await desk.audit()).running!;
    await desk.endAudit();
    const changed = (await desk.audit(audit)).shown!.differences.find(
      ({ finding }) => finding === typos[0]!.id,
    );
    expect(changed?.passed).toBe('decided-anew');
    await desk.changeByAudit(audit, [typos[0]!.id, typos[1]!.id]);
    expect(review.decision(typos[1]!.id)?.action.verdict).toBe('rejected');
    expect(review.decision(typos[0]!.id)?.action.verdict).toBe('edited');
  });

  test('can be given up, and is refused while one runs or where nothing is decided', async () => {
    const { desk } = await decided();
    await desk.beginAudit(1, false);
    await expect(desk.beginAudit(1, false)).rejects.toMatchObject({ code: 'not-allowed' });
    await desk.abandonAudit();
    expect(await desk.audit()).toMatchObject({ running: null, past: [{ outcome: 'abandoned' }] });
    const { desk: fresh } = deskOf(corpus, findings);
    await expect(fresh.beginAudit(5, false)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('stands in the report with its interval once it has ended', async () => {
    const { desk, review } = await decided();
    await desk.beginAudit(50, false);
    for (let item = (await desk.audit()).item; item; item = (await desk.audit()).item)
      await desk.answerAudit(item.finding, 'accepted');
    expect(reportOf(review)).not.toContain('<h2 id="audit">');
    await desk.endAudit();
    expect(reportOf(review)).toContain('<h2 id="audit">Audit</h2>');
    // 5 of 5: from 56.6 % (Wilson).
    expect(reportOf(review)).toContain('56.6');
  });
});
