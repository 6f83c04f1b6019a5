import './problems-dialog.css';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { numbered } from '../../state/numbered.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';

const shownAtMost = 500;

/** Files and records that could not be read, or only with a reservation. */
export function ProblemsDialog({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'problems');
  const { problems } = project;
  const more = problems.length - shownAtMost;
  return (
    <Dialog
      open={open}
      onClose={() => app.view.patch({ dialog: null })}
      title={problems.length === 0 ? 'Everything was read' : plural(problems.length, 'problem')}
      description={
        problems.length === 0
          ? 'No file and no record of this corpus gave trouble.'
          : 'Everything else was read. The sources were not touched.'
      }
    >
      <ul>
        {numbered(problems.slice(0, shownAtMost)).map(({ key, item: problem }) => (
          <li key={key} className="problems__item">
            <span className="problems__document" dir="auto">
              {problem.document}
            </span>
            <span className="problems__reason">{problem.reason}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p>… and {plural(more, 'more problem')}.</p> : null}
    </Dialog>
  );
}
