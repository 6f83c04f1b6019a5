import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { commands } from '../../shared/host/commands.ts';
import { writeCopies, writeOtherLedger } from './fixtures.ts';
import type { OpenedApp } from './hosts.ts';
import { copyOfSample, endAfterTests, startApp } from './set-up.ts';
import { temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const user = temporaryFolder('user');
const corpus = copyOfSample(user);
const patience = { timeout: 20_000, interval: 40 };
/** Names of the commands whose effect was seen. */
const seen = new Set<string>();
let app: OpenedApp;
let view: Window;

beforeAll(async () => {
  writeCopies(corpus);
  ({ app, view } = await startApp(user));
  app.page.setDefaultTimeout(20_000);
});
endAfterTests(() => app);

const dialog = () => app.page.getByRole('dialog');
const findings = () => app.page.getByRole('listbox', { name: 'Findings' });
const hunk = (number: number) =>
  view.stage.getByRole('group', { name: `Hunk ${number}`, exact: true });
const member = (text: RegExp) => () => view.stage.getByRole('button', { name: text }).waitFor();
const place = (name: RegExp) => () =>
  view.stage.getByRole('article', { name }).and(app.page.locator('[aria-current]')).waitFor();
const focused = (field: Locator) => () => field.and(app.page.locator(':focus')).waitFor();
/** Waits until screen readers were told so. */
const told = (text: string | RegExp) => () =>
  app.page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
const becomes = (read: () => Promise<unknown>, wanted: unknown) => () =>
  expect.poll(read, patience).toEqual(wanted);
const leaves = (read: () => Promise<unknown>, was: unknown) => () =>
  expect.poll(read, patience).not.toEqual(was);
/** Closes the dialog; one that was before it may still be fading. */
async function closed(): Promise<void> {
  await view.press('Escape');
  await expect.poll(() => dialog().count(), patience).toBe(0);
}

const opens = (title: string | RegExp) => async () => {
  await dialog().getByRole('heading', { name: title, level: 2 }).waitFor();
  await closed();
};
const kindShown = (name: string) => () =>
  app.page.getByRole('button', { name: new RegExp(`^${name}[ ,]`), pressed: true }).waitFor();
const selected = () => findings().getByRole('option', { selected: true }).count();
const listed = async () =>
  Number(await findings().locator('[aria-setsize]').first().getAttribute('aria-setsize'));

/** A command's key as the browser driver writes it: `Mod+Shift+z` → `Control+Shift+Z`. */
function chord(keys: string): string {
  const parts = keys.split('+').map((part) => (part === 'Mod' ? 'Control' : part));
  const last = parts.at(-1) ?? '';
  if (parts.includes('Shift') && last.length === 1) parts[parts.length - 1] = last.toUpperCase();
  return keys === '+' ? '+' : parts.join('+');
}

/** Chooses a command from the palette; another dialog may come up behind it. */
async function choose(label: string): Promise<void> {
  await view.press('Control+k');
  const field = app.page.getByRole('combobox', { name: 'Find a command' });
  await focused(field)();
  await app.page.keyboard.type(label);
  await expect
    .poll(() => dialog().getByRole('option').first().textContent(), patience)
    .toContain(label);
  await view.press('Enter');
  await field.waitFor({ state: 'detached' });
}

/** Runs a command by its first key, or through the palette where it has none, and waits for its effect. */
async function run(name: string, effect: () => Promise<unknown>): Promise<void> {
  const entry = commands.find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`there is no command ${name}`);
  if (entry.keys[0]) await view.press(chord(entry.keys[0]));
  else await choose(entry.label);
  await effect().catch((error: unknown) => {
    throw new Error(`${name} had no effect: ${error instanceof Error ? error.message : error}`);
  });
  seen.add(name);
}

/** Runs a command from the menu of what has the focus. */
async function runFromMenu(name: string, effect: () => Promise<unknown>): Promise<void> {
  const { label } = commands.find((candidate) => candidate.name === name)!;
  await view.press('Shift+F10');
  const item = app.page.getByRole('menuitem', { name: label });
  await item.waitFor();
  while (!(await item.and(app.page.locator(':focus, [data-highlighted]')).count()))
    await view.press('ArrowDown');
  await view.press('Enter');
  await effect();
  seen.add(name);
}

const parts: readonly (readonly [name: string, steps: () => Promise<void>])[] = [
  [
    'help and settings',
    async () => {
      await app.page.getByRole('button', { name: /^Open a folder/ }).waitFor();
      await run('palette', opens('All commands'));
      await run('keys', opens('All keys'));
      await run('settings', opens('Settings'));
      await run('change-keys', opens('Settings'));
      const theme = () => app.page.evaluate(() => document.documentElement.dataset.theme);
      await run('theme', leaves(theme, await theme()));
      for (const name of ['open-folder', 'open-file', 'open-project']) {
        await run(name, async () => {
          await dialog().getByRole('list', { name: 'Folders and files' }).waitFor();
          await closed();
        });
      }
      await run('open-sample', () => view.ready());
      const tour = app.page.getByRole('complementary', { name: /tour/i });
      await run('tour', () => tour.waitFor());
      await run('close-project', () =>
        app.page.getByRole('button', { name: /^Open a folder/ }).waitFor(),
      );
    },
  ],
  [
    'the queue',
    async () => {
      await app.openCorpus(corpus);
      await view.ready();
      const kinds = {
        duplicate: 'Duplicates',
        passage: 'Passages',
        typo: 'Typos',
        'real-word': 'Real words',
        variant: 'Variants',
        typography: 'Typography',
        boilerplate: 'Boilerplate',
      };
      for (const [kind, name] of Object.entries(kinds)) await run(`show-${kind}`, kindShown(name));
      await run('show-all', kindShown('All findings'));
      const first = await view.title();
      await run('next', leaves(view.title, first));
      await run('previous', becomes(view.title, first));
      const one = await selected();
      await run('extend-next', becomes(selected, one + 1));
      await run('extend-previous', becomes(selected, one));
      await run('select-all', () => expect.poll(selected, patience).toBeGreaterThan(5));
      await run('clear-selection', becomes(selected, one));
      await run('jump', async () => {
        await dialog().waitFor();
        await app.page.keyboard.type('4');
        await view.press('Enter');
        await dialog().waitFor({ state: 'detached' });
        await findings().locator('[aria-current][aria-posinset="4"]').waitFor();
      });
      await run('next-unfinished', kindShown('Duplicates'));
      await run('search', () => app.page.locator('input[type="search"]:focus').waitFor());
      await app.page.keyboard.type('Quarry');
      await expect.poll(listed, patience).toBeLessThan(5);
      await view.press('Enter');
      await run('widen', () => expect.poll(listed, patience).toBeGreaterThan(5));
      // The focus went back to the field, where letters are letters.
      await view.press('Escape', 'Escape');
      await run('filters', opens('Saved filters'));
    },
  ],
  [
    'verdicts and the ledger',
    async () => {
      await view.showKind('Typos');
      const first = await view.title();
      const both = (one: () => Promise<unknown>, two: () => Promise<unknown>) => async () => {
        await one();
        await two();
      };
      await run('accept', both(becomes(view.decided, 1), leaves(view.title, first)));
      await run('undo', both(becomes(view.decided, 0), becomes(view.title, first)));
      await run('redo', both(becomes(view.decided, 1), leaves(view.title, first)));
      await run('reject', becomes(view.decided, 2));
      await run('later', becomes(view.decided, 3));
      await view.saved();
      await run('without', opens('With and without'));
      await run('history', async () => {
        await dialog().getByRole('listitem').first().waitFor();
        await closed();
      });
      await run('exchange', opens('Another editor’s ledger'));
      await run('audit', opens('Audit'));
      await run('save-ledger', opens('Export the ledger'));
      await run('show-later', becomes(listed, 1));
      await run('show-everything', () => expect.poll(listed, patience).toBeGreaterThan(3));
      await run('show-to-decide', () => expect.poll(listed, patience).toBeGreaterThan(3));
    },
  ],
  [
    'keys of dialogs',
    async () => {
      await view.showKind('Typos');
      await view.decide('a');
      await view.decide('r');
      await choose('Audit…');
      const size = dialog().getByRole('spinbutton', { name: 'How many of each' });
      await size.press('Enter');
      await dialog().getByRole('region', { name: 'Finding' }).waitFor();
      const looked = (done: number) => () =>
        dialog()
          .getByText(new RegExp(`^${done} of \\d looked at\\.`))
          .waitFor();
      await run('audit-accept', looked(1));
      await run('audit-back', looked(0));
      await run('audit-reject', looked(1));
      await run('audit-later', looked(2));
      await closed();

      await choose('Export the ledger…');
      await dialog().getByRole('button', { name: 'Choose a folder and export' }).press('Enter');
      await dialog()
        .getByRole('button', { name: /^Use “./ })
        .press('Enter');
      await dialog()
        .getByText(/written to/)
        .waitFor();
      await closed();
      writeOtherLedger(user);
      await choose('Another editor’s ledger…');
      await dialog().getByRole('button', { name: 'Choose a ledger…' }).press('Enter');
      const other = dialog().getByRole('button', { name: 'other.json', exact: true });
      await other.press('Enter');
      // The dialogs that this one took the place of must not take the focus along as they go.
      await expect.poll(() => app.page.locator('[role="dialog"]').count(), patience).toBe(1);
      await focused(other)();
      await dialog().getByRole('button', { name: 'Open “other.json”' }).press('Enter');
      const at = (number: number) => () =>
        dialog()
          .getByText(new RegExp(`^Conflict ${number} of`))
          .waitFor();
      await at(1)();
      await run('next-listed', at(2));
      await run('previous-listed', at(1));
      const settled: Readonly<Record<string, string>> = {
        'conflict-mine': 'As it is here. ',
        'conflict-theirs': 'As the other ledger has it. ',
        'conflict-open': 'To be decided anew. ',
        'conflict-unsettle': 'Not settled. ',
      };
      for (const [name, words] of Object.entries(settled)) {
        await run(name, told(words));
        await view.press('k');
      }
      await dialog().getByRole('button', { name: 'Put it away' }).press('Enter');
      await closed();

      await view.press('h');
      await dialog().getByRole('listitem').getByRole('checkbox').nth(1).focus();
      await run('retract-entry', told(/^Taken back: /));
      await closed();
    },
  ],
  [
    'places and words',
    async () => {
      await run('edit', () => view.stage.getByRole('textbox', { name: 'Put there' }).waitFor());
      await view.press('Escape');
      await run('pick-suggestion', told(/^Replacement: /));
      await view.press('Escape');
      const typo = await view.title();
      await run('add-word', leaves(view.title, typo));
      const next = await view.title();
      await run('add-word-all', leaves(view.title, next));
      await view.showKind('Boilerplate');
      await view.goTo('HG');
      await run('next-place', place(/^Place 2 of/));
      await run('previous-place', place(/^Place 1 of/));
      const vetoed = view.stage.getByRole('article', { name: /vetoed/ });
      await run('veto', () => vetoed.waitFor());
      await view.press('x');
      await vetoed.waitFor({ state: 'detached' });
      await run('all-places', async () => {
        await dialog().getByRole('checkbox').first().waitFor();
        await closed();
      });
      await view.decide('a');
      await choose('Show decided findings too');
      await view.goTo('HG');
      await run('promote', told(/rule/));
      await choose('Show what is to decide');
    },
  ],
  [
    'merging',
    async () => {
      await view.showKind('Duplicates');
      await view.goTo('Quarry Lane');
      await member(/^Member 2/)();
      await run('next-member', told('Compared with member 3'));
      await run('previous-member', told('Compared with member 1'));
      await view.press('m');
      await hunk(2).waitFor();
      await run('next-hunk', told(/^Hunk 2 of/));
      await run('previous-hunk', told(/^Hunk 1 of/));
      const takes = {
        'take-right': 'right',
        'take-left': 'left',
        'take-both': 'both',
        'take-both-reversed': 'both, right first',
      };
      for (const [name, what] of Object.entries(takes)) {
        await run(name, told(new RegExp(`^Hunk 1: .*${what.split(',')[0]}`)));
        await app.page.keyboard.press('[');
        await app.page.keyboard.press('[');
        await app.page.keyboard.press('[');
      }
      await run('own-text', () => view.stage.locator('textarea:focus').waitFor());
      await view.press('Escape');
      await run('next-undecided', told(/^Hunk \d of/));
      await run('other-end', told(/^(Hunk \d of|This hunk is no moved)/));
      await run('take-all-right', told(/^The rest: /));
      await run('take-all-left', told(/decided before|^All hunks/));
      await run('override-all-right', told(/^All hunks: /));
      await run('override-all-left', told(/^All hunks: /));
      await run('unfold', told('Unchanged text is shown.'));
      await run('merge-fields', opens('Fields of the merge'));
      await run('split', opens('Split members off'));
      await run('edit-result', focused(view.result));
      await view.press('Escape');
      await run('exclude', told(/^Member \d excluded\.$/));
      await run('keep-member', told('Member 1 is kept.'));
      await run('keep-right', told(/^Member [23] is kept\.$/));
    },
  ],
  [
    'tags',
    async () => {
      await run('note', focused(view.inspector.getByRole('textbox', { name: 'Note' })));
      await app.page.keyboard.type('looked at');
      await run('finish-text', told('Note saved.'));
      await run('tag', () => view.inspector.locator('input:focus').waitFor());
      await app.page.keyboard.type('on the water');
      await view.press('Enter', 'Escape');
      await view.inspector.getByText('on the water', { exact: true }).waitFor();
      await run('take-tag', told(/suggested|^Tagged/));
      await run('decline-tag', told(/suggested|not be suggested|turned down/));
      await run('favourite', told(/favourite|^Tag/));
      await run('tag-listed', opens('Tag everything listed'));
      await run('similar', opens('Duplicates of this article'));
      await run('library', () =>
        app.page.getByRole('region', { name: 'List of articles' }).waitFor(),
      );
      await run('rename-tag', told('Choose a tag on the left first.'));
      const tags = app.page.getByRole('navigation', { name: 'Tags' });
      await tags.getByRole('treeitem', { name: /on the water/ }).focus();
      await runFromMenu('favour-tag', told('on the water: a favourite'));
      await runFromMenu('colour-tag', told(/^on the water: [a-z]+$/));
      await tags.getByRole('treeitem', { name: /on the water/ }).press('Enter');
      await run('rename-tag', opens('Rename or merge a tag'));
      await run('delete-tag', opens('Delete a tag everywhere'));
      await view.press('l');
      await view.ready();
    },
  ],
  [
    'menus of what has the focus',
    async () => {
      await view.showKind('Duplicates');
      await view.goTo('Quarry Lane');
      const tag = view.inspector.getByRole('list', { name: 'Tags' }).getByRole('button').first();
      await tag.focus();
      const all = await listed();
      await runFromMenu('show-tagged', () => expect.poll(listed, patience).toBeLessThan(all));
      await choose('Take away what narrows the list down');
      await view.goTo('Quarry Lane');
      await tag.focus();
      await runFromMenu('untag', () =>
        view.inspector.getByText('on the water', { exact: true }).waitFor({ state: 'detached' }),
      );
      const toEntry = async () => {
        await view.press('h');
        const entry = dialog().getByRole('listitem').filter({ hasText: 'canonical copy' }).first();
        await entry.getByRole('button').first().focus();
      };
      await toEntry();
      await runFromMenu(
        'show-entry',
        becomes(() => dialog().count(), 0),
      );
      await toEntry();
      await runFromMenu('retract-entry', told(/^Taken back: /));
      await closed();
    },
  ],
  [
    'selected text',
    async () => {
      await view.showKind('Typos');
      // As caret browsing or a screen reader selects it.
      const select = () =>
        view.stage
          .locator('.corpus-text')
          .first()
          .evaluate((element) => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const word = /\p{L}{4,}/u.exec(node.textContent ?? '');
              if (!word) continue;
              const range = document.createRange();
              range.setStart(node, word.index);
              range.setEnd(node, word.index + word[0].length);
              getSelection()?.removeAllRanges();
              getSelection()?.addRange(range);
              return;
            }
          });
      await select();
      await run('copy-selection', told(/Copied|could not be copied/));
      await select();
      await run('add-selection', told(/^Added to the dictionary of this project/));
      await select();
      const search = app.page.locator('input[type="search"]').first();
      await run('search-selection', () =>
        expect.poll(() => search.inputValue(), patience).not.toBe(''),
      );
      await choose('Take away what narrows the list down');
    },
  ],
  [
    'views, scan and export',
    async () => {
      await run('layout', told('Changes side by side'));
      await run('invisibles', told('Spaces and line ends are shown.'));
      await run('inspector', () => view.inspector.waitFor({ state: 'hidden' }));
      await view.press('i');
      await run('queue', () => findings().waitFor({ state: 'hidden' }));
      await view.press('q');
      await findings().waitFor();
      await run('figures', opens('Figures'));
      await run('threshold', opens('Similarity threshold'));
      await run('problems', opens(/Everything was read|problem/));
      await run('export', opens('Export the clean corpus'));
      await run('scan', told(/^Scan done/));
    },
  ],
];

for (const [name, steps] of parts) test(`works by keyboard alone: ${name}`, steps, 90_000);

test('leaves no command out', () => {
  expect(commands.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
});
