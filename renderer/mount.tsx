import './styles/tokens.css';
import './styles/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import type { Host } from '../shared/host/host.ts';
import { listenForKeys, runCommand } from './features/commands/dispatch.ts';
import { listenForMenuKey } from './features/commands/menu-key.ts';
import { Frame } from './features/frame/frame.tsx';
import { type Deed, watchedHost } from './host/watched-host.ts';
import { type App, AppContext, createApp } from './state/app.ts';
import { tellPositionOnLeaving } from './state/position.ts';
import { takeOverUndo } from './state/refresh.ts';
import { followHost } from './state/sync.ts';
import { hearDeed } from './state/tour.ts';
import { forgetWordsAfter } from './state/word-travel.ts';

/** Shows the window for a host; one for each page. */
export function mount(root: Root, host: Host): void {
  const hear = (deed: Deed) => {
    forgetWordsAfter(deed);
    takeOverUndo(app, deed);
    hearDeed(app, deed);
  };
  const app: App = createApp(watchedHost(host, hear));
  followHost(app, (name) => runCommand(app, name));
  listenForKeys(app);
  listenForMenuKey();
  tellPositionOnLeaving(app);
  root.render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={app.queries}>
          <AppContext value={app}>
            <Frame />
          </AppContext>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  );
}
