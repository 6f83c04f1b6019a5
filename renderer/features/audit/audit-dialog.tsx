import './audit-dialog.css';
import { useQuery } from '@tanstack/react-query';
import type { AuditView } from '../../../shared/host/ledger-model.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { auditing, showAudit } from '../../state/audit-state.ts';
import { auditQuery } from '../../state/ledger-queries.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { AuditBegin } from './audit-begin.tsx';
import { AuditCard } from './audit-card.tsx';
import { AuditClosing } from './audit-closing.tsx';
import { AuditEnd } from './audit-end.tsx';
import { notBlind } from './not-blind.ts';

/** Looks again at a random sample of what was decided, without showing how, and says how often it was right. */
export function AuditDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'audit');
  const { ending, shown } = useStore(auditing, (state) => state);
  const { data, error } = useQuery({ ...auditQuery(app, shown), enabled: open });
  return (
    <Dialog
      open={open}
      onClose={() => {
        auditing.patch({ ending: false });
        showAudit(null);
        app.view.patch({ dialog: null });
      }}
      title="Audit"
      description={data ? description(data) : ''}
      shape={data?.item && !ending ? 'full' : 'wide'}
      flush
    >
      {error && !data ? (
        <Notice tone="error" role="alert" apart>
          {error.message}
        </Notice>
      ) : null}
      {open && data ? <Phase view={data} ending={ending} /> : null}
    </Dialog>
  );
}

function Phase({ view, ending }: { view: AuditView; ending: boolean }) {
  const { running, item, shown } = view;
  if (running && item && !ending) return <AuditCard item={item} running={running} />;
  if (running) return <AuditClosing running={running} />;
  return shown ? <AuditEnd {...shown} /> : <AuditBegin view={view} />;
}

function description({ running, item, shown }: AuditView): string {
  if (shown) {
    const { answered, drawn, afterFigures } = shown.audit;
    return `${count(answered)} of ${count(drawn)} were looked at${notBlind(afterFigures)}.`;
  }
  if (!running)
    return 'A random sample of your decisions, looked at again blind, tells how often they are right.';
  const { answered, drawn, missing } = running;
  const gone = missing > 0 ? `; ${plural(missing, 'finding')} not in this scan any more` : '';
  const looked = `${count(answered)} of ${count(drawn)} looked at${gone}.`;
  if (item) return `${looked} Close this whenever you like: it goes on from here.`;
  return answered + missing < drawn ? looked : `All ${count(answered)} are looked at${gone}.`;
}
