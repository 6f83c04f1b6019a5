import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import {
  type OpenOptions,
  openProject,
  type Project,
} from '../../../electron/backend/project/project.ts';

const folders: string[] = [];
const opened: Project[] = [];

afterEach(async () => {
  for (const project of opened.splice(0)) await project.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A path for a project in a new folder that is removed after the test. */
export async function newProjectFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-project-'));
  folders.push(folder);
  return join(folder, 'town.stet.json');
}

export const options: OpenOptions = {
  create: { corpus: { path: 'pages' }, settings: { threshold: 0.5 } },
  now: () => new Date().toISOString(),
  author: 'Rosa',
};

/** Opens a project that is closed after the test. */
export async function open(file: string, more: Partial<OpenOptions> = {}): Promise<Project> {
  const project = await openProject(file, { ...options, ...more });
  opened.push(project);
  return project;
}

/** The ids of a project's ledger, in order. */
export function ids(project: Project): string[] {
  return project.data.ledger.map(({ id }) => id);
}
