import type { BorderlinePair } from '../../../shared/host/similarity-model.ts';
import { fraction } from '../../../shared/text/fraction.ts';
import { DiffText } from '../../components/diff-text.tsx';
import type { Run } from '../../components/run.ts';
import { relationNames } from '../../state/words.ts';

interface BorderlineListProps {
  title: string;
  none: string;
  pairs: readonly BorderlinePair[];
}

/** Pairs close to the threshold on one side of it, with what tells their texts apart. */
export function BorderlineList({ title, none, pairs }: BorderlineListProps) {
  return (
    <section className="borderline" aria-label={title}>
      <h3 className="section-title">{title}</h3>
      {pairs.length === 0 ? <p className="borderline__none">{none}</p> : null}
      <ul className="borderline__list">
        {pairs.map((pair) => (
          <li key={`${pair.left.key} ${pair.right.key}`} className="borderline__pair">
            <p className="borderline__facts tabular">
              <b>{fraction(pair.strength)}</b> {relationNames[pair.relation]}
            </p>
            <p className="borderline__titles">
              <PairTitle headline={pair.left.headline} document={pair.left.document} />
              <PairTitle headline={pair.right.headline} document={pair.right.document} />
            </p>
            {pair.excerpt.length > 0 ? (
              <p className="borderline__excerpt diff-text" dir="auto">
                <DiffText runs={excerptRuns(pair.excerpt)} invisibles={false} />
              </p>
            ) : (
              <p className="borderline__none">Equal as they are compared.</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PairTitle({ headline, document }: { headline: string; document: string }) {
  return (
    <span className="borderline__title">
      <span className="truncate" dir="auto">
        {headline || document}
      </span>
      <span className="borderline__document truncate">
        <bdi dir="ltr">{document}</bdi>
      </span>
    </span>
  );
}

/** An excerpt on one line: line ends and runs of spaces are a space, and what is nothing else is left out. */
export function excerptRuns(excerpt: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const { type, text } of excerpt) {
    const flat = text.replace(/\s+/g, ' ');
    if (flat === '') continue;
    runs.push(flat === ' ' ? { type: 'same', text: flat } : { type, text: flat });
  }
  return runs;
}
