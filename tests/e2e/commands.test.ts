import { renameSync, rmSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Settings } from '../../shared/host/model.ts';
import { callerOf } from './api.ts';
import type { OpenedApp } from './hosts.ts';
import { axeInBothThemes, axeViolations, layoutInEverySize } from './page-checks.ts';
import { copyOfSample, endAfterTests, startApp } from './set-up.ts';
import { temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const user = temporaryFolder('user');
const corpus = copyOfSample(user);
let app: OpenedApp;
let view: Window;

const start = async () => {
  ({ app, view } = await startApp(user));
};
beforeAll(start);
endAfterTests(() => app);

const dialog = () => app.page.getByRole('dialog');
const menu = () => app.page.getByRole('menu', { name: 'Commands' });
const keyBar = (name: string) =>
  app.page.getByRole('contentinfo').getByRole('button', { name, exact: true });

/** Waits until the host has these settings: what is on its way there when the page is loaded anew is lost. */
async function kept(fits: (settings: Settings) => boolean): Promise<void> {
  const call = callerOf(/http:\S+/.exec(app.log())?.[0] ?? '');
  const settings = async () => (await call('app.info', {})).settings;
  await expect.poll(async () => fits(await settings()), { timeout: 20_000 }).toBe(true);
}

/** Presses Tab until the focus is on the control with this name. */
async function tabTo(name: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const focused = await app.page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.textContent;
    });
    if (focused === name) return;
    await view.press('Tab');
  }
  throw new Error(`Tab never came to “${name}”`);
}

/** Opens the page of keys through the palette. */
async function openKeys(): Promise<void> {
  await view.press('Control+k');
  await app.page.getByRole('combobox', { name: 'Find a command' }).fill('change keys');
  await view.press('Enter');
  await dialog().getByRole('tab', { name: 'Keys', selected: true }).waitFor();
}

/** Opens the page of keys and narrows it down, by keyboard alone. */
async function findKeys(search: string): Promise<void> {
  await openKeys();
  await tabTo('Search commands and keys');
  await app.page.keyboard.type(search);
}

describe('keys', () => {
  test('with a modifier work before a corpus is open and in a field', async () => {
    await app.openCorpus(corpus);
    await view.ready();
    await view.press('/');
    await app.page.locator('input[type="search"]:focus').waitFor();
    await view.press('Control+e');
    await dialog().getByRole('heading', { name: 'Export the clean corpus' }).waitFor();
    await view.closeDialog();
    await view.press('/', 'Control+k');
    await app.page.getByRole('combobox', { name: 'Find a command' }).waitFor();
    await view.press('Control+k');
    await dialog().waitFor({ state: 'detached' });
    const searching = app.page.locator('input[type="search"]:focus');
    await searching.waitFor();
    await expect
      .poll(async () => {
        await view.press('Escape');
        return searching.count();
      })
      .toBe(0);
  });

  test('are changed by keyboard alone; a conflict is named before anything changes', async () => {
    await findKeys('decide later');
    await dialog().getByRole('listitem', { name: 'Decide later' }).waitFor();
    await tabTo('Add a key for “Decide later”');
    await view.press('Enter', 'Enter');
    await dialog().getByText('Enter presses the button').waitFor();
    await view.press('i');
    await dialog().getByText('I means “Show or hide the inspector” already').waitFor();
    await view.press('Enter');
    const row = dialog().getByRole('listitem', { name: 'Decide later' });
    await expect.poll(() => row.locator('kbd').allInnerTexts()).toEqual(['D', 'I']);
    await tabTo('Take D from “Decide later”');
    await view.press('Enter');
    await expect.poll(() => row.locator('kbd').allInnerTexts()).toEqual(['I']);
    await view.closeDialog();
    await keyBar('I later').waitFor();
    await view.press('i');
    await view.saved();
  });

  test('give axe nothing to say on their page, and fit into a small window', async () => {
    await openKeys();
    await dialog().getByRole('listitem').first().waitFor();
    const faults = await axeInBothThemes(app.page);
    expect([...faults, ...(await layoutInEverySize(app.page))]).toEqual([]);
    await view.closeDialog();
  });

  test('are there again after the page is loaded anew and after a restart', async () => {
    await kept(({ keys }) => String(keys.later) === 'i');
    await app.page.reload();
    await view.ready();
    await keyBar('I later').waitFor();
    await app.close();
    await start();
    await app.page.getByRole('button', { name: /^harbour/ }).click();
    await view.ready();
    await view.decide('i');
    await findKeys('decide later');
    await tabTo('Reset all');
    await view.press('Enter');
    await view.closeDialog();
    await keyBar('D later').waitFor();
  });
});

describe('the palette', () => {
  test('finds by first letters, says why a command cannot be used, and offers the last ones first', async () => {
    await view.showKind('Typos');
    await view.command('Show what is to decide');
    await view.press('Control+k');
    const field = app.page.getByRole('combobox', { name: 'Find a command' });
    await expect
      .poll(() => dialog().getByRole('option').first().innerText())
      .toMatch(/^Show what is to decide/);
    await field.fill('exclude');
    const option = dialog().getByRole('option', { name: /^Exclude the member/ });
    await option.getByText('only with a cluster on the stage').waitFor();
    await field.press('Enter');
    await option.waitFor();
    await field.fill('swtd');
    await dialog().getByRole('option').first().getByText('Show what is to decide').waitFor();
    await view.closeDialog();
    await kept(({ recentCommands }) => recentCommands[0] === 'show-to-decide');
    await app.page.reload();
    await view.ready();
    await view.press('Control+k');
    await expect
      .poll(() => dialog().getByRole('option').first().innerText())
      .toMatch(/^Show what is to decide/);
    await view.closeDialog();
    expect(await app.page.evaluate(() => window.localStorage.length)).toBe(0);
  });
});

describe('scanning again', () => {
  test('where the corpus is gone says so, and leaves what was found before', async () => {
    const titles = await app.page.getByRole('listbox', { name: 'Findings' }).innerText();
    renameSync(corpus, `${corpus}-away`);
    await view.command('Scan again');
    const alert = app.page.getByRole('alert');
    await alert.getByText(/^There is no “.*harbour”/).waitFor();
    await view.ready();
    expect(await app.page.getByRole('listbox', { name: 'Findings' }).innerText()).toBe(titles);
    await alert.getByRole('button').click();
    renameSync(`${corpus}-away`, corpus);
    await view.command('Scan again');
    const told = app.page.getByRole('region', { name: 'Messages' });
    await told.getByText(/^Scan done: \d+ findings/).waitFor();
    await view.ready();
  });
});

describe('context menus', () => {
  test('open with Shift+F10 on what is current, and decide', async () => {
    await view.showKind('Boilerplate');
    const before = await view.decided();
    await view.press('Shift+F10');
    await menu().waitFor();
    expect(await axeViolations(app.page)).toEqual([]);
    await view.press('ArrowDown', 'Enter');
    await menu().waitFor({ state: 'detached' });
    await expect.poll(() => view.decided()).toBe(before + 1);
    await view.saved();
  });

  test('open with the right button on a row that is not current, a member, a tag and an entry', async () => {
    await view.showKind('Duplicates');
    const row = app.page.locator('[aria-posinset="3"]');
    const title = await row.locator('.queue-row__title').innerText();
    await row.click({ button: 'right' });
    await menu()
      .getByRole('menuitem', { name: /^Split members off/ })
      .waitFor();
    await view.press('Escape');
    await menu().waitFor({ state: 'detached' });
    await expect.poll(() => view.title()).toBe(title);

    const members = app.page.getByRole('list', { name: 'Members' }).getByRole('listitem');
    await members.nth(1).click({ button: 'right' });
    await menu().getByRole('menuitem', { name: /^Tag/ }).click();
    const field = app.page.locator('input[role="combobox"]:focus');
    await field.fill('harbour');
    await field.press('Enter');
    await app.page
      .getByRole('button', { name: 'Take the tag harbour off' })
      .click({ button: 'right' });
    await menu().getByRole('menuitem', { name: 'Take this tag off' }).click();
    await app.page.getByRole('button', { name: 'Take the tag harbour off' }).waitFor({
      state: 'detached',
    });

    await view.press('h');
    const entry = dialog().getByRole('region', { name: 'Entries' }).getByRole('listitem').first();
    await entry.click({ button: 'right' });
    await menu().getByRole('menuitem', { name: 'Take this decision back' }).click();
    await dialog().getByText('taken back', { exact: true }).first().waitFor();
    await view.closeDialog();
  });

  test('offer what can be done with selected text', async () => {
    await view.showKind('Typos');
    const text = app.page.getByRole('article', { name: /^Place 1 of/ }).locator('.corpus-text');
    await text.click({ clickCount: 2, position: { x: 40, y: 12 } });
    const word = await app.page.evaluate(() => String(window.getSelection()).trim());
    await text.click({ button: 'right', position: { x: 40, y: 12 } });
    await menu().getByRole('menuitem', { name: 'Search for the selected text' }).click();
    await expect
      .poll(() => app.page.getByRole('searchbox', { name: /^Search findings/ }).inputValue())
      .toBe(word);
  });
});

/** Drops files with these names on the window. */
function drop(...names: string[]): Promise<void> {
  return app.page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const name of dropped) dataTransfer.items.add(new File(['text'], name));
    for (const type of ['dragenter', 'drop'])
      window.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true }));
  }, names);
}

describe('the first five minutes', () => {
  test('the sign for a drop goes when the files leave the window, whatever vanished under them', async () => {
    const sign = app.page.getByText('Drop it, and Stet says how to open it here');
    const drag = (type: string) =>
      app.page.evaluate((name) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['text'], 'a.txt'));
        const event = new DragEvent(name, { dataTransfer, cancelable: true, bubbles: true });
        document.body.dispatchEvent(event);
      }, type);
    // Three elements entered; two of them go before they are left.
    for (const type of ['dragenter', 'dragenter', 'dragenter', 'dragover']) await drag(type);
    await sign.waitFor();
    await drag('dragleave');
    await sign.waitFor({ state: 'detached' });
  });

  test('a drop is answered with what to do', async () => {
    await view.command('Close the project');
    await app.page.getByRole('button', { name: /^Open a folder/ }).waitFor();
    await drop('letter.docx');
    await dialog().getByText('Save it as plain text').waitFor();
    expect(await axeViolations(app.page)).toEqual([]);
    await view.closeDialog();
    await drop('a.txt', 'b.txt');
    await dialog()
      .getByText(/^2 things were dropped/)
      .waitFor();
    await view.closeDialog();
    await drop('pages.jsonl');
    await dialog()
      .getByText(/A browser does not tell a page where “pages.jsonl” lies/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Open a file…' }).click();
    await dialog().getByRole('list', { name: 'Folders and files' }).waitFor();
    await view.closeDialog();
  });

  test('a project that is gone says so and can be taken out of the list', async () => {
    rmSync(`${corpus}.stet.json`);
    await app.page.reload();
    const project = app.page.getByRole('button', { name: /^harbour.*no longer there$/ });
    await project.waitFor();
    expect(await project.isDisabled()).toBe(true);
    await app.page.getByRole('button', { name: 'Take harbour out of this list' }).click();
    await project.waitFor({ state: 'detached' });
  });

  test('the tour asks for real work and notices each step when it is done', async () => {
    await app.page.getByRole('button', { name: 'Open the sample corpus' }).click();
    await view.ready();
    const coach = app.page.getByRole('complementary', { name: 'Tour of the sample corpus' });
    const step = (title: string) => coach.getByText(`${title}.`, { exact: true }).waitFor();
    const goThere = () => coach.getByRole('button', { name: 'Take me there' }).click();
    await step('Accept a pattern');
    expect(await axeViolations(app.page)).toEqual([]);
    expect(await layoutInEverySize(app.page)).toEqual([]);
    await goThere();
    await view.stage.getByText('Boilerplate', { exact: true }).waitFor();
    await view.decide('a');
    await step('Let something stand');
    await view.decide('r');
    await step('Take it back');
    await view.press('u');
    await step('Merge two copies');
    await goThere();
    await view.stage.getByText('Duplicate', { exact: true }).waitFor();
    await view.decide('a');
    await step('Mend a typo');
    await goThere();
    await view.stage.getByText('Typo', { exact: true }).waitFor();
    await view.decide('a');
    await step('Tag an article');
    await goThere();
    const field = app.page.locator('input[role="combobox"]:focus');
    await field.fill('harbour');
    await field.press('Enter');
    await step('Export the clean corpus');
    await kept(({ tour }) => tour.done.includes('tag'));
    await app.page.reload();
    await step('Export the clean corpus');
    await coach.getByRole('button', { name: 'Skip' }).click();
    await coach.getByRole('button', { name: 'Close the tour' }).click();
    await coach.waitFor({ state: 'detached' });
    await view.command('Tour of the sample corpus');
    await step('Accept a pattern');
    await coach.getByRole('button', { name: 'End the tour' }).click();
    await coach.waitFor({ state: 'detached' });
  });

  test('logged no error', () => {
    expect(app.troubles).toEqual([]);
  });
});
