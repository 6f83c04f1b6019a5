import type { Decided } from '../../../shared/host/model.ts';
import { StetError } from '../../../shared/host/result.ts';
import { uniteAction } from '../../../shared/host/views/cluster-fields.ts';
import { isPromotable } from '../../../shared/host/views/findings.ts';
import type { Portions } from '../../../shared/progress/portions.ts';
import { decideInPortions, promoteAction, vetoAction } from '../../../shared/review/actions.ts';
import type { Action, Verdict } from '../../../shared/review/ledger-entry.ts';
import { withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';

/** Findings decided on before others may go on. */
const findingsAtOnce = 50;

/** Verdicts, vetoes, rules and notes. */
export function decisions(desk: Desk) {
  const { corpus } = desk;

  function* deciding(
    ids: readonly string[],
    verdict: Verdict,
    replacement?: string,
  ): Portions<Action[]> {
    const actions: Action[] = [];
    for (const [index, id] of ids.entries()) {
      if (index % findingsAtOnce === findingsAtOnce - 1) yield;
      const finding = desk.findingOf(id);
      const decided = yield* decideInPortions(finding, verdict, corpus, replacement);
      if (finding.kind === 'duplicate' && verdict === 'accepted') {
        // A merge unites the records as well as the texts.
        const united = uniteAction(corpus, finding, desk.reader().standingOfCluster(finding));
        if (united) actions.push(united);
      }
      actions.push(decided);
    }
    return actions;
  }

  return {
    decide(ids: readonly string[], verdict: Verdict, replacement?: string): Promise<Decided> {
      return desk.record(() => withPauses(deciding(ids, verdict, replacement)));
    },
    veto(id: string, place: number, vetoed: boolean): Promise<Decided> {
      return desk.record(() => {
        const finding = desk.textFindingOf(id);
        if (place >= finding.occurrences.length) {
          throw new StetError('not-found', 'That finding has no such place.');
        }
        return [vetoAction(finding, place, vetoed, corpus)];
      });
    },
    promote(id: string, promoted: boolean): Promise<Decided> {
      return desk.record(() => {
        const finding = desk.textFindingOf(id);
        if (promoted && !isPromotable(finding, desk.reader())) {
          throw new StetError(
            'not-allowed',
            'Only an accepted card without vetoes becomes a rule.',
          );
        }
        if (!promoted && !desk.reader().promotionOf(finding)) {
          throw new StetError('not-allowed', 'That card is no rule.');
        }
        return [promoteAction(finding, promoted)];
      });
    },
    note(id: string, text: string): Promise<Decided> {
      return desk.record(() => [{ type: 'note', finding: desk.findingOf(id).id, text }]);
    },
  };
}
