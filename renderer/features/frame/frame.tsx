import './frame.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { LiveRegion } from '../../components/live-region.tsx';
import { MessageStack } from '../../components/message-stack.tsx';
import { useApp } from '../../state/app.ts';
import { setKeyChanges } from '../../state/keymap.ts';
import { showMessage } from '../../state/messages.ts';
import { adoptOpened } from '../../state/project-actions.ts';
import { infoQuery, projectQuery, useProject } from '../../state/queries.ts';
import { recallCommands } from '../../state/recent-commands.ts';
import { useStore } from '../../state/store.ts';
import { offerSubject } from '../../state/subject.ts';
import { applyTheme } from '../../state/theme.ts';
import { tour } from '../../state/tour.ts';
import { AuditDialog } from '../audit/audit-dialog.tsx';
import { CheatSheet } from '../commands/cheat-sheet.tsx';
import { ContextArea } from '../commands/context-area.tsx';
import { KeyBar } from '../commands/key-bar.tsx';
import { Palette } from '../commands/palette.tsx';
import { ExchangeDialog } from '../exchange/exchange-dialog.tsx';
import { SaveLedgerDialog } from '../exchange/save-ledger-dialog.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { FiguresDialog } from '../figures/figures-dialog.tsx';
import { HistoryPanel } from '../history/history-panel.tsx';
import { WithoutDialog } from '../history/without-dialog.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { Library } from '../library/library.tsx';
import { FiltersDialog } from '../queue/filters-dialog.tsx';
import { JumpDialog } from '../queue/jump-dialog.tsx';
import { QueuePanel } from '../queue/queue-panel.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { SimilarDialog } from '../similarity/similar-dialog.tsx';
import { SplitDialog } from '../similarity/split-dialog.tsx';
import { ThresholdDialog } from '../similarity/threshold-dialog.tsx';
import { PlacesDialog } from '../stage/places-dialog.tsx';
import { Stage } from '../stage/stage.tsx';
import { DropZone } from '../start/drop-zone.tsx';
import { PlacePicker } from '../start/place-picker.tsx';
import { ScanScreen } from '../start/scan-screen.tsx';
import { StartScreen } from '../start/start-screen.tsx';
import { RetagDialog } from '../tags/retag-dialog.tsx';
import { TagListedDialog } from '../tags/tag-listed-dialog.tsx';
import { Coach } from '../tour/coach.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ProblemsDialog } from './problems-dialog.tsx';
import { TopBar } from './top-bar.tsx';

/** The whole window. */
export function Frame() {
  const app = useApp();
  const info = useQuery(infoQuery(app));
  const project = useProject();
  const theme = info.data?.settings.theme ?? 'system';
  useEffect(() => applyTheme(theme), [theme]);
  const keys = info.data?.settings.keys;
  useEffect(() => {
    if (keys) setKeyChanges(keys);
  }, [keys]);
  const known = info.data !== undefined;
  useEffect(() => {
    const kept = known ? app.queries.getQueryData(infoQuery(app).queryKey)?.settings : undefined;
    if (!kept) return;
    tour.set(kept.tour);
    recallCommands(kept.recentCommands);
  }, [app, known]);
  const notices = info.data?.notices;
  useEffect(() => {
    for (const notice of notices ?? []) showMessage('error', notice);
  }, [notices]);
  useEffect(() => {
    if (info.data && app.queries.getQueryData(projectQuery(app).queryKey) === undefined) {
      adoptOpened(app, info.data.project);
    }
  }, [app, info.data]);
  useEffect(() => {
    document.title = project ? `${project.name} – Stet` : 'Stet';
  }, [project]);
  return (
    <>
      <Screens />
      <Palette />
      <CheatSheet />
      <SettingsDialog />
      <PlacePicker />
      <DropZone />
      <MessageStack />
      <LiveRegion />
    </>
  );
}

function Screens() {
  const app = useApp();
  const project = useProject();
  const screen = useStore(app.view, (view) => view.screen);
  if (!project) return <StartScreen />;
  if (project.state !== 'ready') return <ScanScreen project={project} />;
  return (
    <div className="frame">
      <ConnectionBanner />
      <TopBar project={project} />
      <ContextArea>{screen === 'library' ? <Library /> : <Review />}</ContextArea>
      <Coach project={project} />
      <KeyBar />
      <ExportDialog project={project} />
      <HistoryPanel />
      <WithoutDialog />
      <ExchangeDialog />
      <SaveLedgerDialog project={project} />
      <AuditDialog />
      <PlacesDialog />
      <FiguresDialog project={project} />
      <ProblemsDialog project={project} />
      <ThresholdDialog project={project} />
      <SimilarDialog />
      <SplitDialog />
      <JumpDialog />
      <FiltersDialog />
      <RetagDialog />
      <TagListedDialog />
    </div>
  );
}

function Review() {
  const app = useApp();
  const queue = useStore(app.view, (view) => view.queue);
  const inspector = useStore(app.view, (view) => view.inspector);
  const menuHome = useStore(app.queue, (state) => (state.current ? true : undefined));
  return (
    <main className="frame__main">
      <aside className="frame__panel frame__panel--queue" data-shown={queue} aria-label="Queue">
        <QueuePanel />
      </aside>
      <section
        className="frame__stage"
        aria-label="Stage"
        data-focus="stage"
        data-menu-home={menuHome}
        tabIndex={-1}
        onContextMenu={() => (menuHome ? offerSubject({ type: 'finding' }) : undefined)}
      >
        <Stage />
      </section>
      <aside
        className="frame__panel frame__panel--inspector"
        data-shown={inspector}
        aria-label="Inspector"
      >
        <Inspector />
      </aside>
    </main>
  );
}
