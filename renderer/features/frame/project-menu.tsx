import { ChevronDown } from 'lucide-react';
import { commands } from '../../../shared/host/commands.ts';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Icon } from '../../components/icon.tsx';
import { MenuButton, type MenuEntry } from '../../components/menu-button.tsx';
import { useApp } from '../../state/app.ts';
import { runCommand } from '../commands/dispatch.ts';

const blocks = [
  ['library', 'history', 'figures', 'audit', 'problems'],
  ['threshold', 'scan', 'export'],
  ['exchange', 'save-ledger'],
  ['open-folder', 'open-file', 'open-project', 'close-project'],
  ['settings', 'theme', 'palette', 'keys'],
].map((names) => names.flatMap(entryOf));

function entryOf(name: string): MenuEntry[] {
  const command = commands.find((candidate) => candidate.name === name);
  return command ? [{ name, label: command.label }] : [];
}

/** The corpus's name; opens what can be done with the whole of it. */
export function ProjectMenu({ project }: { project: ProjectInfo }) {
  const app = useApp();
  return (
    <MenuButton
      label={`Project ${project.name}`}
      title={project.corpusPlace}
      blocks={blocks}
      onChoose={(name) => window.requestAnimationFrame(() => runCommand(app, name))}
    >
      <span className="truncate top-bar__project" dir="auto">
        {project.name}
      </span>
      <Icon of={ChevronDown} size={14} />
    </MenuButton>
  );
}
