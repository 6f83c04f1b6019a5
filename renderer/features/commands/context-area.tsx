import '../../components/menu.css';
import { ContextMenu } from '@base-ui/react/context-menu';
import { type ReactNode, useRef, useState } from 'react';
import { scopeHolds } from '../../../shared/host/command-scopes.ts';
import { type CommandEntry, commands } from '../../../shared/host/commands.ts';
import { contextMenus, selectionMenu } from '../../../shared/host/context-menus.ts';
import { CommandKey } from '../../components/kbd.tsx';
import { type App, useApp } from '../../state/app.ts';
import { keysBelongTo } from '../../state/focus.ts';
import {
  type About,
  type Subject,
  selectedText,
  takeSubject,
  withSubject,
} from '../../state/subject.ts';
import { runSoon } from './dispatch.ts';
import { isByKey, openMenuAtHome } from './menu-key.ts';
import { situationOf } from './scope.ts';

interface OpenMenu extends About {
  readonly blocks: readonly (readonly CommandEntry[])[];
}

const nothing: OpenMenu = { subject: null, text: '', blocks: [] };

/**
 * An area whose parts have context menus, opened by a right click, the menu key or Shift+F10. A part says with
 * `offerSubject` what it is; fields and all else keep the system's own menu.
 */
export function ContextArea({ children }: { children: ReactNode }) {
  const app = useApp();
  const [menu, setMenu] = useState(nothing);
  const [open, setOpen] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  return (
    <ContextMenu.Root
      open={open}
      onOpenChange={(next) => (next ? undefined : setOpen(false))}
      onOpenChangeComplete={(next) => (next ? undefined : setMenu(nothing))}
    >
      <ContextMenu.Trigger
        ref={area}
        className="context-area"
        onContextMenu={(event) => {
          const found = menuAt(app, event.nativeEvent);
          if (found.blocks.length > 0) {
            setMenu(found);
            setOpen(true);
            return;
          }
          event.preventBaseUIHandler();
          // The menu's own listener on the document would keep the system's menu away, too.
          event.stopPropagation();
          if (isByKey(event.nativeEvent) && keysBelongTo(event.target) === 'page') {
            event.preventDefault();
            openMenuAtHome();
          }
        }}
      >
        {children}
      </ContextMenu.Trigger>
      {/* Within the landmark, where screen readers look for what belongs to it. */}
      <ContextMenu.Portal container={area.current?.querySelector('main') ?? area}>
        <ContextMenu.Positioner className="menu-place" positionMethod="fixed" collisionPadding={8}>
          <ContextMenu.Popup className="menu menu--floating" aria-label="Commands">
            {menu.blocks.map((block, index) => (
              <ContextMenu.Group key={block[0]?.name} aria-label={block[0]?.group}>
                {index > 0 ? <div className="menu__line" role="presentation" /> : null}
                {block.map((entry) => (
                  <ContextMenu.Item
                    key={entry.name}
                    className="menu__item"
                    onClick={() => runSoon(app, entry.name, menu)}
                  >
                    {entry.label}
                    <CommandKey name={entry.name} />
                  </ContextMenu.Item>
                ))}
              </ContextMenu.Group>
            ))}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** What lies under the event, and the commands for it as far as they can be used now. */
function menuAt(app: App, event: MouseEvent): OpenMenu {
  const subject = takeSubject();
  const target = event.target;
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') return nothing;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return nothing;
  const inText = target instanceof Element && target.closest('.corpus-text') !== null;
  const text = inText && !isByKey(event) ? selectedText() : '';
  const own = subject
    ? withSubject({ subject, text: '' }, () =>
        contextMenus[subject.type].map((names) => usable(app, subject, names)),
      )
    : [];
  const about =
    text === '' ? [] : withSubject({ subject: null, text }, () => usable(app, null, selectionMenu));
  return { subject, text, blocks: [about, ...own].filter((block) => block.length > 0) };
}

function usable(app: App, subject: Subject | null, names: readonly string[]): CommandEntry[] {
  const at = situationOf(app);
  return names.flatMap((name) => {
    const entry = commands.find((candidate) => candidate.name === name);
    return entry && scopeHolds(entry.scope, at) && !pointless(subject, name) ? [entry] : [];
  });
}

/** True where a command could be used but would do nothing to this very thing. */
function pointless(subject: Subject | null, name: string): boolean {
  if (subject?.type === 'entry') {
    return name === 'retract-entry' ? subject.retracted : subject.finding === null;
  }
  if (subject?.type === 'tag' && name === 'untag') return subject.articles.length === 0;
  return subject?.type === 'member' && subject.canonical && /^(keep|exclude|take)/.test(name);
}
