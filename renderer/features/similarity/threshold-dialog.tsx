import { fraction } from '../../../shared/text/fraction.ts';
import '../../components/field.css';
import './threshold-dialog.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import type { ClusterPreview } from '../../../shared/host/similarity-model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { previewQuery } from '../../state/queries.ts';
import { applySimilarity, sameKeeper } from '../../state/similarity-actions.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { BorderlineList } from './borderline-list.tsx';
import { KeeperChoice } from './keeper-choice.tsx';
import { StrengthChart, StrengthTable } from './strength-chart.tsx';

const least = 0.2;
/** Milliseconds for which the slider must rest before the host is asked. */
const rest = 40;

/** From which similarity on articles are duplicates, with what another value would give; and which copy is kept. */
export function ThresholdDialog({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'threshold');
  return open ? <OpenDialog project={project} /> : null;
}

function OpenDialog({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const [threshold, setThreshold] = useState(project.threshold);
  const [keeper, setKeeper] = useState(project.keeper);
  const [busy, setBusy] = useState(false);
  const asked = useRested(threshold);
  const preview = useQuery(previewQuery(app, asked));
  const now = useQuery(previewQuery(app, project.threshold)).data;
  const slider = useRef<HTMLInputElement>(null);
  const close = () => app.view.patch({ dialog: null });
  const same = threshold === project.threshold && sameKeeper(keeper, project.keeper);
  const apply = async () => {
    setBusy(true);
    const done = await applySimilarity(app, { threshold, keeper });
    setBusy(false);
    // It may have been left, and opened again, meanwhile.
    if (done && slider.current) close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Similarity threshold"
      description="Two articles count as duplicates from this similarity on. Nothing is scanned again, and decisions hold."
      shape="wide"
      initialFocus={slider}
      footer={
        <>
          <span className="dialog__foot-note tabular" role="status">
            {preview.data
              ? previewWords(preview.data, asked === project.threshold ? null : (now ?? null))
              : ''}
          </span>
          <Button onClick={close}>Back</Button>
          <Button variant="primary" disabled={same || busy} onClick={() => void apply()}>
            Apply
          </Button>
        </>
      }
    >
      <div className="threshold">
        <div className="threshold__slider">
          <p className="threshold__caption tabular">
            {captionWords(preview.data?.histogram ?? null)}
          </p>
          {preview.data ? (
            <StrengthChart histogram={preview.data.histogram} threshold={threshold} least={least} />
          ) : (
            <div className="strength-chart" />
          )}
          <label className="threshold__range">
            <span className="visually-hidden">Duplicates begin at a similarity of</span>
            <input
              ref={slider}
              type="range"
              min={least}
              max={1}
              step={0.01}
              value={threshold}
              aria-valuetext={fraction(threshold)}
              onChange={(event) => setThreshold(Number(event.target.value))}
            />
          </label>
          <p className="threshold__scale tabular" aria-hidden="true">
            <span>.20</span>
            <output>{fraction(threshold)}</output>
            <span>1</span>
          </p>
        </div>
        {preview.error && !preview.data ? (
          <Notice tone="error" role="alert">
            {preview.error.message}
          </Notice>
        ) : null}
        {preview.data ? <PreviewFigures preview={preview.data} /> : null}
        <KeeperChoice keeper={keeper} onChange={setKeeper} />
        <p className="threshold__note">
          Clusters change at once. Repeated passages and spelling follow with “Scan again”.
        </p>
        {preview.data ? (
          <>
            <div className="threshold__borderlines">
              <BorderlineList
                title="Just above: these count"
                none="No pair lies above."
                pairs={preview.data.above}
              />
              <BorderlineList
                title="Just below: these do not"
                none="No pair lies below."
                pairs={preview.data.below}
              />
            </div>
            <details className="threshold__table">
              <summary>The chart as a table</summary>
              <StrengthTable histogram={preview.data.histogram} />
            </details>
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function captionWords(histogram: readonly number[] | null): string {
  const most = Math.max(0, ...(histogram ?? []));
  if (histogram === null) return 'Pairs at each strength';
  if (most === 0) return 'No two articles are alike enough to make a pair';
  return `Pairs at each strength; at most ${plural(most, 'pair')} in a bar`;
}

function PreviewFigures({ preview }: { preview: ClusterPreview }) {
  const figures: readonly [number, string][] = [
    [preview.clusters, preview.clusters === 1 ? 'cluster' : 'clusters'],
    [preview.articles, preview.articles === 1 ? 'article in clusters' : 'articles in clusters'],
    [preview.pairs, preview.pairs === 1 ? 'pair counts' : 'pairs count'],
  ];
  return (
    <ul className="threshold__figures tabular" aria-label="What this threshold gives">
      {figures.map(([figure, label]) => (
        <li key={label}>
          <b>{count(figure)}</b> {label}
        </li>
      ))}
    </ul>
  );
}

/** What a threshold gives, against what there is now. */
export function previewWords(
  preview: Pick<ClusterPreview, 'clusters' | 'articles'>,
  now: Pick<ClusterPreview, 'clusters' | 'articles'> | null,
): string {
  if (!now) return `Now: ${plural(preview.clusters, 'cluster')}`;
  const clusters = preview.clusters - now.clusters;
  const articles = preview.articles - now.articles;
  if (clusters === 0 && articles === 0) return 'As many clusters and articles as now';
  const parts = [change(clusters, 'cluster'), change(articles, 'article')];
  return `${parts.filter((part) => part !== '').join(', ')} than now`;
}

function change(by: number, noun: string): string {
  if (by === 0) return '';
  const number = Math.abs(by);
  return `${count(number)} ${by > 0 ? 'more' : 'fewer'} ${number === 1 ? noun : `${noun}s`}`;
}

/** The value once it has not changed for a moment. */
function useRested(value: number): number {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), rest);
    return () => window.clearTimeout(timer);
  }, [value]);
  return rested;
}
