import './member-strip.css';
import { memo } from 'react';
import type { ClusterView, MemberView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { compareWith, keepMember, toggleExcluded } from '../../state/merge-actions.ts';
import { useApp } from '../../state/app.ts';
import { fraction, plural, relationNames } from '../../state/words.ts';

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
    <li className={names.join(' ')} title={article.document}>
      <button
        type="button"
        className="member__choose"
        aria-pressed={right}
        aria-label={`Member ${index + 1}: ${article.document}, ${state}${right ? ', compared' : ''}`}
        disabled={canonical}
        onClick={() => compareWith(app, index)}
        onFocus={(event) => {
          if (!canonical && event.currentTarget.matches(':focus-visible')) compareWith(app, index);
        }}
      >
        <span className="member__state">
          <b className="tabular">{index + 1}</b> {state}
        </span>
        <span className="member__document truncate" style={{ display: 'block' }}>
          <bdi>{article.document}</bdi>
        </span>
        <span className="member__facts">
          {plural(article.words, 'word')}
          {article.article > 0 ? ` · article ${article.article + 1}` : ''}
        </span>
      </button>
      <span className="member__tools">
        {canonical ? (
          <span className="button button--plain button--small" aria-hidden="true">
            stays
          </span>
        ) : (
          <>
            <Button
              variant="plain"
              small
              aria-label={`Keep member ${index + 1}`}
              onClick={() => keepMember(app, index)}
            >
              Keep {index < mostNumbered ? <Kbd name={String(index + 1)} /> : null}
            </Button>
            <Button
              variant="plain"
              small
              aria-pressed={excluded}
              aria-label={`Exclude member ${index + 1}`}
              onClick={() => toggleExcluded(app, index)}
            >
              {excluded ? 'Excluded' : 'Exclude'} {right ? <Kbd name="x" /> : null}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}

function stateWords(member: MemberView): string {
  if (member.canonical) return 'kept';
  if (member.excluded) return 'not in this cluster';
  if (member.equal) return 'equal';
  const relation = member.relation ? relationNames[member.relation] : 'not compared yet';
  return member.jaccard === null ? relation : `${fraction(member.jaccard)} ${relation}`;
}
