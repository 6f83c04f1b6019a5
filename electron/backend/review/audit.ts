import { randomUUID } from 'node:crypto';
import type { Finding } from '../../../shared/findings/finding.ts';
import type {
  AuditDifference,
  AuditSummary,
  AuditView,
} from '../../../shared/host/ledger-model.ts';
import type { Decided } from '../../../shared/host/model.ts';
import { StetError } from '../../../shared/host/result.ts';
import { auditItem } from '../../../shared/host/views/audit-item.ts';
import { decideAction } from '../../../shared/review/actions.ts';
import {
  type Audit,
  auditDifferences,
  auditFigures,
  auditsOf,
  countPopulation,
  drawSample,
} from '../../../shared/review/audit.ts';
import type { AuditDraw, AuditSide, AuditVerdict } from '../../../shared/review/ledger-entry.ts';
import { createPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';

/** Audits: a blind random sample of what was decided, looked at again. */
export function auditing(desk: Desk) {
  const { corpus, review } = desk;
  const population = desk.untilChanged(drawableFindings);
  const audits = desk.untilChanged(() => auditsOf(review));

  /** All findings that can be drawn; others are answered meanwhile. */
  async function drawableFindings(): Promise<AuditDraw[]> {
    const draws: AuditDraw[] = [];
    const pause = createPauses();
    for (const finding of desk.findings()) {
      await pause();
      draws.push(...drawable(finding));
    }
    return draws;
  }

  /** The finding with the side it is on; none for what is not decided, put off or stale. */
  function drawable(finding: Finding): AuditDraw[] {
    const side = sideOf(finding);
    const decision =
      review.decision(finding.id)?.entry ??
      (finding.kind === 'duplicate'
        ? desk.reader().standingOfCluster(finding).decision?.entry
        : undefined);
    if (!side || !decision) return [];
    const { id, kind, title } = finding;
    return [{ finding: id, kind, title, side, decision: decision.id }];
  }

  function sideOf(finding: Finding): AuditSide | null {
    const status = desk.reader().statusOf(finding);
    if (status === 'accepted' || status === 'edited') return 'accepted';
    return status === 'rejected' ? 'rejected' : null;
  }

  const running = (): Audit | null => audits().find(({ end }) => end === null) ?? null;

  function runningOrThrow(): Audit {
    const audit = running();
    if (!audit) throw new StetError('not-found', 'No audit is under way.');
    return audit;
  }

  /** The findings that are still to be looked at, in the order in which they were drawn. */
  const left = (audit: Audit): AuditDraw[] =>
    audit.begin.sample.filter(({ finding }) => !audit.verdicts.has(finding) && desk.has(finding));

  function summary(audit: Audit): AuditSummary {
    const { begin, entry, verdicts, end } = audit;
    return {
      audit: begin.audit,
      by: entry.by,
      at: entry.at,
      seed: begin.seed,
      byKind: begin.byKind,
      drawn: begin.sample.length,
      answered: verdicts.size,
      missing: begin.sample.filter(({ finding }) => !verdicts.has(finding) && !desk.has(finding))
        .length,
      outcome: end?.outcome ?? 'running',
      afterFigures: audit.afterFigures.size,
      // Before the end, figures would tell whoever goes on how the others were decided.
      figures:
        end?.outcome === 'done'
          ? [...auditFigures(audit, 'accepted'), ...auditFigures(audit, 'rejected')]
          : [],
      changed: end?.changed.length ?? 0,
    };
  }

  function difference(audit: Audit, draw: AuditDraw): AuditDifference {
    const { finding, kind, title, side } = draw;
    const decision = review.entry(draw.decision);
    const stands = desk.has(finding) ? drawable(desk.findingOf(finding))[0] : undefined;
    return {
      finding,
      kind,
      title,
      side,
      verdict: audit.verdicts.get(finding) ?? 'deferred',
      by: decision?.by ?? '',
      at: decision?.at ?? '',
      passed: audit.end?.changed.includes(finding)
        ? 'changed'
        : !desk.has(finding)
          ? 'not-found'
          : stands?.decision === draw.decision
            ? null
            : 'decided-anew',
    };
  }

  const endedAudit = (id: string | null): Audit | null =>
    audits().find(({ begin, end }) => begin.audit === id && end?.outcome === 'done') ?? null;

  return {
    /** The state of auditing, with what the ended audit `shown` contradicts. */
    async audit(shown: string | null = null): Promise<AuditView> {
      const now = running();
      const next = now ? left(now)[0] : undefined;
      const ended = now ? null : endedAudit(shown);
      return {
        // While one runs nobody asks what there is to draw from.
        population: now ? [] : countPopulation(await population()),
        running: now ? summary(now) : null,
        item: next ? auditItem(corpus, desk.findingOf(next.finding), desk.reader()) : null,
        shown: ended
          ? {
              audit: summary(ended),
              differences: auditDifferences(ended).map((draw) => difference(ended, draw)),
            }
          : null,
        past: audits()
          .filter(({ end }) => end !== null)
          .map((audit) => summary(audit))
          .reverse(),
      };
    },
    beginAudit(size: number, byKind: boolean): Promise<Decided> {
      return desk.record(async () => {
        if (running()) throw new StetError('not-allowed', 'An audit is under way already.');
        const all = await population();
        if (all.length === 0) {
          throw new StetError('not-allowed', 'Nothing is accepted or let stand yet.');
        }
        const seed = Number.parseInt(randomUUID().slice(0, 8), 16);
        return [
          {
            type: 'audit-begin',
            audit: randomUUID(),
            seed,
            byKind,
            sample: drawSample(all, size, byKind, seed),
            population: countPopulation(all),
          },
        ];
      });
    },
    answerAudit(finding: string, verdict: AuditVerdict): Promise<Decided> {
      return desk.record(() => {
        const { begin } = runningOrThrow();
        if (!begin.sample.some((draw) => draw.finding === finding)) {
          throw new StetError('not-found', 'That finding is not in the sample.');
        }
        return [{ type: 'audit-verdict', audit: begin.audit, finding, verdict }];
      });
    },
    /** Takes back the last answer of the audit that runs. */
    stepBackInAudit(): Promise<Decided> {
      return desk.record(() => {
        const { audit } = runningOrThrow().begin;
        const last = review
          .audits()
          .filter(
            ({ entry: { action }, holds }) =>
              holds && action.type === 'audit-verdict' && action.audit === audit,
          )
          .at(-1);
        if (!last) throw new StetError('not-found', 'Nothing was looked at yet.');
        return [{ type: 'retract', entries: [last.entry.id] }];
      });
    },
    /** Ends the audit with what was looked at; from then on its figures are shown. */
    endAudit(): Promise<Decided> {
      return desk.record(() => {
        const { begin, verdicts } = runningOrThrow();
        if (verdicts.size === 0) throw new StetError('not-allowed', 'Nothing was looked at yet.');
        return [{ type: 'audit-end', audit: begin.audit, outcome: 'done', changed: [] }];
      });
    },
    /** Changes the decision on the findings named to what the second look of an ended audit said. */
    changeByAudit(id: string, change: readonly string[]): Promise<Decided> {
      return desk.record(() => {
        const audit = endedAudit(id);
        if (!audit) throw new StetError('not-found', 'There is no such audit that has ended.');
        const { begin, verdicts } = audit;
        const wanted = new Set(change);
        const changing = auditDifferences(audit).filter(
          (draw) => wanted.has(draw.finding) && difference(audit, draw).passed === null,
        );
        if (changing.length === 0) {
          throw new StetError('not-allowed', 'None of these verdicts can be changed any more.');
        }
        return [
          ...changing.map(({ finding }) =>
            decideAction(
              desk.findingOf(finding),
              verdicts.get(finding) === 'accepted' ? 'accepted' : 'rejected',
              corpus,
            ),
          ),
          {
            type: 'audit-end',
            audit: begin.audit,
            outcome: 'done',
            changed: changing.map(({ finding }) => finding),
          },
        ];
      });
    },
    abandonAudit(): Promise<Decided> {
      return desk.record(() => [
        {
          type: 'audit-end',
          audit: runningOrThrow().begin.audit,
          outcome: 'abandoned',
          changed: [],
        },
      ]);
    },
  };
}
