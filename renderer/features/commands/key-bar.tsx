import './key-bar.css';
import { Check, CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { scopeHolds } from '../../../shared/host/command-scopes.ts';
import type { CommandEntry } from '../../../shared/host/commands.ts';
import { Icon } from '../../components/icon.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { keymap } from '../../state/keymap.ts';
import { useStore } from '../../state/store.ts';
import { clock } from '../../state/words.ts';
import { runCommand } from './dispatch.ts';
import { useSituation } from './use-situation.ts';

/** Pairs of commands that share one entry; `first` puts the other one's key before. */
const joined: Readonly<Record<string, { with: string; label: string; first?: boolean }>> = {
  next: { with: 'previous', label: 'next, previous' },
  'next-place': { with: 'previous-place', label: 'place', first: true },
  'next-hunk': { with: 'previous-hunk', label: 'hunk', first: true },
  'take-left': { with: 'take-right', label: 'take left, right' },
};
const second = new Set(Object.values(joined).map((pair) => pair.with));

/** The keys that mean something for what is on the stage; each can be clicked too. */
export const KeyBar = memo(function KeyBar() {
  const app = useApp();
  const at = useSituation();
  const commands = useStore(keymap, (table) => table);
  const shown = commands.filter(
    (entry) =>
      entry.short !== null &&
      entry.name !== 'keys' &&
      scopeHolds(entry.scope, at) &&
      !second.has(entry.name),
  );
  return (
    <footer className="key-bar">
      <div className="key-bar__keys">
        {shown.map((entry) => (
          <button
            key={entry.name}
            type="button"
            className="key-bar__command"
            title={entry.label}
            onClick={() => runCommand(app, entry.name)}
          >
            <KeyOf entry={entry} />
            {joined[entry.name]?.label ?? wordFor(entry, at.selected > 1 ? null : at.finding)}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="key-bar__command key-bar__all"
        onClick={() => runCommand(app, 'keys')}
      >
        <CommandKey name="keys" /> all keys
      </button>
      <Saved />
    </footer>
  );
});

function wordFor(entry: CommandEntry, finding: string | null): string | null {
  if (finding !== 'duplicate') return entry.short;
  if (entry.name === 'accept') return 'merge';
  if (entry.name === 'reject') return 'not duplicates';
  return entry.short;
}

function KeyOf({ entry }: { entry: CommandEntry }) {
  const pair = joined[entry.name];
  const names = pair ? [entry.name, pair.with] : [entry.name];
  if (pair?.first) names.reverse();
  return names.map((name) => <CommandKey key={name} name={name} />);
}

/** Says when the latest decision was on the disk, or that it did not get there; says nothing before. */
function Saved() {
  const app = useApp();
  const at = useStore(app.saved, (saved) => saved.at);
  const pending = useStore(app.saved, (saved) => saved.pending > 0);
  const lost = useStore(app.saved, (saved) => saved.lost !== null);
  if (pending) return <span className="key-bar__saved after-a-moment">saving…</span>;
  if (lost)
    return (
      <span className="key-bar__saved key-bar__saved--not">
        <Icon of={CircleAlert} size={13} />
        not saved
      </span>
    );
  if (at === null) return null;
  return (
    <span className="key-bar__saved tabular">
      <Icon of={Check} size={13} />
      saved {clock(at)}
    </span>
  );
}
