/** What a context menu can be opened on. */
export type MenuSubject = 'finding' | 'place' | 'member' | 'article' | 'tag' | 'entry';

const article = ['tag', 'similar'];
const decide = ['accept', 'reject', 'later', 'edit', 'edit-result'];

/** Names of the commands that the menu of each subject offers where they can be used, in blocks. */
export const contextMenus: Readonly<Record<MenuSubject, readonly (readonly string[])[]>> = {
  finding: [
    decide,
    ['all-places', 'promote', 'add-word', 'add-word-all', 'split'],
    [...article, 'note'],
  ],
  place: [['veto', 'edit', 'all-places'], ['add-word', 'add-word-all'], article],
  member: [['keep-right', 'exclude', 'split'], ['take-all-left', 'take-all-right'], article],
  article: [article, ['select-all', 'clear-selection']],
  tag: [
    ['show-tagged', 'untag'],
    ['rename-tag', 'delete-tag'],
    ['favour-tag', 'colour-tag'],
  ],
  entry: [['show-entry', 'retract-entry']],
};

/** The block about selected text, which comes before that of what the text stands in. */
export const selectionMenu: readonly string[] = [
  'copy-selection',
  'search-selection',
  'add-selection',
];
