import '../../components/field.css';
import './exchange-dialog.css';
import { useQuery } from '@tanstack/react-query';
import type { ExchangeView } from '../../../shared/host/ledger-model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogPart } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import {
  closeOtherLedger,
  exchange,
  openOtherLedger,
  takeOtherLedger,
} from '../../state/exchange-state.ts';
import { scrolling } from '../../state/focus.ts';
import { exchangeQuery } from '../../state/ledger-queries.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { Conflicts } from './conflicts.tsx';
import { ExchangeFigures } from './exchange-figures.tsx';

/** Another editor's ledger beside this project's: how they agree, conflicts one by one, and taking it in. */
export function ExchangeDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'exchange');
  const picking = useStore(app.view, (view) => view.picking !== null);
  const view = useQuery({ ...exchangeQuery(app), enabled: open }).data ?? null;
  return (
    <Dialog
      open={open && !picking}
      onClose={() => app.view.patch({ dialog: null })}
      title="Another editor’s ledger"
      description={
        view
          ? `${view.name}: ${plural(view.entries, 'entry', 'entries')}${view.authors.length > 0 ? ` by ${view.authors.join(', ')}` : ''}`
          : 'Of a project over the same corpus, or exported from one.'
      }
      shape={view ? 'full' : 'normal'}
      flush
      footer={view ? <Foot view={view} /> : null}
    >
      {view ? <Both view={view} open={open && !picking} /> : <Opening />}
    </Dialog>
  );
}

function Opening() {
  const app = useApp();
  const { opening, error } = useStore(exchange, (state) => state);
  return (
    <DialogPart
      footer={
        <>
          <Button onClick={() => app.view.patch({ dialog: null })}>Cancel</Button>
          <Button variant="primary" disabled={opening} onClick={() => void openOtherLedger(app)}>
            {opening ? 'Comparing…' : 'Choose a ledger…'}
          </Button>
        </>
      }
    >
      <div className="form">
        <p>
          Stet holds it against yours: where you agree, what only one of you decided, and where you
          differ. Nothing is changed before you say so, and one undo takes it back.
        </p>
        {error ? (
          <Notice tone="error" role="alert">
            {error}
          </Notice>
        ) : null}
      </div>
    </DialogPart>
  );
}

function Both({ view, open }: { view: ExchangeView; open: boolean }) {
  return (
    <div className="exchange">
      <section className="exchange__figures" aria-label="How the ledgers agree" {...scrolling}>
        <ExchangeFigures view={view} />
      </section>
      <Conflicts total={view.conflicts} keys={open} />
    </div>
  );
}

function Foot({ view }: { view: ExchangeView }) {
  const app = useApp();
  const takeTheirs = useStore(exchange, (state) => state.takeTheirs);
  const news = view.onlyTheirs + view.splitsAndJoins + view.notesAndTags;
  const left = view.conflicts - view.settledNow;
  const nothing = view.settledNow === 0 && (!takeTheirs || news === 0);
  const { entries } = view.toImport;
  return (
    <>
      <label className="dialog__foot-note tick">
        <input
          type="checkbox"
          checked={takeTheirs}
          onChange={(event) => exchange.patch({ takeTheirs: event.target.checked })}
        />
        Take what only the other ledger says ({count(news)})
      </label>
      <Button variant="plain" onClick={() => void closeOtherLedger(app)}>
        Put it away
      </Button>
      <Button
        disabled={entries === 0}
        title="Takes every entry that is not here, with author and time; where both decided, the imported one has the last word"
        onClick={() => void takeOtherLedger(app, 'as-it-is')}
      >
        Import all {count(entries)} as they are
      </Button>
      <Button
        variant="primary"
        disabled={nothing}
        onClick={() => void takeOtherLedger(app, 'merge')}
      >
        {view.conflicts === 0
          ? 'Merge'
          : `Merge: ${count(view.settledNow)} settled, ${count(left)} left as here`}
      </Button>
    </>
  );
}
