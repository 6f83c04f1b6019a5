import '../../components/table.css';
import { fraction } from '../../../shared/text/fraction.ts';
import { numbered } from '../../state/numbered.ts';
import { count, plural } from '../../state/words.ts';

interface StrengthChartProps {
  /** Pairs in each of equal parts of the strengths from 0 to 1. */
  histogram: readonly number[];
  threshold: number;
  /** The strength at which the chart begins. */
  least: number;
}

const height = 96;

/** How many pairs there are at each strength, with the threshold across; drawn from `least` to 1. */
export function StrengthChart({ histogram, threshold, least }: StrengthChartProps) {
  const shown = barsOf(histogram, least);
  const most = Math.max(1, ...shown.map((bar) => bar.pairs));
  const width = 100 / Math.max(1, shown.length);
  const at = ((threshold - least) / (1 - least)) * 100;
  return (
    <svg
      className="strength-chart"
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={chartWords(histogram, threshold)}
    >
      {numbered(shown).map(({ key, item: bar }, index) => {
        const tall = bar.pairs === 0 ? 0 : Math.max(2, (bar.pairs / most) * (height - 4));
        const counts = bar.from >= threshold - 1e-9;
        return (
          <rect
            key={key}
            className={
              counts ? 'strength-chart__bar strength-chart__bar--counts' : 'strength-chart__bar'
            }
            x={index * width + width * 0.08}
            y={height - tall}
            width={width * 0.84}
            height={tall}
          />
        );
      })}
      <line className="strength-chart__threshold" x1={at} x2={at} y1={0} y2={height} />
    </svg>
  );
}

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
}

/** The parts of the histogram that begin at `least` or above. */
export function barsOf(histogram: readonly number[], least: number): Bar[] {
  const size = 1 / Math.max(1, histogram.length);
  return histogram
    .map((pairs, index) => ({ from: index * size, to: (index + 1) * size, pairs }))
    .filter((bar) => bar.from >= least - 1e-9);
}

/** The chart in a sentence. */
export function chartWords(histogram: readonly number[], threshold: number): string {
  const bars = barsOf(histogram, 0);
  const all = bars.reduce((sum, bar) => sum + bar.pairs, 0);
  const top = bars.reduce((best, bar) => (bar.pairs > best.pairs ? bar : best), bars[0] ?? none);
  if (all === 0) return 'No pairs were kept.';
  return `${plural(all, 'pair')} by strength; most, ${count(top.pairs)}, from ${fraction(top.from)} to ${fraction(top.to)}. The threshold is at ${fraction(threshold)}.`;
}

const none: Bar = { from: 0, to: 0, pairs: 0 };

/** The same figures as a table, strongest first. */
export function StrengthTable({ histogram }: { histogram: readonly number[] }) {
  return (
    <table className="table strength-table">
      <thead>
        <tr>
          <th scope="col">Strength</th>
          <th scope="col">Pairs</th>
        </tr>
      </thead>
      <tbody>
        {barsOf(histogram, 0)
          .filter((bar) => bar.pairs > 0)
          .reverse()
          .map((bar) => (
            <tr key={bar.from}>
              <th scope="row">
                {fraction(bar.from)} to {fraction(bar.to)}
              </th>
              <td>{count(bar.pairs)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
