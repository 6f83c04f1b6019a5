import { useQuery } from '@tanstack/react-query';
import type { ConflictView, SideView } from '../../../shared/host/ledger-model.ts';
import type { Settlement } from '../../../shared/review/ledger-entry.ts';
import { Button } from '../../components/button.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { useDialogKeys } from '../../state/dialog-keys.ts';
import { exchange, settleConflict } from '../../state/exchange-state.ts';
import { conflictPage, conflictsQuery } from '../../state/ledger-queries.ts';
import { numbered } from '../../state/numbered.ts';
import { useStore } from '../../state/store.ts';
import { count, kindName, shortTime } from '../../state/words.ts';
import { verdictNames } from './verdict-names.ts';

/** The conflicts, one at a time with both sides; each is settled with a key. */
export function Conflicts({ total, keys }: { total: number; keys: boolean }) {
  const app = useApp();
  const at = Math.min(
    useStore(exchange, (state) => state.at),
    Math.max(0, total - 1),
  );
  const { data, error } = useQuery({
    ...conflictsQuery(app, Math.floor(at / conflictPage)),
    enabled: total > 0,
  });
  const conflict = data?.items[at % conflictPage];
  const go = (by: number) => exchange.patch({ at: Math.max(0, Math.min(total - 1, at + by)) });
  const settle = (choice: Settlement | null) => {
    if (conflict) void settleConflict(app, conflict, choice);
  };
  useDialogKeys('conflicts', keys && total > 0, {
    'conflict-mine': () => settle('mine'),
    'conflict-theirs': () => settle('theirs'),
    'conflict-open': () => settle('open'),
    'conflict-unsettle': () => settle(null),
    'next-listed': () => go(1),
    'previous-listed': () => go(-1),
  });
  if (total === 0) {
    return (
      <section className="exchange__conflicts" aria-label="Conflicts">
        <p className="exchange__none">Nothing is in conflict.</p>
      </section>
    );
  }
  return (
    <section className="exchange__conflicts" aria-label="Conflicts">
      {error && !data ? (
        <Notice tone="error" role="alert">
          {error.message}
        </Notice>
      ) : null}
      {conflict ? (
        <>
          <header className="conflict__head">
            <span className="conflict__number tabular">
              Conflict {count(at + 1)} of {count(total)}
              {conflict.kind ? ` · ${kindName[conflict.kind]}` : ''}
            </span>
            <span className="conflict__walk">
              <Button small variant="plain" disabled={at === 0} onClick={() => go(-1)}>
                Previous <CommandKey name="previous-listed" />
              </Button>
              <Button small variant="plain" disabled={at >= total - 1} onClick={() => go(1)}>
                Next <CommandKey name="next-listed" />
              </Button>
            </span>
          </header>
          <OneConflict key={conflict.key} conflict={conflict} onSettle={settle} />
        </>
      ) : null}
    </section>
  );
}

function OneConflict(props: {
  conflict: ConflictView;
  onSettle: (choice: Settlement | null) => void;
}) {
  const { conflict, onSettle } = props;
  const { settled } = conflict;
  return (
    <article aria-label={conflict.title}>
      <h3 className="conflict__title" dir="auto">
        {conflict.title}
      </h3>
      <p className="exchange__soft">They differ in {conflict.differences.join(' and ')}.</p>
      {conflict.excerpt.length > 0 ? (
        <p className="conflict__text corpus-text diff-text" dir="auto">
          <DiffText runs={conflict.excerpt} invisibles={false} />
        </p>
      ) : null}
      <div className="conflict__sides">
        <Side name="Here" side={conflict.mine} chosen={settled === 'mine'}>
          <Button
            variant={settled === 'mine' ? 'primary' : 'normal'}
            aria-pressed={settled === 'mine'}
            onClick={() => onSettle('mine')}
          >
            As it is here <CommandKey name="conflict-mine" />
          </Button>
        </Side>
        <Side name="There" side={conflict.theirs} chosen={settled === 'theirs'}>
          <Button
            variant={settled === 'theirs' ? 'primary' : 'normal'}
            aria-pressed={settled === 'theirs'}
            onClick={() => onSettle('theirs')}
          >
            As it is there <CommandKey name="conflict-theirs" />
          </Button>
        </Side>
      </div>
      <p className="conflict__open">
        <Button aria-pressed={settled === 'open'} onClick={() => onSettle('open')}>
          Decide anew <CommandKey name="conflict-open" />
        </Button>
        {settled === null ? (
          <span className="exchange__soft">Not settled: it stays as it is here.</span>
        ) : (
          <Button variant="plain" onClick={() => onSettle(null)}>
            Not settled after all <CommandKey name="conflict-unsettle" />
          </Button>
        )}
      </p>
    </article>
  );
}

interface SideProps {
  name: string;
  side: SideView;
  chosen: boolean;
  children: React.ReactNode;
}

function Side({ name, side, chosen, children }: SideProps) {
  return (
    <section
      className={chosen ? 'conflict__side conflict__side--chosen' : 'conflict__side'}
      aria-label={name}
    >
      <h4>
        {name}
        {side.verdict ? `: ${verdictNames[side.verdict]}` : ''}
      </h4>
      {side.replacement !== null ? (
        <p dir="auto" className="diff-text">
          <ins>{side.replacement}</ins>
        </p>
      ) : null}
      <p className="exchange__soft">
        <bdi>{side.by || 'no name'}</bdi> · {shortTime(side.at, new Date())}
      </p>
      {side.more.length > 0 ? (
        <ul className="conflict__more">
          {numbered(side.more).map(({ key, item }) => (
            <li key={key} dir="auto">
              {item}
            </li>
          ))}
        </ul>
      ) : null}
      {side.note ? (
        <p dir="auto" className="conflict__note">
          Note: {side.note}
        </p>
      ) : null}
      {children}
    </section>
  );
}
