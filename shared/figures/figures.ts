import type { BoilerplateFigures } from './boilerplate-figures.ts';
import type { WorkDay } from './pace.ts';
import type { ReviewFigures } from './review-figures.ts';
import type { SimilarityFigures } from './similarity-figures.ts';

/** Everything the page of figures shows. */
export interface Figures {
  readonly review: ReviewFigures;
  readonly boilerplate: BoilerplateFigures;
  readonly work: readonly WorkDay[];
  /** Null where no pairs were kept. */
  readonly similarity: SimilarityFigures | null;
}
