import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browser, keepEvidence, type OpenedApp } from './hosts.ts';
import { axeViolations, layoutFaults, setTheme, walkByTab } from './page-checks.ts';
import { root, temporaryFolder } from './stet-command.ts';
import { type Window, windowOf } from './window.ts';

const user = temporaryFolder('user');
const corpus = path.join(user, 'harbour');
let app: OpenedApp;
let view: Window;

beforeAll(async () => {
  cpSync(path.join(root, 'samples/harbour'), corpus, { recursive: true });
  app = await browser.open(user);
  view = windowOf(app.page);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepEvidence(app);
});
afterAll(() => app.kill());

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
    leave: async () => {
      await view.press('Escape', 'Escape', 'l');
      await view.ready();
    },
  },
  ...anywhere,
];

/** Looks at one screen after the other and gathers what `check` says of each. */
async function lookAt(
  screens: readonly Screen[],
  check: () => Promise<readonly string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, show, leave } of screens) {
    await show();
    faults.push(...(await check()).map((fault) => `${name}: ${fault}`));
    await leave?.();
  }
  return faults;
}

async function axeInBothThemes(): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app.page, theme);
    found.push(...(await axeViolations(app.page)).map((fault) => `${theme}: ${fault}`));
  }
  return found;
}

const sizes = [
  { name: '1024 × 700', width: 1024, height: 700 },
  // What 200 % leaves of that.
  { name: '200 %', width: 512, height: 350 },
];

async function layoutInEverySize(): Promise<string[]> {
  const found: string[] = [];
  for (const { name, width, height } of sizes) {
    await app.page.setViewportSize({ width, height });
    found.push(...(await layoutFaults(app.page)).map((fault) => `${name}: ${fault}`));
  }
  await app.page.setViewportSize({ width: 1280, height: 840 });
  return found;
}

describe('the window', () => {
  test('gives axe nothing to say before a corpus is open', async () => {
    expect(await lookAt(first, axeInBothThemes)).toEqual([]);
  });

  test('keeps its controls apart in a small window before a corpus is open', async () => {
    expect(await lookAt(first, layoutInEverySize)).toEqual([]);
  });

  test('opens a corpus with the keyboard alone', async () => {
    expect(await walkByTab(app.page)).toEqual({ unreached: [], unmarked: [] });
    await app.openCorpus(corpus);
    await view.ready();
  });

  test('gives axe nothing to say with a corpus open', async () => {
    expect(await lookAt(opened, axeInBothThemes)).toEqual([]);
  }, 240_000);

  test('keeps its controls apart in a small window with a corpus open', async () => {
    expect(await lookAt(opened, layoutInEverySize)).toEqual([]);
  });

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
