import './history-panel.css';
import { Dialog } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { goToFinding } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { ContextArea } from '../commands/context-area.tsx';
import { ChosenEntries } from './chosen-entries.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryList } from './history-list.tsx';

/** The ledger, newest first; any of its entries can be taken back. */
export function HistoryPanel() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'history');
  const close = () => app.view.patch({ dialog: null });
  return (
    <Dialog
      open={open}
      onClose={close}
      title="History"
      description="Taking an entry back leaves the later ones as they are."
      shape="side"
      flush
    >
      <HistoryFilters />
      <ContextArea>
        <HistoryList
          onVisit={(finding) => {
            close();
            app.view.patch({ screen: 'review' });
            void goToFinding(app, finding);
          }}
        />
      </ContextArea>
      <ChosenEntries />
    </Dialog>
  );
}
