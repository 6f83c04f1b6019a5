import '../../components/table.css';
import type { ExchangeView } from '../../../shared/host/ledger-model.ts';
import { type Agreement, fewest } from '../../../shared/review/agreement.ts';
import { verdicts } from '../../../shared/review/ledger-entry.ts';
import { Notice } from '../../components/notice.tsx';
import { numbered } from '../../state/numbered.ts';
import { count, plural } from '../../state/words.ts';
import { verdictNames } from './verdict-names.ts';

/** How two ledgers agree: counts, Cohen's kappa, and the table it comes from; what of the file could not be used. */
export function ExchangeFigures({ view }: { view: ExchangeView }) {
  const { agreement, withoutDeferred, table, otherText, toImport } = view;
  const deferred = agreement.both !== withoutDeferred.both;
  return (
    <>
      <dl className="exchange__counts tabular">
        <Count name="Both say the same" value={view.agree} />
        <Count name="Only here" value={view.onlyMine} />
        <Count name="Only there" value={view.onlyTheirs} />
        <Count name="In conflict" value={view.conflicts} />
        {view.settledBefore > 0 ? <Count name="Settled before" value={view.settledBefore} /> : null}
        {view.splitsAndJoins > 0 ? (
          <Count name="Splits and joins to take" value={view.splitsAndJoins} />
        ) : null}
        {view.notesAndTags > 0 ? (
          <Count name="Notes and tags to take" value={view.notesAndTags} />
        ) : null}
      </dl>
      <h3 className="section-title">Agreement</h3>
      <Kappa agreement={agreement} />
      {deferred ? (
        <p className="exchange__soft">
          Put off counts as a verdict here. Without what either put off:{' '}
          {kappaWords(withoutDeferred)}.
        </p>
      ) : null}
      {agreement.both > 0 ? (
        <table className="table exchange__table">
          <caption>
            Verdicts on the {plural(agreement.both, 'finding')} that each decided by themselves
          </caption>
          <thead>
            <tr>
              <th scope="col">here ↓ · there →</th>
              {verdicts.map((verdict) => (
                <th key={verdict} scope="col">
                  {verdictNames[verdict]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {verdicts.map((row) => (
              <tr key={row}>
                <th scope="row">{verdictNames[row]}</th>
                {verdicts.map((column) => (
                  <td key={column} data-same={row === column ? 'true' : undefined}>
                    {count(table[row][column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {otherText > 0 ? (
        <p className="exchange__soft">
          Of those edited by both, {count(otherText)} with another text; they do not agree.
        </p>
      ) : null}
      <Provisos view={view} />
      <p className="exchange__soft">
        Imported as it is, {plural(toImport.entries, 'entry', 'entries')} would come in;{' '}
        {count(toImport.known)} known here
        {toImport.takenBackHere > 0 ? ` (${count(toImport.takenBackHere)} taken back here)` : ''}{' '}
        and {count(toImport.takenBackThere)} taken back there are passed over.
      </p>
    </>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
}

function Kappa({ agreement }: { agreement: Agreement }) {
  const { both, agreed, kappa, interval } = agreement;
  if (both === 0) return <p>No finding was decided by each of you, so there is nothing to say.</p>;
  return (
    <p>
      <b className="exchange__kappa tabular">
        {kappa === null ? 'κ not defined' : `κ\u00a0=\u00a0${words(kappa)}`}
      </b>{' '}
      {interval ? `(95 %: ${words(interval[0])} to ${words(interval[1])}). ` : ''}
      {count(agreed)} of {count(both)} agree.{' '}
      {kappa === null
        ? 'Both always gave the same one verdict, so agreement by chance is certain.'
        : interval
          ? 'Cohen’s kappa: 0 is agreement by chance, 1 is full.'
          : `Fewer than ${fewest} decided by both: too few to say how far it holds.`}
    </p>
  );
}

function kappaWords({ both, agreed, kappa }: Agreement): string {
  if (both === 0) return 'nothing is left';
  const raw = `${count(agreed)} of ${count(both)} agree`;
  return kappa === null ? raw : `κ\u00a0=\u00a0${words(kappa)}, ${raw}`;
}

/** What of the other ledger has no place here, and lines of it that could not be used. */
function Provisos({ view }: { view: ExchangeView }) {
  const more = view.problemCount - view.problems.length;
  return (
    <>
      {view.vanished > 0 ? (
        <Notice tone="warn">
          {plural(view.vanished, 'decision')} of it {view.vanished === 1 ? 'is' : 'are'} about
          findings that this scan does not make;{' '}
          {view.vanished === 1 ? 'it changes' : 'they change'} nothing here.
        </Notice>
      ) : null}
      {view.stale > 0 ? (
        <Notice tone="warn">
          {plural(view.stale, 'decision')} of it {view.stale === 1 ? 'does' : 'do'} not fit the text
          here; taken in, {view.stale === 1 ? 'it is' : 'they are'} stale and asked again.
        </Notice>
      ) : null}
      {view.problems.length > 0 ? (
        <Notice tone="warn">
          <details className="exchange__problems" open>
            <summary>{plural(view.problemCount, 'line')} could not be used</summary>
            <ul>
              {numbered(view.problems).map(({ key, item }) => (
                <li key={key}>{item}</li>
              ))}
              {more > 0 ? <li>And {count(more)} more.</li> : null}
            </ul>
          </details>
        </Notice>
      ) : null}
    </>
  );
}

/** Two digits, with a minus sign that is one. */
function words(value: number): string {
  return value.toFixed(2).replace('-', '−');
}
