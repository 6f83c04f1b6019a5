import type { AuditDifference, AuditSummary } from '../../../shared/host/ledger-model.ts';
import { Button } from '../../components/button.tsx';
import { DialogPart } from '../../components/dialog.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import {
  abandonAudit,
  auditing,
  chooseChange,
  endAudit,
  stepBackInAudit,
} from '../../state/audit-state.ts';
import { useStore } from '../../state/store.ts';
import { count, kindName, plural, shortTime } from '../../state/words.ts';
import { AuditFigures } from './audit-figures.tsx';

interface AuditEndProps {
  running: AuditSummary;
  differences: readonly AuditDifference[];
}

/** What the audit says, and where the second look contradicts a decision; those ticked are changed with the end. */
export function AuditEnd({ running, differences }: AuditEndProps) {
  const app = useApp();
  const change = useStore(auditing, (state) => state.change);
  const open = differences.filter(({ passed }) => passed === null);
  const left = running.drawn - running.answered - running.missing;
  const chosen = open.filter(({ finding }) => change.has(finding)).length;
  return (
    <DialogPart
      footer={
        <>
          <span className="dialog__foot-note audit__ways-out">
            <Button variant="plain" onClick={() => void abandonAudit(app)}>
              Give it up
            </Button>
          </span>
          {left > 0 ? (
            <Button onClick={() => auditing.patch({ ending: false })}>
              Go on with the other {count(left)}
            </Button>
          ) : (
            <Button onClick={() => void stepBackInAudit(app)}>Back to the last one</Button>
          )}
          <Button variant="primary" onClick={() => void endAudit(app)}>
            {chosen === 0
              ? 'End; change no verdict'
              : `End and change ${plural(chosen, 'verdict')}`}
          </Button>
        </>
      }
    >
      <div className="form">
        <AuditFigures figures={running.figures} />
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
          </>
        ) : null}
        <p className="field__hint">
          The figures stand in the exported report once the audit is ended.{' '}
          <CommandKey name="undo" /> in the window takes back the end and every change at once.
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
        {passed === 'decided-anew' ? ' (decided anew since; left alone)' : ''}
        {passed === 'not-found' ? ' (not in this scan any more)' : ''}
      </span>
    </label>
  );
}
