import { initialFilter } from '../../../shared/host/initial-filter.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useApp } from '../../state/app.ts';
import { useProject } from '../../state/queries.ts';
import { setFilter, totalRows } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { count, kindNames, plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';

/** What stands on the stage when no finding does. */
export function StageEmpty() {
  const app = useApp();
  const project = useProject();
  const filter = useStore(app.queue, (queue) => queue.filter);
  if (!project) return null;
  const { total, decided } = project.counts;
  const left = total - decided;
  if (total === 0) {
    return (
      <EmptyState
        main
        title="Nothing to mend"
        actions={
          <>
            <Button variant="primary" onClick={() => app.view.patch({ dialog: 'export' })}>
              Export
            </Button>
            <Button onClick={() => app.view.patch({ screen: 'library' })}>Read the articles</Button>
          </>
        }
      >
        The scan of {plural(project.articles, 'article')} found no duplicate, no boilerplate and no
        typo.
      </EmptyState>
    );
  }
  if (left === 0 && filter.status === 'to-decide') {
    return (
      <EmptyState
        main
        title="Everything is decided"
        actions={
          <>
            <Button variant="primary" onClick={() => app.view.patch({ dialog: 'export' })}>
              Export the clean corpus
            </Button>
            <Button onClick={() => void setFilter(app, { ...initialFilter, status: 'all' })}>
              Look at the decisions
            </Button>
          </>
        }
      >
        {plural(total, 'finding')}, all with a verdict. Every one can still be taken back in the
        history.
      </EmptyState>
    );
  }
  if (totalRows(app) > 0) return null;
  const narrowed = filter.search !== '' || filter.tag !== null;
  return (
    <EmptyState
      main
      title={
        narrowed
          ? 'Nothing matches'
          : filter.kind
            ? `${kindNames[filter.kind]}: nothing here`
            : 'Nothing here'
      }
      actions={
        <>
          {left > 0 ? (
            <Button variant="primary" onClick={() => runCommand(app, 'next-unfinished')}>
              Go on with what is left
            </Button>
          ) : null}
          <Button onClick={() => void setFilter(app, initialFilter)}>Show all kinds</Button>
        </>
      }
    >
      {left > 0 ? `${count(left)} findings are still to decide.` : 'Everything is decided.'}
    </EmptyState>
  );
}
