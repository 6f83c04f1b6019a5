import { useQuery } from '@tanstack/react-query';
import type { PlaceShape, ShapeCount, TextFindingView } from '../../../shared/host/model.ts';
import { useApp } from '../../state/app.ts';
import { contextsQuery } from '../../state/queries.ts';
import { count } from '../../state/words.ts';
import { Part } from './part.tsx';

const shownEach = 3;

/** What the places of a pattern stand after and before, counted; each line leads to a place that shows it. */
export function PlaceCompany({ finding }: { finding: TextFindingView }) {
  const app = useApp();
  const wanted = finding.places > 1 && ['boilerplate', 'passage'].includes(finding.kind);
  const { data } = useQuery({ ...contextsQuery(app, finding.id), enabled: wanted });
  if (!wanted || !data) return null;
  const lines = [
    ...data.before.slice(0, shownEach).map((each) => ({ ...each, words: wordsBefore[each.shape] })),
    ...data.after.slice(0, shownEach).map((each) => ({ ...each, words: wordsAfter[each.shape] })),
  ];
  return (
    <Part title="Where it stands">
      <ul className="inspector__company">
        {lines.map((line) => (
          <li key={line.words}>
            <button
              type="button"
              className="link"
              onClick={() => app.stage.patch({ place: line.sample })}
            >
              {companyWords(line, line.words, finding.places)}
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** “after the headline in 8 of 10 places”. */
export function companyWords(
  { places }: Pick<ShapeCount, 'places'>,
  words: string,
  all: number,
): string {
  const where =
    places === all ? `in all ${count(all)} places` : `in ${count(places)} of ${count(all)} places`;
  return `${words} ${where}`;
}

const wordsBefore: Readonly<Record<PlaceShape, string>> = {
  edge: 'at the start of the article',
  blank: 'after a blank line',
  headline: 'after the headline',
  same: 'after the same line again',
  figure: 'after a figure alone on its line',
  'short-line': 'after a short line',
  line: 'after a line that is no sentence',
  sentence: 'after a sentence',
  space: 'after a space',
  word: 'within a word',
  mark: 'after a mark',
  'line-end': 'at the start of a line',
};

const wordsAfter: Readonly<Record<PlaceShape, string>> = {
  edge: 'at the end of the article',
  blank: 'before a blank line',
  headline: 'before the headline',
  same: 'before the same line again',
  figure: 'before a figure alone on its line',
  'short-line': 'before a short line',
  line: 'before a line that is no sentence',
  sentence: 'before a sentence',
  space: 'before a space',
  word: 'before the rest of a word',
  mark: 'before a mark',
  'line-end': 'at the end of a line',
};
