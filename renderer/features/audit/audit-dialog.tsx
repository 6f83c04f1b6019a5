import './audit-dialog.css';
import { useQuery } from '@tanstack/react-query';
import type { AuditView } from '../../../shared/host/ledger-model.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { auditing } from '../../state/audit-state.ts';
import { auditQuery } from '../../state/ledger-queries.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { AuditBegin } from './audit-begin.tsx';
import { AuditCard } from './audit-card.tsx';
import { AuditEnd } from './audit-end.tsx';

/** Looks again at a random sample of what was decided, without showing how, and says how often it was right. */
export function AuditDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'audit');
  const ending = useStore(auditing, (state) => state.ending);
  const { data, error } = useQuery({ ...auditQuery(app, ending), enabled: open });
  return (
    <Dialog
      open={open}
      onClose={() => {
        auditing.patch({ ending: false });
        app.view.patch({ dialog: null });
      }}
      title="Audit"
      description={data ? description(data) : ''}
      shape={data?.item ? 'full' : 'wide'}
      flush
    >
      {error && !data ? (
        <Notice tone="error" role="alert" apart>
          {error.message}
        </Notice>
      ) : null}
      {open && data ? <Phase view={data} /> : null}
    </Dialog>
  );
}

function Phase({ view }: { view: AuditView }) {
  if (!view.running) return <AuditBegin view={view} />;
  if (view.item) return <AuditCard item={view.item} running={view.running} />;
  return <AuditEnd running={view.running} differences={view.differences} />;
}

function description({ running, item }: AuditView): string {
  if (!running)
    return 'A random sample of your decisions, looked at again blind, tells how often they are right.';
  const { answered, drawn, missing } = running;
  const gone = missing > 0 ? `; ${plural(missing, 'finding')} not in this scan any more` : '';
  const looked = `${count(answered)} of ${count(drawn)} looked at${gone}.`;
  if (item) return `${looked} Close this whenever you like: it goes on from here.`;
  return answered + missing < drawn ? looked : `All ${count(answered)} are looked at${gone}.`;
}
