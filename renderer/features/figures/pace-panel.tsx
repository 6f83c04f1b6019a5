import { millisecondsPerDecision, type WorkDay } from '../../../shared/figures/pace.ts';
import { useApp } from '../../state/app.ts';
import { roughDuration } from '../../state/pace.ts';
import { useStore } from '../../state/store.ts';
import { count } from '../../state/words.ts';
import { FiguresTable } from './figures-table.tsx';

const minute = 60_000;

/** How fast the work goes: now, and on each day by each editor. */
export function PacePanel({ work, left }: { work: readonly WorkDay[]; left: number }) {
  const each = millisecondsPerDecision(useStore(useApp().times, (times) => times));
  const most = Math.max(1, ...work.map(({ byHand }) => byHand));
  return (
    <>
      <p className="figures__note">
        {each === null
          ? 'Your pace shows here after a few decisions.'
          : `About ${count(Math.max(1, Math.round(minute / each)))} decisions by hand a minute, a batch counted as one; ${left === 0 ? 'nothing is left' : `${roughDuration(each * left)} for the ${count(left)} left`}.`}
      </p>
      {work.length > 0 ? (
        <FiguresTable
          caption="Work by day"
          first="Day and editor"
          bar="By hand"
          columns={['By hand', 'In batches', 'Minutes', 'By hand a minute']}
          rows={work.map(({ day, by, byHand, inBatches, batches, milliseconds }) => ({
            name: `${day}, ${by}`,
            whole: byHand / most,
            done: byHand / most,
            cells: [
              count(byHand),
              batches === 0 ? '–' : `${count(inBatches)} in ${count(batches)}`,
              milliseconds < minute
                ? 'under 1'
                : (milliseconds / minute).toFixed(milliseconds < 10 * minute ? 1 : 0),
              // Of seconds it would say nothing.
              milliseconds < minute ? '–' : ((byHand * minute) / milliseconds).toFixed(1),
            ],
          }))}
        />
      ) : null}
      {work.length > 0 ? (
        <p className="figures__note">
          Breaks of two minutes and more are left out. Days are in UTC.
        </p>
      ) : null}
    </>
  );
}
