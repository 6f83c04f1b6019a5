import { Pilcrow } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { useCommandTitle } from '../../state/keymap.ts';
import { useStore } from '../../state/store.ts';
import { runCommand } from '../commands/dispatch.ts';
import { LayoutToggle } from './layout-toggle.tsx';

/** How differences are shown: with spaces or without, inline or side by side. */
export function ViewButtons() {
  const app = useApp();
  const invisibles = useStore(app.view, (view) => view.invisibles);
  const title = useCommandTitle('invisibles');
  return (
    <>
      <Button
        variant="plain"
        icon
        aria-label="Spaces and line ends"
        aria-pressed={invisibles}
        title={title}
        onClick={() => runCommand(app, 'invisibles')}
      >
        <Icon of={Pilcrow} />
      </Button>
      <LayoutToggle />
    </>
  );
}
