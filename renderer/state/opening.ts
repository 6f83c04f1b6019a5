import type { FieldQuestion } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { adoptOpened, choosePlace } from './project-actions.ts';
import { infoQuery, projectQuery } from './queries.ts';
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
    if (app.queries.getQueryData(projectQuery(app).queryKey)) showMessage('error', message);
    // What is no longer there is marked so in the list.
    else void app.queries.invalidateQueries({ queryKey: infoQuery(app).queryKey });
  } else if ('question' in result.value) {
    opening.set({ state: 'question', question: result.value.question });
  } else {
    opening.set({ state: 'idle' });
    adoptOpened(app, result.value);
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
  adoptOpened(app, result.value);
}

/** Takes a project out of the list of those opened last. */
export async function forgetRecent(app: App, token: string, name: string): Promise<void> {
  const result = await app.host.call('recent.forget', { token });
  if (!result.ok) showMessage('error', result.error.message);
  else announce(`${name} is out of the list.`);
  await app.queries.invalidateQueries({ queryKey: infoQuery(app).queryKey });
}
