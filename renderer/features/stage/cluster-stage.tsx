import './cluster-stage.css';
import { useQuery } from '@tanstack/react-query';
import type { ClusterView } from '../../../shared/host/model.ts';
import { rightMember } from '../../../shared/host/right-member.ts';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { compareQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { clusterWords } from './cluster-words.ts';
import { Compare } from './compare.tsx';
import { FieldsDialog } from './fields-dialog.tsx';
import { HunkEditor } from './hunk-editor.tsx';
import { MemberStrip } from './member-strip.tsx';
import { ResultPane } from './result-pane.tsx';
import { StageHead } from './stage-head.tsx';
import { ViewButtons } from './view-buttons.tsx';

/** A cluster of duplicates: members, two of them compared, and the text that comes out of it. */
export function ClusterStage({ cluster }: { cluster: ClusterView }) {
  const app = useApp();
  const chosen = useStore(app.stage, (stage) => stage.right);
  const right = rightMember(cluster, chosen);
  const compare = useQuery({
    ...compareQuery(app, cluster.id, right ?? 0),
    enabled: right !== null,
  });
  return (
    <div className="cluster">
      <StageHead
        finding={cluster}
        what={clusterWords(cluster)}
        labels={{ accept: 'Merge', reject: 'Not duplicates' }}
        views={<ViewButtons />}
      />
      <MemberStrip cluster={cluster} right={right} />
      {compare.error && !compare.data ? (
        <Notice tone="error" role="alert" apart>
          {compare.error.message}
        </Notice>
      ) : compare.data && right !== null ? (
        <Compare
          key={`compare/${cluster.id}/${right}`}
          cluster={cluster}
          right={right}
          view={compare.data}
        />
      ) : (
        <div className="stage__skeleton after-a-moment" aria-hidden="true">
          <div />
          <div />
          <div />
        </div>
      )}
      {compare.data && right !== null ? (
        <div>
          <HunkEditor />
          <ResultPane
            key={`result/${cluster.id}/${right}`}
            cluster={cluster}
            right={right}
            view={compare.data}
          />
        </div>
      ) : (
        <div />
      )}
      <FieldsDialog cluster={cluster} />
    </div>
  );
}
