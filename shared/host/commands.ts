/** Where a command can be used: what is on the screen, what the finding shown is, what is selected or pointed at. */
export type CommandScope =
  | 'always'
  | 'project'
  | 'review'
  | 'finding'
  | 'text'
  | 'typo'
  | 'cluster'
  | 'library'
  | 'selection'
  | 'tag'
  | 'entry'
  | 'list'
  | 'conflict'
  | 'audit'
  | 'writing';

export const commandGroups = [
  'Decide',
  'Move',
  'Merge',
  'Places',
  'Queue',
  'View',
  'Article',
  'File',
  'Dialogs and fields',
  'Help',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

export interface CommandEntry {
  readonly name: string;
  readonly label: string;
  readonly group: CommandGroup;
  readonly scope: CommandScope;
  /**
   * The keys before the user changed any, as chords.ts writes them: `Mod` is Ctrl, on a Mac the command key; names
   * are those of `KeyboardEvent.key`. The first one is shown.
   */
  readonly keys: readonly string[];
  /** A word or two for the key bar; null keeps it out of there. */
  readonly short: string | null;
  /** The command whose keys it has, too, until the user gives it keys of its own; null where it has its own. */
  readonly follows: string | null;
}

function entry(
  group: CommandGroup,
  scope: CommandScope,
  name: string,
  label: string,
  keys: readonly string[] = [],
  short: string | null = null,
): CommandEntry {
  return { group, scope, name, label, keys, short, follows: null };
}

/** A command that means in front what another one means on the page, and has its keys. */
function following(
  scope: CommandScope,
  name: string,
  label: string,
  follows: string,
): CommandEntry {
  return { ...entry('Dialogs and fields', scope, name, label), follows };
}

const table: readonly CommandEntry[] = [
  entry('Decide', 'finding', 'accept', 'Accept', ['a'], 'accept'),
  entry('Decide', 'finding', 'reject', 'Stet: let it stand', ['r'], 'stet'),
  entry('Decide', 'text', 'edit', 'Edit the replacement', ['e'], 'edit'),
  entry('Decide', 'finding', 'later', 'Decide later', ['d'], 'later'),
  entry('Decide', 'text', 'promote', 'Make the pattern a rule, or end that', ['p']),
  entry('Decide', 'text', 'pick-suggestion', 'Take suggestion 1 to 9', digits(), null),
  entry('Decide', 'typo', 'add-word', 'Add the word to the project’s dictionary', ['Shift+w']),
  entry('Decide', 'typo', 'add-word-all', 'Add the word to the dictionary of all projects'),
  entry('Decide', 'project', 'undo', 'Undo', ['u', 'Mod+z'], 'undo'),
  entry('Decide', 'project', 'redo', 'Redo', ['Shift+u', 'Mod+Shift+z'], null),
  entry('Decide', 'entry', 'show-entry', 'Show the finding of this decision'),
  entry('Decide', 'entry', 'retract-entry', 'Take this decision back', ['Delete']),

  entry('Move', 'project', 'next', 'Next finding or article', ['j', 'ArrowDown'], 'next'),
  entry('Move', 'project', 'previous', 'Previous finding or article', ['k', 'ArrowUp'], 'previous'),
  entry('Move', 'review', 'next-unfinished', 'Next kind with open findings', ['Shift+n']),
  entry('Move', 'review', 'jump', 'Go to a finding by its number…', ['Mod+g']),
  entry('Move', 'review', 'extend-next', 'Add the next finding to the selection', [
    'Shift+j',
    'Shift+ArrowDown',
  ]),
  entry('Move', 'review', 'extend-previous', 'Add the previous finding to the selection', [
    'Shift+k',
    'Shift+ArrowUp',
  ]),
  entry('Move', 'project', 'select-all', 'Select everything listed', ['Mod+a']),
  entry('Move', 'project', 'clear-selection', 'Clear the selection', ['Escape']),
  entry('Move', 'project', 'search', 'Search', ['/', 'Mod+f'], null),

  entry('Places', 'text', 'next-place', 'Next place', [']'], 'place'),
  entry('Places', 'text', 'previous-place', 'Previous place', ['[']),
  entry('Places', 'text', 'veto', 'Veto this place', ['x'], 'veto'),
  entry('Places', 'text', 'all-places', 'All places of the pattern', ['g'], 'all places'),

  entry('Merge', 'cluster', 'next-hunk', 'Next hunk', [']'], 'hunk'),
  entry('Merge', 'cluster', 'previous-hunk', 'Previous hunk', ['[']),
  entry('Merge', 'cluster', 'take-left', 'Take the left text', ['ArrowLeft'], 'left'),
  entry('Merge', 'cluster', 'take-right', 'Take the right text', ['ArrowRight'], 'right'),
  entry('Merge', 'cluster', 'take-both', 'Take both, left first', ['b'], 'both'),
  entry('Merge', 'cluster', 'take-both-reversed', 'Take both, right first', ['Shift+b']),
  entry('Merge', 'cluster', 'own-text', 'Write the text of this hunk', ['Shift+e']),
  entry('Merge', 'cluster', 'next-undecided', 'Next undecided hunk', ['.']),
  entry('Merge', 'cluster', 'other-end', 'Go to the other end of a moved paragraph', ['o']),
  entry('Merge', 'cluster', 'take-all-left', 'Take the rest from the left', ['Shift+ArrowLeft']),
  entry('Merge', 'cluster', 'take-all-right', 'Take the rest from the right', ['Shift+ArrowRight']),
  entry(
    'Merge',
    'cluster',
    'override-all-left',
    'Take all from the left, also where decided otherwise',
    ['Mod+Shift+ArrowLeft'],
  ),
  entry(
    'Merge',
    'cluster',
    'override-all-right',
    'Take all from the right, also where decided otherwise',
    ['Mod+Shift+ArrowRight'],
  ),
  entry('Merge', 'cluster', 'unfold', 'Show or fold unchanged text', ['z']),
  entry('Merge', 'cluster', 'next-member', 'Compare with the next member', ['m'], 'member'),
  entry('Merge', 'cluster', 'previous-member', 'Compare with the previous member', ['Shift+m']),
  entry(
    'Merge',
    'cluster',
    'keep-member',
    'Keep member 1 to 9 as the canonical copy',
    digits(),
    null,
  ),
  entry('Merge', 'cluster', 'keep-right', 'Keep the member on the right as the canonical copy', [
    'c',
  ]),
  entry('Merge', 'cluster', 'exclude', 'Exclude the member on the right', ['x'], 'exclude'),
  entry('Merge', 'cluster', 'split', 'Split members off…', ['Shift+x']),
  entry('Merge', 'cluster', 'merge-fields', 'Choose the fields of the merge…', ['y']),
  entry('Merge', 'cluster', 'edit-result', 'Edit the merged text', ['e'], 'edit'),

  entry('Article', 'project', 'tag', 'Tag', ['t'], 'tag'),
  entry('Article', 'project', 'take-tag', 'Take the first suggested tag', ['+', '=']),
  entry('Article', 'project', 'decline-tag', 'Turn the first suggested tag down', ['-']),
  entry(
    'Article',
    'project',
    'favourite',
    'Give favourite tag 1 to 9, or take it off',
    digits().map((digit) => `Alt+${digit}`),
  ),
  entry('Article', 'project', 'tag-listed', 'Tag everything listed or selected…', ['Shift+t']),
  entry('Article', 'library', 'rename-tag', 'Rename or merge the tag…', ['F2']),
  entry('Article', 'library', 'delete-tag', 'Delete the tag everywhere…'),
  entry('Article', 'finding', 'note', 'Write a note', ['n'], null),
  entry('Article', 'project', 'similar', 'Find duplicates of this article', ['Shift+s']),

  entry('Article', 'selection', 'search-selection', 'Search for the selected text'),
  entry('Article', 'selection', 'add-selection', 'Add the selected word to the dictionary'),
  entry('Article', 'selection', 'copy-selection', 'Copy the selected text'),
  entry('Article', 'tag', 'show-tagged', 'Show findings with this tag'),
  entry('Article', 'tag', 'untag', 'Take this tag off'),
  entry('Article', 'tag', 'favour-tag', 'Make this tag a favourite, or end that'),
  entry('Article', 'tag', 'colour-tag', 'Give this tag the next colour'),

  entry('View', 'project', 'layout', 'Inline or side by side', ['v'], null),
  entry('View', 'project', 'invisibles', 'Show spaces and line ends', ['w'], null),
  entry('View', 'project', 'inspector', 'Show or hide the inspector', ['i'], null),
  entry('View', 'project', 'queue', 'Show or hide the queue', ['q'], null),
  entry('View', 'project', 'history', 'History', ['h'], null),
  entry('View', 'project', 'without', 'With and without the last decision', ['Shift+h']),
  entry('View', 'project', 'library', 'Articles', ['l'], null),
  entry('View', 'project', 'figures', 'Figures', ['f'], null),
  entry('View', 'project', 'threshold', 'Similarity threshold…', ['s'], null),
  entry('View', 'project', 'audit', 'Audit…'),
  entry('View', 'project', 'problems', 'Files that could not be read'),

  entry('Queue', 'review', 'show-all', 'Show findings of every kind', ['0'], null),
  entry('Queue', 'review', 'show-duplicate', 'Show duplicates'),
  entry('Queue', 'review', 'show-passage', 'Show passages'),
  entry('Queue', 'review', 'show-boilerplate', 'Show boilerplate'),
  entry('Queue', 'review', 'show-typo', 'Show typos'),
  entry('Queue', 'review', 'show-real-word', 'Show real words in the wrong place'),
  entry('Queue', 'review', 'show-variant', 'Show variants'),
  entry('Queue', 'review', 'show-typography', 'Show typography'),
  entry('Queue', 'review', 'show-to-decide', 'Show what is to decide'),
  entry('Queue', 'review', 'show-later', 'Show what was put off', ['Shift+d']),
  entry('Queue', 'review', 'show-everything', 'Show decided findings too'),
  entry('Queue', 'review', 'filters', 'Saved filters…', ['Shift+f']),
  entry('Queue', 'review', 'widen', 'Take away what narrows the list down'),

  entry('File', 'always', 'open-folder', 'Open a folder…', ['Mod+o']),
  entry('File', 'always', 'open-file', 'Open a file…', ['Mod+Shift+o']),
  entry('File', 'always', 'open-project', 'Open a project…'),
  entry('File', 'always', 'open-sample', 'Open the sample corpus'),
  entry('File', 'project', 'scan', 'Scan again'),
  entry('File', 'project', 'export', 'Export…', ['Mod+e'], null),
  entry('File', 'project', 'exchange', 'Another editor’s ledger…'),
  entry('File', 'project', 'save-ledger', 'Export the ledger…'),
  entry('File', 'project', 'close-project', 'Close the project'),
  entry('File', 'always', 'settings', 'Settings…', ['Mod+,'], null),
  entry('File', 'always', 'theme', 'Light or dark'),

  following('list', 'next-listed', 'Next one of the list', 'next'),
  following('list', 'previous-listed', 'The one before in the list', 'previous'),
  following('audit', 'audit-accept', 'Audit: accept', 'accept'),
  following('audit', 'audit-reject', 'Audit: let it stand', 'reject'),
  following('audit', 'audit-later', 'Audit: cannot tell', 'later'),
  following('audit', 'audit-back', 'Audit: back to the one before', 'undo'),
  entry('Dialogs and fields', 'conflict', 'conflict-mine', 'Conflict: as it is here', [
    '1',
    'ArrowLeft',
  ]),
  entry('Dialogs and fields', 'conflict', 'conflict-theirs', 'Conflict: as it is there', [
    '2',
    'ArrowRight',
  ]),
  entry('Dialogs and fields', 'conflict', 'conflict-open', 'Conflict: decide anew', ['3']),
  entry('Dialogs and fields', 'conflict', 'conflict-unsettle', 'Conflict: not settled after all', [
    'Backspace',
  ]),
  entry('Dialogs and fields', 'writing', 'finish-text', 'Finish the text that is written', [
    'Mod+Enter',
  ]),

  entry('Help', 'always', 'palette', 'All commands', ['Mod+k'], null),
  entry('Help', 'always', 'keys', 'All keys', ['?'], 'all keys'),
  entry('Help', 'always', 'change-keys', 'Change keys…'),
  entry('Help', 'always', 'tour', 'Tour of the sample corpus'),
];

const keysOf = new Map(table.map(({ name, keys }) => [name, keys]));

/** Every command, once: feeds the keys, the key bar, the palette, the cheat sheet and the desktop's menu. */
export const commands: readonly CommandEntry[] = table.map((each) =>
  each.follows === null ? each : { ...each, keys: keysOf.get(each.follows) ?? [] },
);

function digits(): string[] {
  return ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
}
