import './tag-proposals.css';
import { Plus, X } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { CommandKey, Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { settleProposal } from '../../state/tag-actions.ts';
import { percent } from '../../state/words.ts';
import { TagDot, useTagColour } from './tag-dot.tsx';
import { useProposals } from './use-proposals.ts';

/** Tags suggested for an article, each with the words that speak for it; nothing where none is likely enough. */
export function TagProposals({ article }: { article: string }) {
  const app = useApp();
  const data = useProposals(article);
  const colourOf = useTagColour();
  if (!data || data.proposals.length === 0) return null;
  return (
    <ul className="tag-proposals" aria-label="Suggested tags">
      {data.proposals.map(({ tag, probability, reasons }, at) => (
        <li key={tag} className="tag-proposal">
          <button
            type="button"
            className="tag-proposal__take"
            title={`Tag it “${tag}”: ${percent(probability)} likely`}
            aria-label={`Take the suggested tag ${tag}, because of ${reasons.join(', ')}`}
            onClick={() => void settleProposal(app, article, tag, true)}
          >
            <Icon of={Plus} size={13} />
            <TagDot colour={colourOf(tag)} />
            <span className="truncate" dir="auto">
              {tag}
            </span>
            {at === 0 ? <CommandKey name="take-tag" /> : <Kbd name={String(at + 1)} />}
          </button>
          <button
            type="button"
            className="tag-proposal__decline"
            aria-label={`Turn the suggested tag ${tag} down`}
            title="Not this one: it is not suggested for this article again"
            onClick={() => void settleProposal(app, article, tag, false)}
          >
            <Icon of={X} size={13} />
          </button>
          <span className="tag-proposal__reasons truncate" title={reasons.join(', ')}>
            {reasons.map((word, index) => (
              <span key={word}>
                {index > 0 ? ', ' : ''}
                <bdi>{word}</bdi>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
