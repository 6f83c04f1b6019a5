import '../../components/table.css';
import { type AuditFigure, fewestOfKind } from '../../../shared/review/audit.ts';
import { count, kindNames } from '../../state/words.ts';
import { percentOf } from './percent-of.ts';

/** How often decisions were right, with Wilson's interval; by kind where enough of each were looked at. */
export function AuditFigures({ figures }: { figures: readonly AuditFigure[] }) {
  const shown = figures.filter(({ drawn }) => drawn > 0);
  return (
    <>
      <table className="table audit__figures">
        <thead>
          <tr>
            <th scope="col">Decisions</th>
            <th scope="col">There are</th>
            <th scope="col">Looked at</th>
            <th scope="col">Unclear</th>
            <th scope="col">To be accepted</th>
            <th scope="col">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((figure) => (
            <tr key={`${figure.side} ${figure.kind}`} data-part={figure.kind ? 'true' : undefined}>
              <th scope="row">{nameOf(figure)}</th>
              <td>{count(figure.population)}</td>
              <td>{count(figure.judged)}</td>
              <td>{count(figure.unclear)}</td>
              <td>
                {count(figure.toAccept)}
                {figure.share ? ` (${percentOf(figure.share.share)})` : ''}
              </td>
              <td>
                {figure.share
                  ? `${percentOf(figure.share.from)} to ${percentOf(figure.share.to)}`
                  : 'too few to say'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="field__hint">
        The share of the accepted ones is their precision. That of those let stand is what should
        have been accepted. The interval is Wilson’s. A kind has a line of its own from{' '}
        {fewestOfKind} looked at.
      </p>
    </>
  );
}

function nameOf({ side, kind }: AuditFigure): string {
  if (kind) return kindNames[kind];
  return side === 'accepted' ? 'Accepted: rightly' : 'Let stand: wrongly';
}
