import path from 'node:path';
import { dialog, type OpenDialogOptions, shell } from 'electron';
import type { Desktop } from '../backend/contract.ts';
import type { WindowKeeper } from './window-keeper.ts';

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
  ledger: {
    title: 'Open another ledger',
    buttonLabel: 'Open',
    properties: ['openFile'],
    filters: [{ name: 'Stet projects and decisions', extensions: ['json', 'jsonl'] }],
  },
} satisfies Record<string, OpenDialogOptions>;

/** What only a desktop can do, for the program behind the page. */
export function createDesktop(keeper: WindowKeeper): Desktop {
  // `dialog` is looked up at each call, never taken apart: tests answer dialogs by replacing it.
  const choose = async (options: OpenDialogOptions) => {
    const { window } = keeper;
    const { folder } = keeper.state;
    // The system no longer remembers the folder that was used last.
    const full = { ...options, ...(folder === null ? {} : { defaultPath: folder }) };
    const answer = await (window
      ? dialog.showOpenDialog(window, full)
      : dialog.showOpenDialog(full));
    const chosen = answer.canceled ? null : (answer.filePaths[0] ?? null);
    if (chosen !== null) keeper.remember({ folder: path.dirname(chosen) });
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
