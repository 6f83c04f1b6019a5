import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { commands } from '../../../shared/host/commands.ts';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { runCommand } from '../commands/dispatch.ts';

const blocks: readonly (readonly string[])[] = [
  ['library', 'history', 'figures', 'problems'],
  ['scan', 'export'],
  ['open-folder', 'open-file', 'open-project', 'close-project'],
  ['settings', 'theme', 'palette', 'keys'],
];

/** The corpus's name; opens what can be done with the whole of it. */
export function ProjectMenu({ project }: { project: ProjectInfo }) {
  const app = useApp();
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className="button button--plain top-bar__project"
        aria-label={`Project ${project.name}`}
        title={project.corpusPlace}
      >
        <span className="truncate" dir="auto">
          {project.name}
        </span>
        <Icon of={ChevronDown} size={14} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu__positioner" sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {blocks.map((names, index) => (
              <Menu.Group key={names[0]}>
                {index > 0 ? <Menu.Separator className="menu__line" /> : null}
                {names.map((name) => (
                  <CommandItem
                    key={name}
                    name={name}
                    onRun={() => window.requestAnimationFrame(() => runCommand(app, name))}
                  />
                ))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function CommandItem({ name, onRun }: { name: string; onRun: () => void }) {
  const entry = commands.find((candidate) => candidate.name === name);
  if (!entry) return null;
  return (
    <Menu.Item className="menu__item" onClick={onRun}>
      <span>{entry.label}</span>
      {entry.keys[0] ? <Kbd name={entry.keys[0]} /> : null}
    </Menu.Item>
  );
}
