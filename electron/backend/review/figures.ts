import { countOutlets } from '../../../shared/figures/boilerplate-figures.ts';
import { groupDocuments } from '../../../shared/figures/document-groups.ts';
import type { Figures } from '../../../shared/figures/figures.ts';
import { workDays } from '../../../shared/figures/pace.ts';
import { placeVerdicts } from '../../../shared/figures/place-verdicts.ts';
import { reviewFigures } from '../../../shared/figures/review-figures.ts';
import { withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';

/** What was found, decided and left. What rests on the texts alone is counted once. */
export function figureAnswers(desk: Desk) {
  const { corpus, review } = desk;
  let counted: Promise<{
    groups: Awaited<ReturnType<typeof group>>;
    boilerplate: Awaited<ReturnType<typeof outlets>>;
  }> | null = null;
  const group = () => withPauses(groupDocuments(corpus));
  const outlets = () => withPauses(countOutlets(corpus));

  return {
    async figures(): Promise<Omit<Figures, 'similarity'>> {
      counted ??= group().then(async (groups) => ({ groups, boilerplate: await outlets() }));
      const { groups, boilerplate } = await counted;
      const { minConfidence } = desk;
      const findings = desk.findings();
      const reader = desk.reader();
      return {
        review: await withPauses(reviewFigures(corpus, groups, findings, reader, minConfidence)),
        boilerplate: await withPauses(
          boilerplate(findings, placeVerdicts(reader, review, minConfidence)),
        ),
        work: await withPauses(workDays(review.entries)),
      };
    },
  };
}
