import type { AuditDifference, AuditSummary } from '../../../shared/host/ledger-model.ts';
import { Button } from '../../components/button.tsx';
import { DialogPart } from '../../components/dialog.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { auditing, changeByAudit, chooseChange, showAudit } from '../../state/audit-state.ts';
import { useStore } from '../../state/store.ts';
import { kindName, plural, shortTime } from '../../state/words.ts';
import { AuditFigures } from './audit-figures.tsx';

interface AuditEndProps {
  audit: AuditSummary;
  differences: readonly AuditDifference[];
}

/** What an ended audit says, and where the second look contradicts a decision; those ticked can be changed. */
export function AuditEnd({ audit, differences }: AuditEndProps) {
  const app = useApp();
  const change = useStore(auditing, (state) => state.change);
  const open = differences.filter(({ passed }) => passed === null);
  const chosen = open.filter(({ finding }) => change.has(finding)).length;
  return (
    <DialogPart
      footer={
        <>
          <Button
            variant={open.length === 0 ? 'primary' : 'normal'}
            onClick={() => showAudit(null)}
          >
            Done
          </Button>
          {open.length > 0 ? (
            <Button
              variant="primary"
              disabled={chosen === 0}
              onClick={() => void changeByAudit(app, audit.audit)}
            >
              {chosen === 0 ? 'Change verdicts' : `Change ${plural(chosen, 'verdict')}`}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="form">
        <AuditFigures figures={audit.figures} />
        <h3 className="section-title">
          {differences.length === 0
            ? 'No second look contradicts a decision.'
            : `${plural(differences.length, 'decision')} contradicted`}
        </h3>
        {differences.length > 0 ? (
          <>
            <ul className="audit__differences" aria-label="Contradicted decisions">
              {differences.map((difference) => (
                <li key={difference.finding}>
                  <Difference difference={difference} chosen={change.has(difference.finding)} />
                </li>
              ))}
            </ul>
            {open.length > 0 ? (
              <Button
                small
                className="audit__all"
                onClick={() =>
                  auditing.patch({
                    change:
                      chosen === open.length
                        ? new Set()
                        : new Set(open.map(({ finding }) => finding)),
                  })
                }
              >
                {chosen === open.length ? 'Tick none' : 'Tick all'}
              </Button>
            ) : null}
          </>
        ) : null}
        <p className="field__hint">
          These figures stand in the exported report. Once this is closed,{' '}
          <CommandKey name="undo" /> takes the changes back, then the end of the audit. What is
          looked at after that counts as not blind.
        </p>
      </div>
    </DialogPart>
  );
}

function Difference({ difference, chosen }: { difference: AuditDifference; chosen: boolean }) {
  const { finding, title, kind, side, verdict, by, at, passed } = difference;
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={chosen && passed === null}
        disabled={passed !== null}
        onChange={() => chooseChange(finding)}
      />
      <span>
        <b dir="auto">{title}</b> <span className="field__hint">{kindName[kind]}</span>
        <br />
        {side === 'accepted' ? 'accepted' : 'let stand'} by <bdi>{by || 'no name'}</bdi>,{' '}
        {shortTime(at, new Date())}; the second look:{' '}
        <b>{verdict === 'accepted' ? 'accept' : 'let stand'}</b>
        {passed === 'changed' ? ' (changed)' : ''}
        {passed === 'decided-anew' ? ' (decided anew since; left alone)' : ''}
        {passed === 'not-found' ? ' (not in this scan any more)' : ''}
      </span>
    </label>
  );
}
