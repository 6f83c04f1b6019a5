import './cheat-sheet.css';
import { type CommandEntry, commandGroups, commands } from '../../../shared/host/commands.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { useStore } from '../../state/store.ts';

export function CheatSheet() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'keys');
  return (
    <Dialog
      open={open}
      onClose={() => app.view.patch({ dialog: null })}
      title="All keys"
      description="They rest while you type in a field. Every command is also in the palette."
      shape="wide"
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
  if (keys.length <= 2) return keys.map((key) => <Kbd key={key} name={key} />);
  return (
    <>
      <Kbd name={keys[0] ?? ''} /> to <Kbd name={keys.at(-1) ?? ''} />
    </>
  );
}
