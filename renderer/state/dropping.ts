import { whyNotOpenable } from '../../shared/host/openable.ts';
import type { App } from './app.ts';
import { opening, openToken } from './opening.ts';
import { createStore } from './store.ts';

/** What has to be said about a drop that opened nothing: why, and which dialogs may help. */
export interface DropAnswer {
  readonly message: string;
  readonly offer: 'folder' | 'file' | 'project' | null;
}

export const dropAnswer = createStore<DropAnswer | null>(null);

/** One thing that was dropped. */
export interface Dropped {
  readonly name: string;
  readonly folder: boolean;
  readonly file: File;
}

/** The files and folders of a drop. */
export function droppedThings(transfer: DataTransfer): Dropped[] {
  return [...transfer.items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    const folder = item.webkitGetAsEntry()?.isDirectory ?? false;
    return file ? [{ name: file.name, folder, file }] : [];
  });
}

/** What is to be said before anything is opened; null where the one thing dropped may be opened. */
export function refusalOf(things: readonly Pick<Dropped, 'name' | 'folder'>[]): DropAnswer | null {
  const [thing] = things;
  if (!thing) {
    return { message: 'That was neither a file nor a folder.', offer: null };
  }
  if (things.length > 1) {
    return {
      message: `${things.length} things were dropped, and one corpus is open at a time. Put the files into a folder and drop that, or drop one of them.`,
      offer: 'folder',
    };
  }
  const reason = thing.folder ? null : whyNotOpenable(thing.name);
  return reason === null ? null : { message: reason, offer: null };
}

/** Opens what was dropped where the host can know its path, else says why not and offers its own dialog. */
export async function openDropped(app: App, things: readonly Dropped[]): Promise<void> {
  const refusal = refusalOf(things);
  const [thing] = things;
  if (refusal || !thing) {
    dropAnswer.set(refusal);
    return;
  }
  const { name, folder, file } = thing;
  const admit = app.host.capabilities.admitDropped;
  if (!admit) {
    const project = name.endsWith('.stet.json');
    dropAnswer.set({
      message: `A browser does not tell a page where “${name}” lies on the disk, and Stet keeps its project beside the corpus. So please choose it once in the list.`,
      offer: folder ? 'folder' : project ? 'project' : 'file',
    });
    return;
  }
  opening.set({ state: 'busy', name });
  const token = await admit(file as never);
  if (token) await openToken(app, token, name);
  else {
    opening.set({ state: 'idle' });
    dropAnswer.set({
      message: `“${name}” has no place on the disk, so it cannot be opened. Save it first, then drop it or choose it.`,
      offer: folder ? 'folder' : 'file',
    });
  }
}
