import { fraction } from '../../../shared/text/fraction.ts';
import '../similarity/threshold-dialog.css';
import type { SimilarityFigures } from '../../../shared/figures/similarity-figures.ts';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app.ts';
import { plural } from '../../state/words.ts';
import { StrengthChart, StrengthTable } from '../similarity/strength-chart.tsx';

const least = 0.2;

/** How alike the pairs of articles are, with the threshold on it. */
export function SimilarityPanel({ similarity }: { similarity: SimilarityFigures | null }) {
  const app = useApp();
  const pairs = similarity?.histogram.reduce((all, each) => all + each, 0) ?? 0;
  if (!similarity || pairs === 0) {
    return <p className="figures__note">No two articles are alike enough to show here.</p>;
  }
  const { histogram, threshold } = similarity;
  return (
    <>
      <p className="figures__note">
        {plural(pairs, 'pair')} of articles by strength. From {fraction(threshold)} on they are
        duplicates.{' '}
        <Button variant="plain" onClick={() => app.view.patch({ dialog: 'threshold' })}>
          Change the threshold…
        </Button>
      </p>
      <div className="figures-panel__chart">
        <StrengthChart histogram={histogram} threshold={threshold} least={least} />
        <p className="threshold__scale tabular" aria-hidden="true">
          <span>.20</span>
          <span>1</span>
        </p>
      </div>
      <StrengthTable histogram={histogram} />
    </>
  );
}
