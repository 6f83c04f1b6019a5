import type { GroupFigures, ReviewFigures } from '../../../shared/figures/review-figures.ts';
import { count, kindNames, percent, plural } from '../../state/words.ts';
import { noOutlet } from './boilerplate-figures.tsx';
import { type FiguresRow, FiguresTable } from './figures-table.tsx';

/** What was found, decided and left, by kind. */
export function KindsPanel({ review }: { review: ReviewFigures }) {
  const kinds = review.kinds.map((row) => ({ ...row, name: kindNames[row.kind] }));
  const all = {
    name: 'All',
    findings: sum(kinds, (row) => row.findings),
    decidedFindings: sum(kinds, (row) => row.decidedFindings),
    found: sum(kinds, (row) => row.found),
    decided: sum(kinds, (row) => row.decided),
  };
  const most = Math.max(1, ...kinds.map((row) => row.findings));
  const rowOf = (row: typeof all, full: number): FiguresRow => ({
    name: row.name,
    whole: row.findings / full,
    done: row.decidedFindings / full,
    cells: [
      count(row.findings),
      count(row.decidedFindings),
      count(row.findings - row.decidedFindings),
      count(row.found),
    ],
  });
  return (
    <FiguresTable
      caption="Findings by kind"
      first="Kind"
      bar="Found, and decided of it"
      columns={['Found', 'Decided', 'Left', 'Places']}
      rows={kinds.map((row) => rowOf(row, most))}
      footer={rowOf(all, Math.max(1, all.findings))}
    />
  );
}

const placesNote =
  'Places are stretches of text, and copies beside the one to keep. Text taken out is what accepted findings remove.';

/** The same by outlet, in places. */
export function OutletsPanel({ review }: { review: ReviewFigures }) {
  return (
    <>
      <p className="figures__note">
        {placesNote} An outlet is what the records name, else the folder.
      </p>
      <GroupTable caption="Places by outlet" first="Outlet" rows={review.outlets} />
    </>
  );
}

const calendarWords = {
  day: { first: 'Day', caption: 'Places by day of publication' },
  month: { first: 'Month', caption: 'Places by month of publication' },
  year: { first: 'Year', caption: 'Places by year of publication' },
} as const;

/** The same by day of publication, or by month or year where there are many. */
export function DaysPanel({ review }: { review: ReviewFigures }) {
  const { days, calendar, undated } = review;
  if (days.length === 0) {
    return (
      <p className="figures__note">
        No record says when it appeared. Records of JSON, CSV or Parquet with a field such as “date”
        or “published” are shown here by day.
      </p>
    );
  }
  return (
    <>
      <p className="figures__note">
        {placesNote} Days are as the records say, in UTC.
        {undated > 0 ? ` ${plural(undated, 'article does', 'articles do')} not say.` : ''}
      </p>
      <GroupTable {...calendarWords[calendar]} rows={days} shownAtFirst={62} />
    </>
  );
}

function GroupTable(props: {
  caption: string;
  first: string;
  rows: readonly GroupFigures[];
  shownAtFirst?: number;
}) {
  const most = Math.max(1, ...props.rows.map((row) => row.found));
  return (
    <FiguresTable
      {...props}
      bar="Found, and decided of it"
      columns={['Found', 'Decided', 'Left', 'Taken out', 'Articles']}
      rows={props.rows.map(({ name, found, decided, removed, characters, articles }) => ({
        name: name || noOutlet,
        whole: found / most,
        done: decided / most,
        cells: [
          count(found),
          count(decided),
          count(found - decided),
          percent(characters === 0 ? 0 : removed / characters),
          count(articles),
        ],
      }))}
    />
  );
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((all, row) => all + of(row), 0);
}
