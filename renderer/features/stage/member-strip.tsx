import './member-strip.css';
import { memo } from 'react';
import type { ClusterView, MemberView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { CommandKey, Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { compareWith, keepMember, toggleExcluded } from '../../state/merge-actions.ts';
import { offerSubject } from '../../state/subject.ts';
import { plural } from '../../state/words.ts';
import { stateWords } from './member-words.ts';

const mostNumbered = 9;

/** The members of a cluster: which is kept, which one is compared with it, which do not belong. */
export const MemberStrip = memo(function MemberStrip(props: {
  cluster: ClusterView;
  right: number | null;
}) {
  const { cluster, right } = props;
  return (
    <ul className="members" aria-label="Members">
      {cluster.members.map((member, index) => (
        <Member key={member.article.key} member={member} index={index} right={index === right} />
      ))}
    </ul>
  );
});

function Member({ member, index, right }: { member: MemberView; index: number; right: boolean }) {
  const app = useApp();
  const { article, canonical, excluded } = member;
  const names = ['member'];
  if (canonical) names.push('member--kept');
  if (right) names.push('member--right');
  if (excluded) names.push('member--excluded');
  const state = stateWords(member);
  return (
    <li
      className={names.join(' ')}
      title={article.document}
      onContextMenu={() => {
        if (!canonical) compareWith(app, index);
        offerSubject({ type: 'member', canonical });
      }}
    >
      <button
        type="button"
        className="member__choose"
        aria-pressed={right}
        data-focus={right ? 'member' : undefined}
        aria-label={`Member ${index + 1}: ${article.document}, ${state}${right ? ', compared' : ''}`}
        disabled={canonical}
        onClick={() => compareWith(app, index)}
        onFocus={(event) => {
          if (!canonical && event.currentTarget.matches(':focus-visible')) compareWith(app, index);
        }}
      >
        <span className="member__state truncate" title={state}>
          <b className="tabular">{index + 1}</b> {state}
        </span>
        <span className="member__where">
          <span className="member__document truncate">
            <bdi dir="ltr">{article.document}</bdi>
          </span>
          <span className="member__facts tabular truncate">
            {article.article > 0 ? `article ${article.article + 1} · ` : ''}
            {plural(article.words, 'word')}
            {firstField(member)}
          </span>
        </span>
      </button>
      <span className="member__tools">
        {canonical ? null : (
          <>
            <Button
              variant="plain"
              small
              tabIndex={-1}
              aria-label={`Keep member ${index + 1}`}
              onClick={() => keepMember(app, index)}
            >
              {index < mostNumbered ? <Kbd name={String(index + 1)} /> : null} keep
            </Button>
            <Button
              variant="plain"
              small
              tabIndex={-1}
              aria-pressed={excluded}
              aria-label={`Exclude member ${index + 1}`}
              onClick={() => toggleExcluded(app, index)}
            >
              {right ? <CommandKey name="exclude" /> : null} {excluded ? 'put back' : 'out'}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}

/** The first short field, mostly a date or an outlet, which tells copies apart. */
function firstField(member: MemberView): string {
  const field = member.article.fields.find(({ value }) => value !== '' && value.length <= 24);
  return field ? ` · ${field.value}` : '';
}
