import './figures-dialog.css';
import { kinds } from '../../../shared/findings/finding.ts';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useApp } from '../../state/app.ts';
import { millisecondsPerDecision, roughDuration } from '../../state/pace.ts';
import { useStore } from '../../state/store.ts';
import { count, kindNames, percent, plural } from '../../state/words.ts';
import { BoilerplateFigures } from './boilerplate-figures.tsx';

/** What was found, what is decided and what is left, by kind; and the pace. */
export function FiguresDialog({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'figures');
  const times = useStore(app.times, (value) => value);
  const { byKind, total, decided } = project.counts;
  const each = millisecondsPerDecision(times);
  const left = total - decided;
  return (
    <Dialog
      open={open}
      onClose={() => app.view.patch({ dialog: null })}
      title="Figures"
      shape="wide"
      description={`${plural(project.documents, 'document')}, ${plural(project.articles, 'article')}, ${plural(project.characters, 'character')}`}
    >
      <table className="figures tabular">
        <caption className="section-title">Decided</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col" className="figures__bar">
              Decided
            </th>
            <th scope="col">Left</th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {kinds
            .filter((kind) => byKind[kind].total > 0)
            .map((kind) => (
              <Row
                key={kind}
                name={kindNames[kind]}
                total={byKind[kind].total}
                open={byKind[kind].open}
              />
            ))}
        </tbody>
        <tfoot>
          <Row name="All" total={total} open={left} />
        </tfoot>
      </table>
      <p className="figures__note">
        {each === null
          ? 'Your pace shows here after a few decisions.'
          : `About ${count(Math.max(1, Math.round(60_000 / each)))} decisions a minute; ${left === 0 ? 'nothing is left' : `${roughDuration(each * left)} for the ${count(left)} left`}.`}
      </p>
      {open && project.counts.byKind.boilerplate.total > 0 ? <BoilerplateFigures /> : null}
    </Dialog>
  );
}

function Row({ name, total, open }: { name: string; total: number; open: number }) {
  const share = total === 0 ? 1 : (total - open) / total;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="figures__bar">
        <ProgressBar label={name} value={share} text={`${percent(share)} decided`} />
      </td>
      <td>{count(open)}</td>
      <td>{count(total)}</td>
    </tr>
  );
}
