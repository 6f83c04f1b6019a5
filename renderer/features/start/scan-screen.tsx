import './scan-screen.css';
import { useEffect, useState } from 'react';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Wordmark } from '../../components/wordmark.tsx';
import { useApp } from '../../state/app.ts';
import { shareDone, timeLeft } from '../../state/estimate.ts';
import { showMessage } from '../../state/messages.ts';
import { roughDuration } from '../../state/pace.ts';
import { closeProject } from '../../state/project-actions.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { ConnectionBanner } from '../frame/connection-banner.tsx';

/** A corpus that is being scanned, or whose scan failed or was cancelled. */
export function ScanScreen({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const start = async () => {
    const result = await app.host.call('scan.start', {});
    if (!result.ok) showMessage('error', result.error.message);
  };
  return (
    <div className="scan">
      <ConnectionBanner />
      <main className="scan__inner">
        <header>
          <Wordmark />
          <h1 className="scan__title" dir="auto">
            {project.name}
          </h1>
          <p className="scan__where" dir="auto">
            {project.corpusPlace}
          </p>
        </header>
        {project.state === 'scanning' ? (
          <Scanning />
        ) : (
          <>
            <Notice
              tone={project.state === 'failed' ? 'error' : 'warn'}
              role={project.state === 'failed' ? 'alert' : 'status'}
            >
              {project.state === 'failed'
                ? (project.failure ?? 'The scan failed.')
                : 'The scan was cancelled. Nothing was changed; decisions made before are kept.'}
            </Notice>
            <div className="scan__actions">
              <Button variant="primary" onClick={() => void start()}>
                Scan again
              </Button>
              <Button onClick={() => void closeProject(app)}>Close</Button>
            </div>
          </>
        )}
        {project.problems.length > 0 ? (
          <p className="scan__where">
            {plural(project.problems.length, 'problem')} while reading; the first:{' '}
            {project.problems[0]?.document}: {project.problems[0]?.reason}
          </p>
        ) : null}
      </main>
    </div>
  );
}

function Scanning() {
  const app = useApp();
  const running = useStore(app.progress, (value) => value);
  const [cancelling, setCancelling] = useState(false);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => tick((n) => n + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  const progress = running?.progress.task === 'scan' ? running.progress : null;
  const share = progress ? shareDone(progress) : 0;
  const left = running && progress ? timeLeft(share, performance.now() - running.since) : null;
  const stage = progress?.stage ?? 'starting';
  const counted =
    progress && progress.total > 0 ? `${count(progress.done)} of ${count(progress.total)}` : '';
  return (
    <>
      <ProgressBar label="Scan" value={share} text={`${stage}, ${counted}`} />
      <div className="scan__line tabular">
        <span>
          <b>{cancelling ? 'cancelling' : stage}</b>
          {progress && progress.stages > 0
            ? ` · step ${Math.min(progress.stages, progress.stagesDone + 1)} of ${progress.stages}`
            : ''}
        </span>
        <span>
          {counted}
          {left === null ? '' : ` · ${roughDuration(left)} left`}
        </span>
      </div>
      <div className="scan__actions">
        <Button
          disabled={cancelling}
          onClick={() => {
            setCancelling(true);
            void app.host.call('scan.cancel', {});
          }}
        >
          Cancel
        </Button>
      </div>
    </>
  );
}
