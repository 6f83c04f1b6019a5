import type { FieldQuestion } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { showMessage } from './messages.ts';
import { adoptProject, choosePlace } from './project-actions.ts';
import { createStore } from './store.ts';

/** What is being opened: nothing, something under way, a question about a file's fields, or a failure. */
export type Opening =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly name: string }
  | { readonly state: 'question'; readonly question: FieldQuestion }
  | { readonly state: 'failed'; readonly message: string };

export const opening = createStore<Opening>({ state: 'idle' });

/** Opens a corpus or project by its token; `fields` answers the question for a file of records. */
export async function openToken(
  app: App,
  token: string,
  name: string,
  fields?: { text: string; id: string | null },
): Promise<void> {
  opening.set({ state: 'busy', name });
  const result = await app.host.call('project.open', fields ? { token, fields } : { token });
  if (!result.ok) {
    const { code, message } = result.error;
    opening.set(code === 'cancelled' ? { state: 'idle' } : { state: 'failed', message });
    if (app.queries.getQueryData(['project'])) showMessage('error', message);
  } else if ('question' in result.value) {
    opening.set({ state: 'question', question: result.value.question });
  } else {
    opening.set({ state: 'idle' });
    adoptProject(app, result.value);
  }
}

export async function openChosen(app: App, what: 'folder' | 'file' | 'project'): Promise<void> {
  const place = await choosePlace(app, what);
  if (place) await openToken(app, place.token, place.name);
}

export async function openSample(app: App): Promise<void> {
  opening.set({ state: 'busy', name: 'the sample corpus' });
  const result = await app.host.call('project.openSample', {});
  if (!result.ok) {
    opening.set({ state: 'failed', message: result.error.message });
    return;
  }
  opening.set({ state: 'idle' });
  adoptProject(app, result.value);
}

/** Opens what was dropped on the window, where the host can know its path. */
export async function openDropped(app: App, file: File): Promise<void> {
  const admit = app.host.capabilities.admitDropped;
  if (!admit) {
    opening.set({
      state: 'failed',
      message:
        'A browser does not tell where a dropped file lies. Open it with “Open a folder” or “Open a file”.',
    });
    return;
  }
  const token = await admit(file as never);
  if (token) await openToken(app, token, file.name);
  else opening.set({ state: 'failed', message: `“${file.name}” cannot be opened from here.` });
}
