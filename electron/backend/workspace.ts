import { createHash } from 'node:crypto';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectInfo } from '../../shared/host/model.ts';
import { StetError } from '../../shared/host/result.ts';
import { defaultKeeper, defaultThreshold } from '../../shared/scan/scan-options.ts';
import type { BackendEvent, BackendOptions } from './contract.ts';
import type { Positions } from './positions.ts';
import { openProject } from './project/project.ts';
import type { FieldChoice } from './reader/source.ts';
import { createSession, type Session } from './session.ts';
import type { UserSettings } from './user-settings.ts';

/** Holds the one project that is open, and knows where projects lie. */
export interface Workspace {
  current(): Session | null;
  /** The open project; throws `not-found` where none is. */
  session(): Session;
  /** The folder in which the open project lies beside its corpus; null where it is kept in the user's own folder. */
  besideCorpus(): string | null;
  /** True when the path is a project, or a corpus that has one. */
  knows(file: string): Promise<boolean>;
  /** Opens a corpus, with a project beside it, or a project; closes what was open before. */
  open(file: string, fields: FieldChoice | null): Promise<ProjectInfo>;
  openSample(corpus: string): Promise<ProjectInfo>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

const projectEnding = '.stet.json';

/** A workspace with nothing open. */
export function createWorkspace(
  options: BackendOptions & {
    readonly settings: UserSettings;
    readonly positions: Positions;
    readonly emit: (event: BackendEvent) => void;
  },
): Workspace {
  const { settings, emit } = options;
  const ownFolder = path.join(options.userData, 'projects');
  let current: Session | null = null;

  const session = () => {
    if (!current) throw new StetError('not-found', 'No project is open.');
    return current;
  };

  const close = async () => {
    const closing = current;
    current = null;
    await closing?.close();
    if (closing) emit({ name: 'changed', data: { reason: 'project' } });
  };

  async function start(
    projectFile: string,
    corpus: string | null,
    fields: FieldChoice | null,
  ): Promise<ProjectInfo> {
    if (current?.file === projectFile) return current.info();
    await close();
    const project = await openProject(projectFile, {
      now: options.now,
      author: settings.settings().author,
      ...(corpus === null
        ? {}
        : {
            create: {
              corpus: corpusReference(projectFile, corpus, fields),
              settings: { threshold: defaultThreshold, keeper: defaultKeeper },
            },
          }),
    });
    try {
      current = createSession({ project, corpus, ...options });
      await current.open();
    } catch (error) {
      current = null;
      await project.close();
      throw error;
    }
    const { name } = current;
    await settings.remember({ file: projectFile, name, openedAt: options.now() });
    emit({ name: 'changed', data: { reason: 'project' } });
    return current.info();
  }

  async function open(file: string, fields: FieldChoice | null): Promise<ProjectInfo> {
    const absolute = path.resolve(file);
    await stat(absolute).catch((error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT';
      throw new StetError(
        missing ? 'not-found' : 'unreadable',
        missing ? `${file}: no such file or folder.` : `${file} cannot be read: ${error.message}`,
      );
    });
    if (absolute.endsWith(projectEnding)) return start(absolute, null, null);
    return start(await projectFileFor(absolute, ownFolder), absolute, fields);
  }

  return {
    current: () => current,
    session,
    besideCorpus() {
      const folder = path.dirname(session().file);
      return folder === ownFolder ? null : folder;
    },
    async knows(file) {
      if (file.endsWith(projectEnding)) return true;
      return exists(await projectFileFor(file, ownFolder));
    },
    open,
    async openSample(corpus) {
      await mkdir(ownFolder, { recursive: true });
      return start(path.join(ownFolder, `sample${projectEnding}`), corpus, null);
    },
    flush: async () => current?.flush(),
    close,
  };
}

/** How a project names its corpus: relative to itself, so that both can be moved together, and absolute. */
function corpusReference(projectFile: string, corpus: string, fields: FieldChoice | null) {
  const relative = path.relative(path.dirname(projectFile), corpus).split(path.sep).join('/');
  return { path: relative, absolute: corpus, ...(fields ? { fields } : {}) };
}

/** `NAME.stet.json` beside the corpus; in the user's folder where nothing may be written there. */
async function projectFileFor(corpus: string, ownFolder: string): Promise<string> {
  const beside = path.join(path.dirname(corpus), projectName(corpus));
  if ((await exists(beside)) || (await mayWrite(path.dirname(corpus)))) return beside;
  await mkdir(ownFolder, { recursive: true });
  // Corpora of one name in different folders must not share a project.
  const digest = createHash('sha256').update(corpus).digest('hex').slice(0, 8);
  return path.join(ownFolder, `${digest}-${projectName(corpus)}`);
}

function projectName(corpus: string): string {
  return `${path.basename(corpus) || 'corpus'}${projectEnding}`;
}

async function mayWrite(folder: string): Promise<boolean> {
  try {
    const { mode } = await stat(folder);
    await access(folder, constants.W_OK);
    // To root every folder is writable; a folder that says it is not stays untouched all the same.
    return process.platform === 'win32' || (mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
