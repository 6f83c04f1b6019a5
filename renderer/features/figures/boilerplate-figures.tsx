import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '../../../shared/host/operations.ts';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app.ts';
import { figuresQuery } from '../../state/queries.ts';
import { count, percent, plural, ruleName } from '../../state/words.ts';

type Figures = Answer<'figures.get'>;
type Amount = Figures['all'];

const shownAtFirst = 12;

/** How much of the corpus is boilerplate, by outlet and by rule. */
export function BoilerplateFigures() {
  const { data, error } = useQuery(figuresQuery(useApp()));
  if (error && !data) {
    return (
      <p className="stage__error" role="alert">
        {error.message}
      </p>
    );
  }
  if (!data) return <p className="after-a-moment figures__note">Counting the text…</p>;
  return (
    <>
      <p className="figures__note">{shareWords(data)}</p>
      <AmountTable
        caption="By outlet"
        first="Outlet"
        second="Articles"
        scale="share"
        rows={data.outlets.map((row) => ({
          name: row.outlet === '' ? 'Without an outlet' : row.outlet,
          number: row.articles,
          all: row.all.characters,
          offered: row.offered,
          accepted: row.accepted,
        }))}
      />
      {data.rules.length > 0 ? (
        <AmountTable
          caption="By rule"
          first="Rule"
          second="Cards"
          scale="most"
          rows={data.rules.map((row) => ({
            name: ruleName(row.rule),
            number: row.cards,
            all: data.all.characters,
            offered: row.offered,
            accepted: row.accepted,
          }))}
        />
      ) : null}
    </>
  );
}

interface AmountRow {
  readonly name: string;
  readonly number: number;
  /** Characters that a share is of. */
  readonly all: number;
  readonly offered: Amount;
  readonly accepted: Amount;
}

interface AmountTableProps {
  caption: string;
  first: string;
  second: string;
  /** Whether a bar shows the share, or the amount beside the greatest. */
  scale: 'share' | 'most';
  rows: readonly AmountRow[];
}

/** Amounts of boilerplate, a row each, with a bar for what is offered and what of it is accepted. */
function AmountTable({ caption, first, second, scale, rows }: AmountTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  const most = Math.max(1, ...rows.map((row) => row.offered.characters));
  const mostShare = Math.max(0.001, ...rows.map((row) => shareOf(row.offered, row.all)));
  return (
    <div>
      <table className="figures tabular">
        <caption className="section-title">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col" className="figures__bar">
              Boilerplate
            </th>
            <th scope="col">Share</th>
            <th scope="col">Lines</th>
            <th scope="col">Accepted</th>
            <th scope="col">{second}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const full = scale === 'most' ? most : row.all * mostShare;
            return (
              <tr key={row.name}>
                <th scope="row" className="figures__name">
                  <bdi>{row.name}</bdi>
                </th>
                <td className="figures__bar">
                  <AmountBar
                    offered={full === 0 ? 0 : row.offered.characters / full}
                    accepted={full === 0 ? 0 : row.accepted.characters / full}
                  />
                </td>
                <td>{percent(shareOf(row.offered, row.all))}</td>
                <td>{count(row.offered.lines)}</td>
                <td>{count(row.accepted.lines)}</td>
                <td>{count(row.number)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > shownAtFirst ? (
        <Button variant="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Only the first ${shownAtFirst}` : `All ${count(rows.length)}`}
        </Button>
      ) : null}
    </div>
  );
}

/** The numbers beside it say the same. */
function AmountBar({ offered, accepted }: { offered: number; accepted: number }) {
  return (
    <div className="amount-bar" aria-hidden="true">
      <div className="amount-bar__offered" style={{ transform: `scaleX(${offered})` }} />
      <div className="amount-bar__accepted" style={{ transform: `scaleX(${accepted})` }} />
    </div>
  );
}

function shareOf(amount: Amount, all: number): number {
  return all === 0 ? 0 : Math.min(1, amount.characters / all);
}

/** How much of the whole is boilerplate, in a sentence. */
export function shareWords(figures: Pick<Figures, 'all' | 'offered' | 'accepted'>): string {
  const { all, offered, accepted } = figures;
  if (offered.lines === 0) return 'No boilerplate is offered.';
  const share = percent(shareOf(offered, all.characters));
  const of = `${share} of the text is boilerplate: ${plural(offered.lines, 'line')} of ${count(all.lines)}.`;
  if (accepted.lines === 0) return `${of} None of it is accepted yet.`;
  if (accepted.lines === offered.lines) return `${of} All of it is accepted.`;
  return `${of} ${plural(accepted.lines, 'line')} of it ${accepted.lines === 1 ? 'is' : 'are'} accepted.`;
}
