import './tag-editor.css';
import { useQuery } from '@tanstack/react-query';
import { Chip } from '../../components/chip.tsx';
import { useApp } from '../../state/app.ts';
import { proposalsQuery, tagsQuery } from '../../state/queries.ts';
import { offerSubject } from '../../state/subject.ts';
import { changeTags, settleProposal } from '../../state/tag-actions.ts';
import { plural } from '../../state/words.ts';
import { TagDot, useTagColour } from './tag-dot.tsx';
import { TagField } from './tag-field.tsx';
import { TagProposals } from './tag-proposals.tsx';

interface TagEditorProps {
  /** Keys of the articles that are tagged together. */
  articles: readonly string[];
  /** Tags with how many of those articles have each. */
  tags: readonly { readonly name: string; readonly articles: number }[];
  /** Key of the article for which tags are suggested; null suggests none. */
  about: string | null;
}

/** The tags of one article or of several, with completion from those used before. */
export function TagEditor({ articles, tags, about }: TagEditorProps) {
  const app = useApp();
  const known = useQuery(tagsQuery(app)).data ?? [];
  const all = articles.length;
  const colourOf = useTagColour();
  const take = (number: number): boolean => {
    const proposals =
      about === null ? null : app.queries.getQueryData(proposalsQuery(app, about).queryKey);
    const proposal = proposals?.proposals[number - 1];
    if (about === null || !proposal) return false;
    void settleProposal(app, about, proposal.tag, true);
    return true;
  };
  const present = new Set(tags.filter((tag) => tag.articles === all).map((tag) => tag.name));
  return (
    <div className="tag-editor">
      {tags.length > 0 ? (
        <ul className="tag-editor__tags" aria-label="Tags">
          {tags.map((tag) => (
            <li
              key={tag.name}
              onContextMenu={() => offerSubject({ type: 'tag', tag: tag.name, articles })}
            >
              <Chip
                tone={tag.articles === all ? 'on' : 'plain'}
                removeLabel={`Take the tag ${tag.name} off`}
                onRemove={() => void changeTags(app, articles, [], [tag.name])}
              >
                <TagDot colour={colourOf(tag.name)} />
                {tag.name}
                {tag.articles < all ? ` · ${tag.articles} of ${all}` : ''}
              </Chip>
            </li>
          ))}
        </ul>
      ) : null}
      {about === null ? null : <TagProposals article={about} />}
      <TagField
        label={all > 1 ? `Add a tag to ${plural(all, 'article')}` : 'Add a tag'}
        known={known}
        present={present}
        disabled={all === 0}
        onNumber={take}
        onAdd={(tag) => (present.has(tag) ? undefined : void changeTags(app, articles, [tag], []))}
      />
    </div>
  );
}
