import './split-dialog.css';
import { useState } from 'react';
import type { ClusterView } from '../../../shared/host/model.ts';
import { rightMember } from '../../../shared/host/right-member.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { currentCluster } from '../../state/merge-actions.ts';
import { splitMembers } from '../../state/similar-actions.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { stateWords } from '../stage/member-words.ts';

/** Which members of the cluster on the stage are split off. */
export function SplitDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'split');
  const cluster = open ? currentCluster(app) : null;
  return cluster ? <OpenDialog cluster={cluster} /> : null;
}

function OpenDialog({ cluster }: { cluster: ClusterView }) {
  const app = useApp();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => {
    const right = rightMember(cluster, app.stage.get().right);
    return new Set(right === null ? [] : [right]);
  });
  const [busy, setBusy] = useState(false);
  const all = cluster.members.length;
  const close = () => app.view.patch({ dialog: null });
  const toggle = (index: number) => {
    const next = new Set(chosen);
    if (!next.delete(index)) next.add(index);
    setChosen(next);
  };
  const split = async () => {
    setBusy(true);
    await splitMembers(
      app,
      [...chosen].sort((a, b) => a - b),
    );
    setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Split members off"
      description="The ones you tick leave this cluster together. It holds after another scan and can be taken back."
      shape="wide"
      footer={
        <>
          <span className="dialog__foot-note" role="status">
            {splitWords(all, chosen.size)}
          </span>
          <Button onClick={close}>Back</Button>
          <Button
            variant="primary"
            disabled={busy || chosen.size === 0 || chosen.size === all}
            onClick={() => void split()}
          >
            Split {count(chosen.size)} off
          </Button>
        </>
      }
    >
      <ul className="split" aria-label="Members">
        {cluster.members.map((member, index) => (
          <li key={member.article.key}>
            <label className="split__member">
              <input type="checkbox" checked={chosen.has(index)} onChange={() => toggle(index)} />
              <span className="split__text">
                <span className="truncate" dir="auto">
                  <b className="tabular">{index + 1}</b> {member.article.headline}
                </span>
                <span className="split__facts truncate">
                  {stateWords(member)} · {plural(member.article.words, 'word')} ·{' '}
                  <bdi dir="ltr">{member.article.document}</bdi>
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** What splitting `chosen` of `all` members gives, in a sentence. */
export function splitWords(all: number, chosen: number): string {
  const rest = all - chosen;
  if (chosen === 0) return 'Tick the members that do not belong here.';
  if (rest === 0) return 'One member at least has to stay.';
  if (chosen === 1 && rest === 1) return 'Both articles stand alone; no cluster is left.';
  if (chosen === 1) return `The one ticked stands alone; a cluster of ${count(rest)} is left.`;
  if (rest === 1) return `A cluster of ${count(chosen)}; the one left stands alone.`;
  return `Two clusters: one of ${count(rest)} and one of ${count(chosen)}.`;
}
