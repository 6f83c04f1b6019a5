import './cheat-sheet.css';
import { type CommandEntry, commandGroups } from '../../../shared/host/commands.ts';
import { isNumbered } from '../../../shared/host/keymap.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { keymap } from '../../state/keymap.ts';
import { useStore } from '../../state/store.ts';
import { runCommand } from './dispatch.ts';

export function CheatSheet() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'keys');
  const commands = useStore(keymap, (table) => table);
  return (
    <Dialog
      open={open}
      onClose={() => app.view.patch({ dialog: null })}
      title="All keys"
      description="While you type in a field, only those with Ctrl or ⌘ work. Every command is also in the palette."
      shape="wide"
      footer={<Button onClick={() => runCommand(app, 'change-keys')}>Change keys…</Button>}
    >
      <div className="cheat-sheet">
        {commandGroups.map((group) => (
          <section key={group} className="cheat-sheet__group">
            <h3 className="section-title">{group}</h3>
            <dl>
              {commands
                .filter((entry) => entry.group === group && entry.keys.length > 0)
                .map((entry) => (
                  <div key={entry.name} className="cheat-sheet__row">
                    <dt>
                      <Keys entry={entry} />
                    </dt>
                    <dd>{entry.label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Keys({ entry }: { entry: CommandEntry }) {
  const { keys } = entry;
  if (!isNumbered(entry)) return keys.map((key) => <Kbd key={key} name={key} />);
  return (
    <>
      <Kbd name={keys[0] ?? ''} /> to <Kbd name={keys.at(-1) ?? ''} />
    </>
  );
}
