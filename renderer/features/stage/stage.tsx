import './stage.css';
import { useQuery } from '@tanstack/react-query';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { findingQuery } from '../../state/queries.ts';
import { loadedRow } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { kindName } from '../../state/words.ts';
import { BatchStage } from './batch-stage.tsx';
import { ClusterStage } from './cluster-stage.tsx';
import { StageEmpty } from './stage-empty.tsx';
import { TextStage } from './text-stage.tsx';

/** The middle: one finding at a time, or the selection, or what to do when there is none. */
export function Stage() {
  const app = useApp();
  const id = useStore(app.queue, (queue) => queue.current?.id ?? null);
  const selected = useStore(app.queue, (queue) => queue.selection.size);
  if (selected > 1) return <BatchStage />;
  if (id === null) return <StageEmpty />;
  return <FindingStage id={id} />;
}

/** What the queue knows of the finding already, while the rest is on its way. */
function Loading() {
  const app = useApp();
  const current = useStore(app.queue, (queue) => queue.current);
  const row = current?.index == null ? undefined : loadedRow(app, current.index);
  return (
    <div className="stage">
      <header className="stage-head">
        <div>
          <h1 className="stage-head__title" dir="auto">
            {row?.title ?? ' '}
          </h1>
          <p className="stage-head__what">{row ? `${kindName[row.kind]} · ${row.detail}` : ' '}</p>
        </div>
      </header>
      <div className="stage__skeleton after-a-moment" aria-hidden="true">
        <div />
        <div />
        <div />
      </div>
    </div>
  );
}

function FindingStage({ id }: { id: string }) {
  const app = useApp();
  const { data: finding, error } = useQuery(findingQuery(app, id));
  if (error && !finding) {
    return (
      <Notice tone="error" role="alert" apart>
        {error.message}
      </Notice>
    );
  }
  if (!finding) {
    return <Loading />;
  }
  return finding.kind === 'duplicate' ? (
    <ClusterStage cluster={finding} />
  ) : (
    <TextStage finding={finding} />
  );
}
