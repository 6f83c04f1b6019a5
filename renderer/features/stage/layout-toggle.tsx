import { Columns2, Rows2 } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { useCommandTitle } from '../../state/keymap.ts';
import { useSettings } from '../../state/queries.ts';
import { runCommand } from '../commands/dispatch.ts';

/** One button that goes between inline and side by side. */
export function LayoutToggle() {
  const app = useApp();
  const title = useCommandTitle('layout');
  const side = useSettings().diffLayout === 'side-by-side';
  return (
    <Button
      variant="plain"
      aria-label="Side by side"
      aria-pressed={side}
      title={title}
      icon
      onClick={() => runCommand(app, 'layout')}
    >
      <Icon of={side ? Columns2 : Rows2} />
    </Button>
  );
}
