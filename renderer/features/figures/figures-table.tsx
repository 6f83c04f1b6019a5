import '../../components/table.css';
import './figures-table.css';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { numbered } from '../../state/numbered.ts';
import { count } from '../../state/words.ts';

export interface FiguresRow {
  readonly name: string;
  /** Widths from 0 to 1: the whole, and the part of it that is done. */
  readonly whole: number;
  readonly done: number;
  readonly cells: readonly string[];
}

interface FiguresTableProps {
  caption: string;
  /** Names of the columns: of the rows, of the bar, and of each cell. */
  first: string;
  bar: string;
  columns: readonly string[];
  rows: readonly FiguresRow[];
  footer?: FiguresRow;
  shownAtFirst?: number;
}

/** A chart that is a table: a bar in each row, and the figures beside it that it draws. */
export function FiguresTable(props: FiguresTableProps) {
  const { caption, first, bar, columns, rows, footer, shownAtFirst = 12 } = props;
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  return (
    <div>
      <table className="table">
        <caption className="section-title">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col" className="figures__bar">
              {bar}
            </th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.name} row={row} />
          ))}
        </tbody>
        {footer ? (
          <tfoot>
            <Row row={footer} />
          </tfoot>
        ) : null}
      </table>
      {rows.length > shownAtFirst ? (
        <Button variant="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Only the first ${shownAtFirst}` : `All ${count(rows.length)}`}
        </Button>
      ) : null}
    </div>
  );
}

function Row({ row }: { row: FiguresRow }) {
  return (
    <tr>
      <th scope="row" className="figures__name">
        <bdi>{row.name}</bdi>
      </th>
      <td className="figures__bar">
        <div className="amount-bar" aria-hidden="true">
          <div className="amount-bar__whole" style={{ transform: `scaleX(${row.whole})` }} />
          <div className="amount-bar__done" style={{ transform: `scaleX(${row.done})` }} />
        </div>
      </td>
      {numbered(row.cells).map(({ key, item }) => (
        <td key={key}>{item}</td>
      ))}
    </tr>
  );
}
