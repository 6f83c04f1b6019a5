import './start-screen.css';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, FileText, FolderOpen, History, X } from 'lucide-react';
import type { RecentProject } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Wordmark } from '../../components/wordmark.tsx';
import { useApp } from '../../state/app.ts';
import { forgetRecent, openChosen, opening, openToken } from '../../state/opening.ts';
import { infoQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { openSampleWithTour } from '../../state/tour.ts';
import { day } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { ConnectionBanner } from '../frame/connection-banner.tsx';
import { FieldQuestionForm } from './field-question.tsx';

/** What one sees first: open something, go on with something, or try the sample. */
export function StartScreen() {
  const app = useApp();
  const info = useQuery(infoQuery(app));
  const state = useStore(opening, (value) => value);
  const busy = state.state === 'busy';
  const recent = info.data?.recent ?? [];
  const drop = app.host.capabilities.admitDropped !== null;
  return (
    <div className="start">
      <ConnectionBanner />
      <main className="start__inner">
        <header>
          <h1>
            <Wordmark large />
          </h1>
          <p className="start__lead">
            Turn a messy text corpus into a clean one: duplicates, boilerplate and typos as diffs,
            one key per verdict. Your files are never changed.
          </p>
        </header>
        <OpeningStatus />
        <div className="start__ways">
          <Way
            icon={FolderOpen}
            title="Open a folder"
            hint={`of .txt and .md files${drop ? ', or drop one here' : ''}`}
            disabled={busy}
            onClick={() => void openChosen(app, 'folder')}
          />
          <Way
            icon={FileText}
            title="Open a file"
            hint=".jsonl, .json, .csv, .tsv or .parquet, also gzipped"
            disabled={busy}
            onClick={() => void openChosen(app, 'file')}
          />
          <Way
            icon={History}
            title="Open a project"
            hint="a .stet.json, with all its decisions"
            disabled={busy}
            onClick={() => void openChosen(app, 'project')}
          />
        </div>
        {recent.length > 0 ? (
          <section className="start__recent" aria-labelledby="recent-title">
            <h2 className="section-title" id="recent-title">
              Go on with
            </h2>
            <ul>
              {recent.map((project) => (
                <Recent key={project.token} project={project} disabled={busy} />
              ))}
            </ul>
          </section>
        ) : null}
        <section className="start__sample" aria-label="Sample corpus">
          <p>
            New here? The sample corpus is a small newspaper archive with every kind of trouble in
            it, and a short tour on which you clean some of it.
          </p>
          <Button disabled={busy} onClick={() => void openSampleWithTour(app)}>
            Open the sample corpus
          </Button>
        </section>
        <footer className="start__foot">
          <span>{info.data ? `Stet ${info.data.version}` : ' '}</span>
          <button type="button" className="link" onClick={() => runCommand(app, 'settings')}>
            Settings
          </button>
          <button type="button" className="link" onClick={() => runCommand(app, 'keys')}>
            All keys
          </button>
        </footer>
      </main>
    </div>
  );
}

/** A project opened before; one whose file is gone says so and can only be taken out of the list. */
function Recent({ project, disabled }: { project: RecentProject; disabled: boolean }) {
  const app = useApp();
  const { token, name, place, missing } = project;
  return (
    <li className="start__recent-row">
      <button
        type="button"
        className="start__project"
        disabled={disabled || missing}
        onClick={() => void openToken(app, token, name)}
      >
        <b className="truncate" dir="auto">
          {name}
        </b>
        <span className="truncate">
          <bdi>{place}</bdi>
        </span>
        <span className={missing ? 'start__missing' : undefined}>
          {missing ? 'no longer there' : day(project.openedAt, new Date())}
        </span>
      </button>
      <Button
        variant="plain"
        small
        icon
        aria-label={`Take ${name} out of this list`}
        title="Take it out of this list; the file stays"
        onClick={() => void forgetRecent(app, token, name)}
      >
        <Icon of={X} size={14} />
      </Button>
    </li>
  );
}

function Way(props: {
  icon: typeof FolderOpen;
  title: string;
  hint: string;
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" className="start__way" disabled={props.disabled} onClick={props.onClick}>
      <Icon of={props.icon} size={18} />
      <b>{props.title}</b>
      <span>{props.hint}</span>
    </button>
  );
}

function OpeningStatus() {
  const state = useStore(opening, (value) => value);
  if (state.state === 'idle') return null;
  if (state.state === 'question') return <FieldQuestionForm question={state.question} />;
  if (state.state === 'busy') {
    return (
      <div className="start__status after-a-moment" role="status">
        <p>Opening {state.name}…</p>
      </div>
    );
  }
  return (
    <div className="start__status start__status--failed" role="alert">
      <Icon of={CircleAlert} />
      <p>{state.message}</p>
      <Button small variant="plain" onClick={() => opening.set({ state: 'idle' })}>
        Dismiss
      </Button>
    </div>
  );
}
