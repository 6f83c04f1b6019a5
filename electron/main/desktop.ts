import path from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';
import type { Desktop } from '../backend/backend.ts';

const openOptions = {
  folder: {
    title: 'Open a folder of texts',
    buttonLabel: 'Open',
    properties: ['openDirectory'],
  },
  file: {
    title: 'Open a file',
    buttonLabel: 'Open',
    properties: ['openFile'],
    filters: [
      {
        name: 'Corpora',
        extensions: ['jsonl', 'json', 'csv', 'tsv', 'parquet', 'gz', 'txt', 'md'],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  project: {
    title: 'Open a project',
    buttonLabel: 'Open',
    properties: ['openFile'],
    filters: [{ name: 'Stet projects', extensions: ['json'] }],
  },
} satisfies Record<string, OpenDialogOptions>;

/** The folder that dialogs start in; the system no longer remembers it for us. */
export interface LastFolder {
  get(): string | null;
  set(folder: string): void;
}

/** What only a desktop can do, for the program behind the page. */
export function createDesktop(window: () => BrowserWindow | null, last: LastFolder): Desktop {
  // `dialog` is looked up at each call, never taken apart: tests answer dialogs by replacing it.
  const choose = async (options: OpenDialogOptions) => {
    const parent = window();
    const folder = last.get();
    const full = { ...options, ...(folder === null ? {} : { defaultPath: folder }) };
    const answer = await (parent
      ? dialog.showOpenDialog(parent, full)
      : dialog.showOpenDialog(full));
    const chosen = answer.canceled ? null : (answer.filePaths[0] ?? null);
    if (chosen !== null) last.set(path.dirname(chosen));
    return chosen;
  };
  return {
    chooseOpen: (what) => choose(openOptions[what]),
    chooseSave: () =>
      choose({
        title: 'Export into a folder',
        buttonLabel: 'Export here',
        properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
      }),
    revealFile: (file) => shell.showItemInFolder(file),
  };
}
