import { fraction } from '../../../shared/text/fraction.ts';
import './similar-dialog.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SimilarArticle } from '../../../shared/host/similarity-model.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { articleQuery, findingQuery, similarQuery } from '../../state/queries.ts';
import { joinArticles } from '../../state/similar-actions.ts';
import { useStore } from '../../state/store.ts';
import { percent, plural, relationNames } from '../../state/words.ts';
import { BesideTexts } from './beside-texts.tsx';

const floors = ['0.5', '0.3', '0.2', '0.1', '0.05'] as const;

/** The articles like one, below the threshold too: read beside it, joined into its cluster. */
export function SimilarDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'similar');
  const article = useStore(app.view, (view) => view.likeArticle);
  return open && article !== null ? <OpenDialog key={article} article={article} /> : null;
}

function OpenDialog({ article }: { article: string }) {
  const app = useApp();
  const [floor, setFloor] = useState<string>('0.2');
  const [beside, setBeside] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useQuery(articleQuery(app, article)).data?.article;
  const similar = useQuery(similarQuery(app, article, Number(floor)));
  const members = useMembersWith(article);
  const close = () => app.view.patch({ dialog: null });
  const join = async (other: string) => {
    setBusy(true);
    await joinArticles(app, article, other);
    setBusy(false);
  };
  const list = similar.data ?? [];
  return (
    <Dialog
      open
      onClose={close}
      title="Duplicates of this article"
      description={
        asked ? (
          <span dir="auto">
            {asked.headline || asked.document} · {plural(asked.words, 'word')} ·{' '}
            <bdi dir="ltr">{asked.document}</bdi>
          </span>
        ) : null
      }
      shape="wide"
    >
      <div className="similar">
        <div className="similar__head">
          <p role="status">
            {similar.data ? foundWords(list.length) : 'Looking at every article…'}
          </p>
          <Choice
            label="Similarity of at least"
            value={floor}
            choices={floors.map((value) => ({
              value,
              label: `from ${fraction(Number(value))} on`,
            }))}
            onChoose={setFloor}
          />
        </div>
        {similar.error ? (
          <Notice tone="error" role="alert">
            {similar.error.message}
          </Notice>
        ) : null}
        <ul className="similar__list" aria-label="Articles like it">
          {list.map((item) => {
            const { key } = item.article;
            return (
              <li key={key} className="similar__item">
                <SimilarRow
                  item={item}
                  inCluster={members.has(key)}
                  beside={beside === key}
                  busy={busy}
                  onBeside={() => setBeside(beside === key ? null : key)}
                  onJoin={() => void join(key)}
                />
                {beside === key ? <BesideTexts left={article} right={key} /> : null}
              </li>
            );
          })}
        </ul>
      </div>
    </Dialog>
  );
}

interface SimilarRowProps {
  item: SimilarArticle;
  inCluster: boolean;
  beside: boolean;
  busy: boolean;
  onBeside: () => void;
  onJoin: () => void;
}

function SimilarRow({ item, inCluster, beside, busy, onBeside, onJoin }: SimilarRowProps) {
  const { article } = item;
  const name = article.headline || article.document;
  return (
    <div className="similar__row">
      <div className="similar__text">
        <span className="similar__title truncate" dir="auto">
          {name}
        </span>
        <span className="similar__document truncate">
          <bdi dir="ltr">{article.document}</bdi>
        </span>
        <span className="similar__facts tabular">{similarWords(item)}</span>
        {item.changes.length > 0 ? (
          <span className="similar__facts" dir="auto">
            In place of one another: {item.changes.join(', ')}
          </span>
        ) : null}
      </div>
      <div className="similar__tools">
        <Button
          small
          aria-expanded={beside}
          aria-label={beside ? `Close ${name}` : `Open ${name} beside`}
          onClick={onBeside}
        >
          {beside ? 'Close' : 'Beside'}
        </Button>
        {inCluster ? (
          <span className="similar__in">in the cluster</span>
        ) : (
          <Button
            small
            disabled={busy}
            aria-label={`Join ${name}`}
            title="Makes one cluster of both, and of the clusters they stand in"
            onClick={onJoin}
          >
            Join
          </Button>
        )}
      </div>
    </div>
  );
}

/** How like an article is, in figures. */
export function similarWords(item: SimilarArticle): string {
  const [asked, this_] = item.containment;
  return [
    relationNames[item.relation],
    `Jaccard ${fraction(item.jaccard)}`,
    `has ${percent(asked)} of the article; ${percent(this_)} of it stands there`,
  ].join(' · ');
}

function foundWords(number: number): string {
  if (number === 0) return 'No other article is like it.';
  return `${plural(number, 'article')} like it, the most like first`;
}

/** Keys of the members of the cluster on the stage, where the article is one of them. */
function useMembersWith(article: string): ReadonlySet<string> {
  const app = useApp();
  const id = useStore(app.queue, (queue) => queue.current?.id ?? null);
  const { data } = useQuery({ ...findingQuery(app, id ?? ''), enabled: id !== null });
  const keys = data?.kind === 'duplicate' ? data.members.map((member) => member.article.key) : [];
  return new Set(keys.includes(article) ? keys : []);
}
