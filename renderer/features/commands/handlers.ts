import { kinds } from '../../../shared/findings/finding.ts';
import type { App } from '../../state/app.ts';
import { decide } from '../../state/decide.ts';
import { widen } from '../../state/filter-actions.ts';
import { focusAfter } from '../../state/focus.ts';
import { compareWithoutLast } from '../../state/history-state.ts';
import { beginOwnText } from '../../state/hunk-text.ts';
import { chooseEveryArticle, stepArticle } from '../../state/library-actions.ts';
import {
  goToOtherEnd,
  goToUndecided,
  keepMember,
  keepRight,
  take,
  takeAll,
  toggleExcluded,
  toggleUnfolded,
  walkHunks,
  walkMembers,
} from '../../state/merge-actions.ts';
import { announce } from '../../state/messages.ts';
import { openChosen } from '../../state/opening.ts';
import { changeSettings, closeProject } from '../../state/project-actions.ts';
import { infoQuery, projectQuery } from '../../state/queries.ts';
import { extendSelection, selectEverything, setFilter, step } from '../../state/queue-actions.ts';
import { articleShown, findSimilar } from '../../state/similar-actions.ts';
import {
  addSelection,
  colourPointed,
  copySelection,
  favourPointed,
  retagPointed,
  retractEntry,
  searchSelection,
  showEntry,
  showTagged,
  untag,
} from '../../state/subject.ts';
import { scanAgain } from '../../state/sync.ts';
import { answerProposal, toggleFavourite } from '../../state/tag-actions.ts';
import {
  currentText,
  togglePromoted,
  toggleVetoHere,
  walkPlaces,
} from '../../state/text-actions.ts';
import { toggleTheme } from '../../state/theme.ts';
import { openSampleWithTour, restartTour } from '../../state/tour.ts';
import { travel } from '../../state/travel.ts';
import type { DialogName } from '../../state/view-state.ts';
import { addWordShown } from '../../state/word-actions.ts';

type Handler = (app: App, key: string) => void;

const dialog =
  (name: DialogName): Handler =>
  (app) =>
    app.view.patch({ dialog: app.view.get().dialog === name ? null : name });

/** What each command of the table does. */
export const handlers: Readonly<Record<string, Handler>> = {
  accept: (app) => void acceptShown(app),
  reject: (app) => void decide(app, 'rejected'),
  later: (app) => void decide(app, 'deferred'),
  edit: (app) => {
    focusAfter(() => app.stage.patch({ editing: true }), 'replacement');
  },
  promote: (app) => void togglePromoted(app),
  'pick-suggestion': (app, key) => {
    const suggestion = currentText(app)?.suggestions[Number(key) - 1];
    if (suggestion === undefined) return;
    app.stage.patch({ draft: suggestion });
    announce(`Replacement: ${suggestion}`);
  },
  'add-word': (app) => void addWordShown(app, 'project'),
  'add-word-all': (app) => void addWordShown(app, 'all'),
  undo: (app) => void travel(app, 'undo'),
  redo: (app) => void travel(app, 'redo'),

  next: (app) => go(app, 1),
  previous: (app) => go(app, -1),
  'next-unfinished': nextUnfinishedKind,
  'extend-next': (app) => void extendSelection(app, 1),
  'extend-previous': (app) => void extendSelection(app, -1),
  'select-all': (app) => {
    if (app.view.get().screen === 'library') void chooseEveryArticle(app);
    else void selectEverything(app);
  },
  'clear-selection': (app) => {
    app.queue.patch({ selection: new Set(), anchor: null });
    app.chosen.set(new Set());
    app.stage.patch({ draft: null, editing: false });
  },
  search: (app) => {
    focusAfter(() => {
      if (app.view.get().queue === 'closed') app.view.patch({ queue: 'auto' });
    }, 'search');
  },

  'next-place': (app) => walkPlaces(app, 1),
  'previous-place': (app) => walkPlaces(app, -1),
  veto: toggleVetoHere,
  'all-places': dialog('places'),

  'next-hunk': (app) => walkHunks(app, 1),
  'previous-hunk': (app) => walkHunks(app, -1),
  'take-left': (app) => void take(app, 'left'),
  'take-right': (app) => void take(app, 'right'),
  'take-both': (app) => void take(app, 'both'),
  'take-both-reversed': (app) => void take(app, 'both-right-first'),
  'take-all-left': (app) => void takeAll(app, 'left', 'kept'),
  'take-all-right': (app) => void takeAll(app, 'right', 'kept'),
  'override-all-left': (app) => void takeAll(app, 'left', 'overridden'),
  'override-all-right': (app) => void takeAll(app, 'right', 'overridden'),
  'next-member': (app) => walkMembers(app, 1),
  'previous-member': (app) => walkMembers(app, -1),
  'keep-member': (app, key) => keepMember(app, Number(key) - 1),
  'keep-right': keepRight,
  exclude: (app) => toggleExcluded(app),
  split: dialog('split'),
  'next-undecided': goToUndecided,
  'other-end': goToOtherEnd,
  'own-text': beginOwnText,
  unfold: toggleUnfolded,
  'merge-fields': dialog('fields'),
  'edit-result': () => focusAfter(() => {}, 'result'),

  tag: (app) => {
    focusAfter(() => {
      if (app.view.get().screen === 'review') app.view.patch({ inspector: 'open' });
    }, 'tag');
  },
  'take-tag': (app) => void answerProposal(app, true),
  'decline-tag': (app) => void answerProposal(app, false),
  favourite: (app, key) => void toggleFavourite(app, Number(key.at(-1))),
  'tag-listed': dialog('tag-listed'),
  'rename-tag': (app) => retagPointed(app, 'rename'),
  'delete-tag': (app) => retagPointed(app, 'delete'),
  note: (app) => {
    focusAfter(() => app.view.patch({ inspector: 'open' }), 'note');
  },

  'search-selection': searchSelection,
  'add-selection': (app) => void addSelection(app),
  'copy-selection': () => void copySelection(),
  'show-tagged': showTagged,
  untag: (app) => void untag(app),
  'favour-tag': (app) => void favourPointed(app),
  'colour-tag': (app) => void colourPointed(app),
  'show-entry': showEntry,
  'retract-entry': (app) => void retractEntry(app),

  similar: (app) => {
    const article = articleShown(app);
    if (article !== null) findSimilar(app, article);
  },

  layout: (app) => {
    const layout = app.queries.getQueryData(infoQuery(app).queryKey)?.settings.diffLayout;
    const next = layout === 'side-by-side' ? 'inline' : 'side-by-side';
    announce(next === 'inline' ? 'Changes inline' : 'Changes side by side');
    void changeSettings(app, { diffLayout: next });
  },
  invisibles: (app) => {
    const invisibles = !app.view.get().invisibles;
    app.view.patch({ invisibles });
    announce(invisibles ? 'Spaces and line ends are shown.' : 'Spaces and line ends are hidden.');
  },
  inspector: (app) => togglePanel(app, 'inspector', '(min-width: 1101px)'),
  queue: (app) => togglePanel(app, 'queue', '(min-width: 801px)'),
  history: dialog('history'),
  library: (app) =>
    app.view.patch({ screen: app.view.get().screen === 'library' ? 'review' : 'library' }),
  without: (app) => void compareWithoutLast(app),
  audit: dialog('audit'),
  exchange: dialog('exchange'),
  'save-ledger': dialog('save-ledger'),
  figures: dialog('figures'),
  threshold: dialog('threshold'),
  problems: dialog('problems'),
  palette: dialog('palette'),
  keys: dialog('keys'),
  'show-all': (app) => void setFilter(app, { kind: null }),
  ...Object.fromEntries(
    kinds.map((kind) => [`show-${kind}`, (app: App) => void setFilter(app, { kind })]),
  ),
  'show-to-decide': (app) => void setFilter(app, { status: 'to-decide' }),
  jump: dialog('jump'),
  filters: dialog('filters'),
  widen: (app) => widen(app),
  'show-later': (app) => void setFilter(app, { status: 'deferred' }),
  'show-everything': (app) => void setFilter(app, { status: 'all' }),

  'open-folder': (app) => void openChosen(app, 'folder'),
  'open-file': (app) => void openChosen(app, 'file'),
  'open-project': (app) => void openChosen(app, 'project'),
  'open-sample': (app) => void openSampleWithTour(app),
  tour: (app) => void restartTour(app),
  scan: (app) => void scanAgain(app),
  export: dialog('export'),
  'close-project': (app) => void closeProject(app),
  settings: (app) => app.view.patch({ dialog: 'settings', settingsPage: 'general' }),
  'change-keys': (app) => app.view.patch({ dialog: 'settings', settingsPage: 'keys' }),
  theme: toggleTheme,
};

/** Accepts what is shown: with a replacement of the editor's own as an edit. */
export async function acceptShown(app: App): Promise<void> {
  const { draft } = app.stage.get();
  const finding = currentText(app);
  const single = app.queue.get().selection.size <= 1;
  if (single && finding && draft !== null && draft !== finding.suggestions[0]) {
    await decide(app, 'edited', draft);
  } else {
    await decide(app, 'accepted');
  }
}

function go(app: App, by: 1 | -1): void {
  if (app.view.get().screen === 'library') void stepArticle(app, by);
  else void step(app, by);
}

function nextUnfinishedKind(app: App): void {
  const counts = app.queries.getQueryData(projectQuery(app).queryKey)?.counts;
  if (!counts) return;
  const { kind } = app.queue.get().filter;
  const from = kind ? kinds.indexOf(kind) + 1 : 0;
  const order = [...kinds.slice(from), ...kinds.slice(0, from)];
  const next = order.find((candidate) => counts.byKind[candidate].open > 0);
  if (next) void setFilter(app, { kind: next, status: 'to-decide', search: '', tag: null });
}

function togglePanel(app: App, panel: 'inspector' | 'queue', wide: string): void {
  const now = app.view.get()[panel];
  const shown = now === 'open' || (now === 'auto' && window.matchMedia(wide).matches);
  app.view.patch({ [panel]: shown ? 'closed' : 'open' });
}
