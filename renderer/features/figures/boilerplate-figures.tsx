import type { BoilerplateFigures } from '../../../shared/figures/boilerplate-figures.ts';
import { count, percent, plural, ruleName } from '../../state/words.ts';
import { type FiguresRow, FiguresTable } from './figures-table.tsx';

type Amount = BoilerplateFigures['all'];

/** How much of the corpus is boilerplate, by outlet and by rule. */
export function BoilerplatePanel({ figures }: { figures: BoilerplateFigures }) {
  const { all, outlets, rules } = figures;
  const mostShare = Math.max(0.001, ...outlets.map((row) => shareOf(row.offered, row.all)));
  const most = Math.max(1, ...rules.map((row) => row.offered.characters));
  return (
    <>
      <p className="figures__note">{shareWords(figures)}</p>
      <FiguresTable
        caption="Boilerplate by outlet"
        first="Outlet"
        bar="Offered, and accepted of it"
        columns={['Share', 'Lines', 'Accepted', 'Articles']}
        rows={outlets.map((row) =>
          amountRow(row.outlet || noOutlet, row, row.all.characters * mostShare, row.all, [
            count(row.articles),
          ]),
        )}
      />
      {rules.length > 0 ? (
        <FiguresTable
          caption="Boilerplate by rule"
          first="Rule"
          bar="Offered, and accepted of it"
          columns={['Share', 'Lines', 'Accepted', 'Cards']}
          rows={rules.map((row) =>
            amountRow(ruleName(row.rule), row, most, all, [count(row.cards)]),
          )}
        />
      ) : null}
    </>
  );
}

/** What documents are called of which nothing says where they come from. */
export const noOutlet = 'Without an outlet';

function amountRow(
  name: string,
  { offered, accepted }: { readonly offered: Amount; readonly accepted: Amount },
  full: number,
  all: Amount,
  more: readonly string[],
): FiguresRow {
  return {
    name,
    whole: full === 0 ? 0 : offered.characters / full,
    done: full === 0 ? 0 : accepted.characters / full,
    cells: [percent(shareOf(offered, all)), count(offered.lines), count(accepted.lines), ...more],
  };
}

function shareOf(amount: Amount, all: Amount): number {
  return all.characters === 0 ? 0 : Math.min(1, amount.characters / all.characters);
}

/** How much of the whole is boilerplate, in a sentence. */
export function shareWords(
  figures: Pick<BoilerplateFigures, 'all' | 'offered' | 'accepted'>,
): string {
  const { all, offered, accepted } = figures;
  if (offered.lines === 0) return 'No boilerplate is offered.';
  const share = percent(shareOf(offered, all));
  const of = `${share} of the text is boilerplate: ${plural(offered.lines, 'line')} of ${count(all.lines)}.`;
  if (accepted.lines === 0) return `${of} None of it is accepted yet.`;
  if (accepted.lines === offered.lines) return `${of} All of it is accepted.`;
  return `${of} ${plural(accepted.lines, 'line')} of it ${accepted.lines === 1 ? 'is' : 'are'} accepted.`;
}
