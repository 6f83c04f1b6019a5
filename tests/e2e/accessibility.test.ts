import { beforeAll, describe, expect, test } from 'vitest';
import { writeCopies, writeOtherLedger } from './fixtures.ts';
import type { OpenedApp } from './hosts.ts';
import { axeInBothThemes, layoutInEverySize, walkByTab } from './page-checks.ts';
import { copyOfSample, endAfterTests, startApp } from './set-up.ts';
import { temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const user = temporaryFolder('user');
const corpus = copyOfSample(user);
let app: OpenedApp;
let view: Window;

beforeAll(async () => {
  writeCopies(corpus);
  ({ app, view } = await startApp(user));
  app.page.setDefaultTimeout(20_000);
});
endAfterTests(() => app);

/** Something that can be on the screen, how to bring it there and how to leave it. */
interface Screen {
  readonly name: string;
  readonly show: () => Promise<unknown>;
  readonly leave?: () => Promise<unknown>;
}

const dialog = () => app.page.getByRole('dialog');
const byKey = (name: string, key: string): Screen => ({
  name,
  show: async () => {
    await view.press(key);
    await dialog().waitFor();
  },
  leave: () => view.closeDialog(),
});
/** A dialog of a command without a key, in a step that `until` waits for. */
const byName = (name: string, label: string, until: () => Promise<unknown>): Screen => ({
  name,
  show: async () => {
    await view.choose(label);
    await until();
  },
  leave: () => view.closeDialog(),
});
const button = (name: string | RegExp) => dialog().getByRole('button', { name });
const hunk = (number: number) =>
  view.stage.getByRole('group', { name: `Hunk ${number}`, exact: true });
const anywhere: readonly Screen[] = [
  byKey('the palette', 'Control+k'),
  byKey('the sheet of keys', '?'),
  byKey('the settings', 'Control+,'),
];

const first: readonly Screen[] = [
  {
    name: 'the first screen',
    show: () => app.page.getByRole('button', { name: /^Open a folder/ }).waitFor(),
  },
  {
    name: 'the place picker',
    show: async () => {
      await app.page.getByRole('button', { name: /^Open a folder/ }).press('Enter');
      await dialog().getByRole('list', { name: 'Folders and files' }).waitFor();
    },
    leave: () => view.closeDialog(),
  },
  ...anywhere,
];

const opened: readonly Screen[] = [
  {
    name: 'a text finding',
    show: async () => {
      await view.showKind('Boilerplate');
      await view.goTo('HG');
    },
  },
  {
    name: 'a vetoed place',
    show: async () => {
      await view.press('x');
      await view.stage.getByRole('article', { name: /vetoed/ }).waitFor();
    },
    leave: async () => {
      await view.press('x');
      await view.stage.getByRole('article', { name: /vetoed/ }).waitFor({ state: 'detached' });
    },
  },
  byKey('all places of a pattern', 'g'),
  {
    name: 'a text finding side by side, spaces shown',
    show: () => view.press('v', 'w'),
    leave: () => view.press('v', 'w'),
  },
  {
    name: 'a replacement that is edited',
    show: async () => {
      await view.showKind('Typos');
      await view.press('e');
      await view.stage.getByRole('textbox', { name: 'Put there' }).waitFor();
    },
    leave: () => view.press('Escape'),
  },
  {
    name: 'a selection of findings',
    show: () => view.press('Shift+J', 'Shift+J'),
    leave: () => view.press('Escape'),
  },
  {
    name: 'equal duplicates',
    show: async () => {
      await view.showKind('Duplicates');
      await view.goTo('Dorrow Point');
    },
  },
  {
    name: 'duplicates that differ',
    show: async () => {
      await view.goToHunks(3);
      await view.stage.getByRole('group', { name: /^Hunk 1$/ }).waitFor();
    },
  },
  {
    name: 'duplicates side by side',
    show: () => view.press('v'),
    leave: () => view.press('v'),
  },
  {
    name: 'a comparison with moved paragraphs',
    show: async () => {
      await view.goTo('Quarry Lane');
      await view.stage.getByRole('button', { name: /^Member 2/ }).waitFor();
      await view.press('m');
      await view.stage
        .getByRole('button', { name: /^moved / })
        .first()
        .waitFor();
    },
  },
  {
    name: 'the same side by side',
    show: () => view.press('v'),
    leave: () => view.press('v'),
  },
  {
    name: 'a text of one’s own that is written for a hunk',
    show: async () => {
      await view.press('Shift+E');
      await view.stage.getByRole('textbox', { name: 'Hunk 1' }).fill('one line\nand another');
    },
  },
  {
    name: 'a merge with hunks from both sides and one of one’s own',
    show: async () => {
      await view.press('Control+Enter');
      await hunk(1).getByRole('button', { name: 'Own text', exact: true, pressed: true }).waitFor();
      await view.press('ArrowRight', 'b', 'z');
    },
    leave: () => view.press('z'),
  },
  {
    name: 'a merged text that is written',
    show: async () => {
      await view.press('e');
      await app.page.keyboard.type('By our own hand. ');
      await app.page.getByRole('button', { name: 'Back to the choices' }).waitFor();
    },
    leave: async () => {
      await view.press('Escape');
      await view.saved();
    },
  },
  byKey('the fields of a merge', 'y'),
  {
    name: 'the menu of the project',
    show: async () => {
      await app.page.getByRole('button', { name: /^Project / }).press('Enter');
      await app.page.getByRole('menu').waitFor();
    },
    leave: async () => {
      await view.press('Escape');
      await app.page.getByRole('menu').waitFor({ state: 'detached' });
    },
  },
  byKey('the figures', 'f'),
  {
    name: 'the figures by outlet',
    show: async () => {
      await view.press('f');
      await dialog().getByRole('tab', { name: 'Outlets' }).click();
      await dialog().getByRole('table', { name: 'Places by outlet' }).waitFor();
    },
    leave: () => view.closeDialog(),
  },
  byKey('the threshold', 's'),
  byKey('the duplicates of an article', 'Shift+S'),
  byKey('the saved filters', 'Shift+F'),
  byKey('a jump to a number', 'Control+g'),
  byKey('tags for everything listed', 'Shift+T'),
  byKey('members to split off', 'Shift+X'),
  byKey('the export', 'Control+e'),
  {
    name: 'the history',
    show: async () => {
      await view.decide('a');
      await view.press('h');
      await dialog().getByRole('listitem').first().waitFor();
    },
    leave: () => view.closeDialog(),
  },
  {
    name: 'entries of the history that are chosen',
    show: async () => {
      await view.showKind('Typos');
      await view.decide('r');
      await view.decide('a');
      await view.press('h');
      await dialog().getByRole('listitem').getByRole('checkbox').first().check();
      await button('Take back').first().waitFor();
    },
    leave: () => view.closeDialog(),
  },
  {
    name: 'the corpus with and without a decision',
    show: async () => {
      await view.press('Shift+H');
      await dialog().locator('.corpus-text').first().waitFor();
    },
    leave: () => view.closeDialog(),
  },
  byName('an audit before it begins', 'Audit…', () => button('Draw the sample').waitFor()),
  {
    name: 'a finding of an audit',
    show: async () => {
      await view.choose('Audit…');
      await dialog().getByRole('spinbutton', { name: 'How many of each' }).press('Enter');
      await dialog().getByRole('region', { name: 'Finding' }).waitFor();
    },
  },
  {
    name: 'the end of an audit',
    show: async () => {
      for (const done of [1, 2]) {
        await view.press('r');
        await dialog()
          .getByText(new RegExp(`^${done} of 3 looked at`))
          .waitFor();
      }
      await view.press('r');
      await button('End it and show the figures').press('Enter');
      await dialog().getByRole('list', { name: 'Contradicted decisions' }).waitFor();
    },
  },
  {
    name: 'an audit that is over',
    show: async () => {
      await button('Done').press('Enter');
      await dialog()
        .getByRole('region', { name: /^Audit, / })
        .waitFor();
    },
    leave: () => view.closeDialog(),
  },
  byName('the ledger before its export', 'Export the ledger…', () =>
    button('Choose a folder and export').waitFor(),
  ),
  {
    name: 'the ledger after its export',
    show: async () => {
      await view.choose('Export the ledger…');
      await button('Choose a folder and export').press('Enter');
      await button(/^Use “./).press('Enter');
      await dialog()
        .getByText(/written to/)
        .waitFor();
      writeOtherLedger(user);
    },
    leave: () => view.closeDialog(),
  },
  byName('another ledger before it is chosen', 'Another editor’s ledger…', () =>
    button('Choose a ledger…').waitFor(),
  ),
  {
    name: 'two ledgers in conflict',
    show: async () => {
      await view.choose('Another editor’s ledger…');
      await button('Choose a ledger…').press('Enter');
      await dialog().getByRole('button', { name: 'other.json', exact: true }).press('Enter');
      await button('Open “other.json”').press('Enter');
      await dialog()
        .getByText(/^Conflict 1 of/)
        .waitFor();
    },
  },
  {
    name: 'a conflict that is settled',
    show: async () => {
      await view.press('2', 'k');
      await dialog()
        .getByRole('button', { name: /^As it is there/, pressed: true })
        .waitFor();
    },
  },
  {
    name: 'two ledgers without a conflict',
    show: async () => {
      await view.press('j');
      // Pressed faster than the host answers.
      await view.press('2', '2');
      await button('Merge: 3 settled, 0 left as here').waitFor();
      await dialog()
        .getByRole('button', { name: /^Merge: / })
        .press('Enter');
      await dialog().getByText('Nothing is in conflict.').waitFor();
    },
    leave: () => view.closeDialog(),
  },
  {
    name: 'what could not be read',
    show: async () => {
      await view.press('Control+k');
      const field = app.page.getByRole('combobox', { name: 'Find a command' });
      await field.fill('could not be read');
      await view.press('Enter');
      await field.waitFor({ state: 'detached' });
      await app.page.getByText('No file and no record of this corpus gave trouble.').waitFor();
    },
    leave: () => view.closeDialog(),
  },
  {
    name: 'a search without a match',
    show: async () => {
      await view.press('/');
      await app.page.locator('input[type="search"]:focus').fill('qqqqqq');
      await app.page
        .getByText(/^Nothing matches/)
        .first()
        .waitFor();
    },
    leave: async () => {
      await view.press('Escape', 'Escape');
      await view.stage.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'the articles',
    show: async () => {
      await view.press('l');
      await app.page.getByRole('region', { name: 'List of articles' }).waitFor();
    },
  },
  {
    name: 'articles that are chosen and one that is read',
    show: async () => {
      await view.press('j', 'j', 'Control+a', 't');
      await app.page.getByText(/articles chosen/).waitFor();
      const field = app.page.locator('input[role="combobox"]:focus');
      await field.fill('to be read');
      await field.press('Enter');
      await app.page
        .getByRole('button', { name: /^Take the tag to be read off/ })
        .first()
        .waitFor();
    },
    leave: () => view.press('Escape', 'Escape'),
  },
  {
    name: 'the menu of the tag that is listed',
    show: async () => {
      const tags = app.page.getByRole('navigation', { name: 'Tags' });
      await tags.getByRole('treeitem', { name: /to be read/ }).press('Enter');
      await app.page.getByRole('button', { name: 'Tag to be read', exact: true }).press('Enter');
      await app.page.getByRole('menu').waitFor();
    },
    leave: () => view.press('Escape'),
  },
  {
    name: 'the menu of a tag in the tree',
    show: async () => {
      await app.page.getByRole('treeitem', { name: /to be read/ }).press('Shift+F10');
      await app.page.getByRole('menuitem', { name: /^Delete the tag/ }).waitFor();
    },
    leave: () => view.press('Escape'),
  },
  byKey('a new name for a tag', 'F2'),
  {
    ...byName('a tag that is to be deleted', 'Delete the tag everywhere…', () =>
      button('Delete').waitFor(),
    ),
    leave: async () => {
      await view.closeDialog();
      await view.press('l');
      await view.ready();
    },
  },
  ...anywhere,
];

/** Looks at one screen after the other and gathers what axe and the layout have against each. */
async function lookAt(screens: readonly Screen[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, show, leave } of screens) {
    await show().catch((error: unknown) => {
      throw new Error(`${name} did not come up`, { cause: error });
    });
    const found = [...(await axeInBothThemes(app.page)), ...(await layoutInEverySize(app.page))];
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    await leave?.();
  }
  return faults;
}

describe('the window', () => {
  test('gives axe nothing to say and keeps its controls apart before a corpus is open', async () => {
    expect(await lookAt(first)).toEqual([]);
  });

  test('opens a corpus with the keyboard alone', async () => {
    expect(await walkByTab(app.page)).toEqual({ unreached: [], unmarked: [] });
    await app.openCorpus(corpus);
    await view.ready();
  });

  test('gives axe nothing to say and keeps its controls apart with a corpus open', async () => {
    expect(await lookAt(opened)).toEqual([]);
  }, 240_000);

  test.each([
    ['Typos', { role: 'article', name: /^Place 1 of/ }],
    ['Duplicates', { role: 'textbox', name: 'Merged text' }],
  ] as const)('lets Tab come to every control of %s', async (kind, { role, name }) => {
    await view.showKind(kind);
    // What arrives behind the walk would count as passed over.
    await app.page.getByRole(role, { name }).waitFor();
    expect(await walkByTab(app.page)).toEqual({ unreached: [], unmarked: [] });
  });

  test('logged no error and broke no rule of its security policy', () => {
    expect(app.troubles).toEqual([]);
  });
});
