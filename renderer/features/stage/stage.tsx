import './stage.css';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../state/app.ts';
import { findingQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
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

function FindingStage({ id }: { id: string }) {
  const app = useApp();
  const { data: finding, error } = useQuery(findingQuery(app, id));
  if (error) {
    return (
      <p className="stage__error" role="alert">
        {error.message}
      </p>
    );
  }
  if (!finding) {
    return (
      <div className="stage__skeleton after-a-moment" aria-hidden="true">
        <div />
        <div />
        <div />
      </div>
    );
  }
  return finding.kind === 'duplicate' ? (
    <ClusterStage cluster={finding} />
  ) : (
    <TextStage finding={finding} />
  );
}
