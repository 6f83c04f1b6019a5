import './top-bar.css';
import { Redo2, TriangleAlert, Undo2 } from 'lucide-react';
import { millisecondsPerDecision } from '../../../shared/figures/pace.ts';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Wordmark } from '../../components/wordmark.tsx';
import { useApp } from '../../state/app.ts';
import { useCommandTitle } from '../../state/keymap.ts';
import { library } from '../../state/library-state.ts';
import { roughDuration } from '../../state/pace.ts';
import { articlesQuery, queueQuery } from '../../state/queries.ts';
import { setFilter } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { wordsOfStep, wordTravel } from '../../state/word-travel.ts';
import { count, plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { ProjectMenu } from './project-menu.tsx';

/** The corpus, the search, how far one is, undo and export. */
export function TopBar({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const { documents, articles, problems } = project;
  return (
    <header className="top-bar">
      <div className="top-bar__corpus">
        <Wordmark />
        <ProjectMenu project={project} />
        <span className="top-bar__size">
          {plural(documents, 'document')} · {plural(articles, 'article')}
        </span>
        {problems.length > 0 ? (
          <Button
            variant="plain"
            small
            className="top-bar__problems"
            aria-label={plural(problems.length, 'problem')}
            title="Files and records that could not be read, or not fully"
            onClick={() => app.view.patch({ dialog: 'problems' })}
          >
            <Icon of={TriangleAlert} size={14} />
            {count(problems.length)}
          </Button>
        ) : null}
      </div>
      <TopSearch />
      <div className="top-bar__end">
        <Decided project={project} />
        <UndoButtons />
        <Button
          variant="primary"
          className="top-bar__export"
          onClick={() => app.view.patch({ dialog: 'export' })}
        >
          Export
        </Button>
      </div>
    </header>
  );
}

function TopSearch() {
  const app = useApp();
  const screen = useStore(app.view, (view) => view.screen);
  const findings = useStore(app.queue, (queue) => queue.filter.search);
  const articles = useStore(library, (state) => state.filter.search);
  return (
    <search className="top-bar__search">
      {screen === 'review' ? (
        <SearchField
          key="findings"
          label="Search findings and text"
          value={findings}
          command="search"
          focusSpot="search"
          onTyped={(search) => {
            const filter = { ...app.queue.get().filter, search };
            void app.queries.prefetchQuery(queueQuery(app, filter, 0));
          }}
          onSearch={(search) => void setFilter(app, { search })}
        />
      ) : (
        <SearchField
          key="articles"
          label="Search articles"
          value={articles}
          command="search"
          focusSpot="search"
          onTyped={(search) => {
            const filter = { ...library.get().filter, search };
            void app.queries.prefetchQuery(articlesQuery(app, filter, 0));
          }}
          onSearch={(search) =>
            library.patch({ filter: { ...library.get().filter, search }, anchor: null })
          }
        />
      )}
    </search>
  );
}

function Decided({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const times = useStore(app.times, (value) => value);
  const { decided, total } = project.counts;
  const title = useCommandTitle('figures');
  const each = millisecondsPerDecision(times);
  const left = each === null || decided >= total ? null : roughDuration(each * (total - decided));
  const text = `${count(decided)} of ${count(total)} decided`;
  return (
    <button
      type="button"
      className="top-bar__progress tabular"
      title={title}
      onClick={() => app.view.patch({ dialog: 'figures' })}
    >
      <span>{text}</span>
      <span className="top-bar__track">
        <ProgressBar label="Decided" value={total === 0 ? 0 : decided / total} text={text} />
      </span>
      {left ? <span className="top-bar__estimate">{left} left</span> : null}
    </button>
  );
}

function UndoButtons() {
  const app = useApp();
  const words = useStore(wordTravel, (value) => value);
  const entries = useStore(app.undo, (value) => value);
  const undo = wordsOfStep(words, entries, 'undo');
  const redo = wordsOfStep(words, entries, 'redo');
  return (
    <>
      <Button
        variant="plain"
        icon
        className="top-bar__undo"
        aria-label="Undo"
        title={undo === null ? 'Nothing to undo' : `Undo: ${undo}`}
        disabled={undo === null}
        onClick={() => runCommand(app, 'undo')}
      >
        <Icon of={Undo2} />
      </Button>
      <Button
        variant="plain"
        icon
        className="top-bar__undo"
        aria-label="Redo"
        title={redo === null ? 'Nothing to redo' : `Redo: ${redo}`}
        disabled={redo === null}
        onClick={() => runCommand(app, 'redo')}
      >
        <Icon of={Redo2} />
      </Button>
    </>
  );
}
