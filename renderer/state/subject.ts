import { tagColours } from '../../shared/host/tag-colours.ts';
import type { App } from './app.ts';
import { askToTakeBack, history } from './history-state.ts';
import { announce, showMessage } from './messages.ts';
import { tagsQuery } from './queries.ts';
import { goToFinding, setFilter } from './queue-actions.ts';
import { changeFavourite, changeTags, colourTag, openRetag } from './tag-actions.ts';
import { changeWords } from './word-actions.ts';

/** What a context menu was opened on. Findings, places, members and articles are made current before that. */
export type Subject =
  | { readonly type: 'finding' | 'place' | 'article' }
  | { readonly type: 'member'; readonly canonical: boolean }
  | { readonly type: 'tag'; readonly tag: string; readonly articles: readonly string[] }
  | {
      readonly type: 'entry';
      readonly entry: string;
      readonly text: string;
      readonly finding: string | null;
      readonly retracted: boolean;
    };

let offered: Subject | null = null;
let current: Subject | null = null;
let text = '';

/** Says what lies under the pointer; the innermost part that says something is the one that counts. */
export function offerSubject(subject: Subject): void {
  offered ??= subject;
}

/** What was offered since the last call, if anything. */
export function takeSubject(): Subject | null {
  const subject = offered;
  offered = null;
  return subject;
}

/** What commands are about that are run from a menu or the palette. */
export interface About {
  readonly subject: Subject | null;
  /** Corpus text that was selected when the menu or palette came up. */
  readonly text: string;
}

/** Does something while commands are about this, and about nothing afterwards. */
export function withSubject<T>(about: About, act: () => T): T {
  current = about.subject;
  text = about.text;
  try {
    return act();
  } finally {
    current = null;
    text = '';
  }
}

/** The corpus text that is selected on the page, without white space around it. */
export function selectedText(): string {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed) return '';
  const node = selection.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest('.corpus-text') ? selection.toString().trim() : '';
}

const chosenText = () => text || selectedText();

/** For commands about what is pointed at: what that is. */
export function subjectKind(): 'selection' | 'tag' | 'entry' | null {
  if (current?.type === 'tag' || current?.type === 'entry') return current.type;
  return chosenText() === '' ? null : 'selection';
}

const longestSearch = 200;

/** Looks for the selected text in findings and texts. */
export function searchSelection(app: App): void {
  const search = chosenText().replace(/\s+/g, ' ').slice(0, longestSearch);
  if (search === '') return;
  app.view.patch({ screen: 'review' });
  void setFilter(app, { search, kind: null, status: 'all' });
}

/** Declares the selected word right in this project. */
export async function addSelection(app: App): Promise<void> {
  const word = chosenText();
  if (!/^[\p{L}\p{M}\p{N}’'-]{1,100}$/u.test(word)) {
    showMessage('note', 'Select one word; the dictionary holds words, not phrases.');
    return;
  }
  if (!(await changeWords(app, 'project', [word], []))) return;
  announce(`Added to the dictionary of this project: ${word}`);
  showMessage('note', `“${word}” is in the dictionary of this project.`);
}

export async function copySelection(): Promise<void> {
  const copied = chosenText();
  try {
    await navigator.clipboard.writeText(copied);
    announce('Copied.');
  } catch {
    showMessage('error', 'The text could not be copied: the clipboard is not open to Stet.');
  }
}

export function showTagged(app: App): void {
  if (current?.type !== 'tag') return;
  app.view.patch({ screen: 'review', dialog: null });
  void setFilter(app, { tag: current.tag, kind: null });
}

export async function untag(app: App): Promise<void> {
  if (current?.type === 'tag') await changeTags(app, current.articles, [], [current.tag]);
}

/** Asks for another name of the tag pointed at, or else of the one that is listed, or for its end. */
export function retagPointed(app: App, what: 'rename' | 'delete'): void {
  if (current?.type === 'tag') openRetag(app, what, current.tag);
  else openRetag(app, what);
}

const infoOf = async (app: App, tag: string) =>
  (await app.queries.fetchQuery(tagsQuery(app))).find(({ name }) => name === tag);

/** Makes the tag pointed at a favourite, or ends that. */
export async function favourPointed(app: App): Promise<void> {
  if (current?.type !== 'tag') return;
  const { tag } = current;
  const wanted = ((await infoOf(app, tag))?.favourite ?? null) === null;
  await changeFavourite(app, tag, wanted);
  announce(`${tag}: ${wanted ? 'a favourite' : 'no favourite any more'}`);
}

/** Gives the tag pointed at the colour that comes after its own; after the last one none. */
export async function colourPointed(app: App): Promise<void> {
  if (current?.type !== 'tag') return;
  const { tag } = current;
  const now = (await infoOf(app, tag))?.colour ?? null;
  const next = tagColours[now === null ? 0 : tagColours.indexOf(now) + 1] ?? null;
  await colourTag(app, tag, next);
  announce(`${tag}: ${next ?? 'no colour'}`);
}

export function showEntry(app: App): void {
  if (current?.type !== 'entry' || current.finding === null) return;
  app.view.patch({ screen: 'review', dialog: null });
  void goToFinding(app, current.finding);
}

/** Takes the entry back; where others rest on it, the history asks first. */
export async function retractEntry(app: App): Promise<void> {
  if (current?.type !== 'entry' || current.retracted) return;
  const { entry, text: words } = current;
  await askToTakeBack(app, [entry], words);
  if (history.get().asking) app.view.patch({ dialog: 'history' });
}
