import './member-strip.css';
import { memo, useEffect, useRef } from 'react';
import type { ClusterView, MemberView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { CommandKey, Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { compareWith, keepMember, toggleExcluded } from '../../state/merge-actions.ts';
import { offerSubject } from '../../state/subject.ts';
import { plural } from '../../state/words.ts';
import { apartNames } from './apart-names.ts';
import { briefWords, sharedRelation, stateWords, tellingField } from './member-words.ts';

const mostNumbered = 9;
/** More than so many stand in lines below one another, in a low window in one line without their names. */
const mostCards = 3;

/** The members of a cluster: which is kept, which one is compared with it, which do not belong. */
export const MemberStrip = memo(function MemberStrip(props: {
  cluster: ClusterView;
  right: number | null;
}) {
  const { cluster, right } = props;
  const { members } = cluster;
  const names = apartNames(members.map(({ article }) => article.document));
  const many = members.length > mostCards;
  const shared = sharedRelation(members);
  const list = (
    <ul className="members" aria-label="Members">
      {members.map((member, index) => (
        <Member
          key={member.article.key}
          member={member}
          name={names[index] ?? member.article.document}
          brief={many ? briefWords(member, shared) : null}
          index={index}
          right={index === right}
        />
      ))}
    </ul>
  );
  const compared = right === null ? undefined : members[right];
  if (!many) return list;
  return (
    <div className="many-members">
      {list}
      {compared && right !== null ? (
        <div className="many-members__tools">
          <MemberTools member={compared} index={right} right />
        </div>
      ) : null}
    </div>
  );
});

interface MemberProps {
  member: MemberView;
  name: string;
  /** How it stands to the one kept in a word or a figure, where it is one of many. */
  brief: string | null;
  index: number;
  right: boolean;
}

function Member({ member, name, brief, index, right }: MemberProps) {
  const app = useApp();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (right) card.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [right]);
  const { article, canonical, excluded } = member;
  const names = ['member'];
  if (canonical) names.push('member--kept');
  if (right) names.push('member--right');
  if (excluded) names.push('member--excluded');
  const state = stateWords(member);
  const field = tellingField(member);
  return (
    <li
      ref={card}
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
          <b className="tabular">{index + 1}</b>{' '}
          {brief ?? (
            <>
              <span className="member__long">{state}</span>
              <span className="member__short">{briefWords(member, null)}</span>
            </>
          )}
        </span>
        <span className="member__where">
          <span className="member__document truncate">
            <bdi dir="ltr">{name}</bdi>
          </span>
          <span className="member__facts tabular truncate">
            {article.article > 0 ? `article ${article.article + 1} · ` : ''}
            {plural(article.words, 'word')}
            {field === null ? '' : ` · ${field}`}
          </span>
        </span>
      </button>
      {brief !== null || canonical ? null : (
        <span className="member__tools">
          <MemberTools member={member} index={index} right={right} />
        </span>
      )}
    </li>
  );
}

/** What can be done with a member; of many, only with the compared one. */
function MemberTools({ member, index, right }: Pick<MemberProps, 'member' | 'index' | 'right'>) {
  const app = useApp();
  const { canonical, excluded } = member;
  if (canonical) return null;
  return (
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
  );
}
