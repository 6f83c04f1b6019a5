import type { AuditSummary } from '../../../shared/host/ledger-model.ts';
import { Button } from '../../components/button.tsx';
import { DialogPart } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { abandonAudit, auditing, endAudit, stepBackInAudit } from '../../state/audit-state.ts';
import { count } from '../../state/words.ts';

/** Asks before an audit is ended: its figures come after that, so that nobody goes on who has seen them. */
export function AuditClosing({ running }: { running: AuditSummary }) {
  const app = useApp();
  const left = running.drawn - running.answered - running.missing;
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
          ) : running.answered > 0 ? (
            <Button onClick={() => void stepBackInAudit(app)}>Back to the last one</Button>
          ) : null}
          <Button
            variant="primary"
            disabled={running.answered === 0}
            onClick={() => void endAudit(app, running.audit)}
          >
            End it and show the figures
          </Button>
        </>
      }
    >
      <div className="form">
        <p>
          What the audit says is shown once it is ended: how often the decisions proved right, with
          an interval, and each decision that your second look contradicts.
        </p>
        <p>
          {left > 0
            ? `What is left of the sample (${count(left)}) is not looked at any more then, since whoever has seen the figures is not blind. `
            : 'The answers are final then, since whoever has seen the figures is not blind. '}
          Ending it changes no verdict.
        </p>
      </div>
    </DialogPart>
  );
}
