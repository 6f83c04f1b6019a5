import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hosts, type OpenedApp } from './hosts.ts';
import { axeInBothThemes } from './page-checks.ts';
import { copyOfSample, endAfterTests, startApp } from './set-up.ts';
import { temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const patience = { timeout: 20_000, interval: 50 };

describe.each(hosts)('the queue on the $name', (host) => {
  const user = temporaryFolder('user');
  const corpus = copyOfSample(user);
  let app: OpenedApp;
  let view: Window;

  const list = () => app.page.getByRole('listbox', { name: 'Findings' });
  const rows = () => list().getByRole('option');
  const total = async () => Number(await rows().first().getAttribute('aria-setsize'));
  const here = async () =>
    Number(await list().locator('[aria-current]').getAttribute('aria-posinset'));
  const filters = () => app.page.getByRole('group', { name: 'Filters' });
  const status = () => filters().getByRole('combobox', { name: 'Status' });
  const dialog = () => app.page.getByRole('dialog');
  const search = async (text: string) => {
    await view.press('/');
    const field = app.page.getByRole('searchbox', { name: 'Search findings and text' });
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await field.fill(text);
    if (text === '') await field.press('Escape');
    return app.page.locator('[data-searched]');
  };
  const accessible = async () => {
    await dialog().evaluate((one) =>
      Promise.all(one.getAnimations({ subtree: true }).map(({ finished }) => finished)),
    );
    expect(await axeInBothThemes(app.page)).toEqual([]);
    await app.page.emulateMedia({ colorScheme: null });
  };

  beforeAll(async () => {
    ({ app, view } = await startApp(user, { corpus, host }));
  });
  endAfterTests(() => app);

  test('finds findings in articles whose text has the words, and shows where', async () => {
    const before = await total();
    const note = await search('lighthouse');
    await expect
      .poll(() => note.innerText(), patience)
      .toMatch(/ in findings · [1-9]\d* more in the text/);
    const found = await total();
    expect(found).toBeLessThan(before);
    const marked = list().locator('mark').first();
    await marked.waitFor();
    expect((await marked.innerText()).toLowerCase()).toBe('lighthouse');
    await note.getByRole('combobox', { name: 'Search in' }).selectOption('text');
    await expect.poll(() => note.innerText(), patience).toMatch(/^0 in findings/);
    await note.getByRole('combobox', { name: 'Search in' }).selectOption('both');
  });

  test('shows the places of a pattern again after another kind was looked at', async () => {
    const first = () => view.stage.getByRole('article', { name: /^Place 1 of \d\d/ });
    for (const kind of ['Typos', 'Boilerplate', 'Typos', 'Boilerplate']) {
      await view.showKind(kind);
      if (kind === 'Boilerplate') await first().waitFor();
    }
  });

  test('keeps a filter with the project, applies it by key, renames and deletes it', async () => {
    await status().selectOption('all');
    await app.page.getByRole('button', { name: 'Narrow the list down' }).click();
    await view.press('Escape', 'Shift+F');
    await dialog()
      .getByRole('textbox', { name: 'Name for the present filter' })
      .fill('Stories of the lighthouse');
    await app.page.keyboard.press('Enter');
    const kept = dialog().getByRole('button', { name: /^Stories of the lighthouse/ });
    await kept.waitFor();
    await accessible();
    await dialog().getByRole('button', { name: 'Rename Stories of the lighthouse' }).click();
    await dialog()
      .getByRole('textbox', { name: /^New name/ })
      .fill('Lighthouse');
    await app.page.keyboard.press('Enter');
    await dialog()
      .getByRole('button', { name: /^Lighthouse/ })
      .waitFor();
    await view.closeDialog();
    const narrowed = await total();
    await search('');
    await status().selectOption('to-decide');
    await expect.poll(total, patience).toBeGreaterThan(narrowed);
    await view.press('Escape', 'Shift+F');
    const again = dialog().getByRole('button', { name: /^Lighthouse/ });
    await again.focus();
    await app.page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(total, patience).toBe(narrowed);
    expect(await status().inputValue()).toBe('all');
    await search('');
    await status().selectOption('to-decide');
    await expect.poll(total, patience).toBeGreaterThan(narrowed);
    await view.command('Filter: Lighthouse');
    await expect.poll(total, patience).toBe(narrowed);
    await view.press('Escape', 'Shift+F');
    await dialog().getByRole('button', { name: 'Delete Lighthouse' }).click();
    await again.waitFor({ state: 'detached' });
    await view.closeDialog();
    await search('');
    await status().selectOption('to-decide');
  });

  test('goes to a finding by its number', async () => {
    await view.press('Escape', 'Control+g');
    await dialog().getByRole('textbox', { name: 'Number in the list' }).fill('7');
    await accessible();
    await app.page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(here, patience).toBe(7);
  });

  test('says what accepting a selection would change, does it with one key and undoes it with one', async () => {
    await view.showKind('Typos');
    const decided = await view.decided();
    const first = await view.title();
    await view.press('Shift+J', 'Shift+J');
    const preview = app.page.getByRole('status', { name: 'Preview' });
    await expect
      .poll(() => preview.innerText(), patience)
      .toMatch(/^3 typos\. Accepting changes \d+ places in \d+ articles?\. One undo/);
    const changes = app.page.getByRole('list', { name: 'What accepting changes' });
    await expect.poll(() => changes.locator('ins').count(), patience).toBe(3);
    await view.press('a');
    await expect.poll(view.decided, patience).toBe(decided + 3);
    await view.saved();
    await view.press('u');
    await expect.poll(view.decided, patience).toBe(decided);
    // What was taken back comes on the stage again, and stands there for what follows.
    await expect.poll(view.title, patience).toBe(first);
  });

  const positions = path.join(user, host.name === 'desktop' ? 'desktop' : 'home', 'positions.json');
  const kept = () => {
    try {
      return readFileSync(positions, 'utf8');
    } catch {
      return '';
    }
  };
  const currentId = async () =>
    String(await list().locator('[aria-current]').getAttribute('id')).replace('queue-row-', '');
  /** The title of the finding that comes after one. */
  const nextTitle = async (before: string) => {
    let title = before;
    const comes = async () => {
      title = await view.title();
      return title !== before;
    };
    await expect.poll(comes, patience).toBe(true);
    return title;
  };
  const comeBack = async () => {
    ({ app, view } = await startApp(user, { host }));
    await app.page.locator('.start__recent').getByRole('button').first().click();
    await view.ready();
  };

  test('takes a word out of the dictionary again with undo, and back in with redo', async () => {
    await view.showKind('Typos');
    const before = await view.decided();
    const typo = await view.title();
    await view.press('Shift+W');
    const second = await nextTitle(typo);
    await view.press('Shift+W', 'u', 'u');
    await expect.poll(view.title, patience).toBe(typo);
    await app.page
      .getByRole('button', { name: /^Redo/ })
      .and(app.page.locator(':enabled'))
      .waitFor();
    await view.press('Shift+U');
    await expect.poll(view.title, patience).toBe(second);
    await view.press('u');
    await expect.poll(view.title, patience).toBe(typo);
    // What was done since comes first, and the ledger goes on from there.
    await view.press('Shift+U');
    await expect.poll(view.title, patience).toBe(second);
    await view.decide('a');
    await view.press('u');
    await expect.poll(view.decided, patience).toBe(before);
    await expect.poll(view.title, patience).toBe(second);
    // A word between two decisions is neither passed over nor taken back before its turn.
    const undoes = (what: RegExp) =>
      app.page.getByRole('button', { name: 'Undo' }).and(app.page.getByTitle(what)).waitFor();
    const [word] = (await nextTitle(await view.decide('r'))).split(' → ');
    // The word that was added before has to be told from this one.
    const added = new RegExp(`^Undo: added “${word}”`);
    await view.press('Shift+W');
    await undoes(added);
    await view.decide('r');
    await undoes(/^Undo: (?!added)/);
    await view.press('u', 'u');
    await expect.poll(view.decided, patience).toBe(before + 1);
    await undoes(/^Undo: (?!added)/);
    await view.press('u');
    await expect.poll(view.decided, patience).toBe(before);
    await view.press('Shift+U', 'Shift+U');
    await undoes(added);
    await view.press('u', 'u');
    await expect.poll(view.decided, patience).toBe(before);
    await expect.poll(view.title, patience).toBe(second);
  });

  test('tells where one stands when the window closes, however soon after the last move', async () => {
    await view.showKind('Typos');
    await expect.poll(kept, patience).toContain('"kind":"typo"');
    const before = await view.title();
    await view.press('j');
    const title = await nextTitle(before);
    const finding = await currentId();
    if (host.name === 'desktop') await app.close();
    else {
      await app.page.goto('about:blank');
      await expect.poll(kept, patience).toContain(finding);
      await app.kill();
    }
    expect(kept()).toContain(finding);
    await comeBack();
    await expect.poll(view.title, patience).toBe(title);
    await view.command('Show findings of every kind');
  });

  test('comes back to the list as it was scrolled, the finding on the stage out of sight', async () => {
    await view.press('Control+g');
    await dialog().getByRole('textbox', { name: 'Number in the list' }).fill('3');
    await app.page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(here, patience).toBe(3);
    const title = await view.title();
    const scrolled = () => list().evaluate((element) => element.scrollTop);
    await list().evaluate((element) => {
      element.scrollTop = 26 * 52 + 10;
    });
    const offset = await scrolled();
    expect(offset).toBeGreaterThan(20 * 52);
    await expect.poll(kept, patience).toContain(`"top":${offset / 52}`);
    await app.kill();
    await comeBack();
    await expect.poll(view.title, patience).toBe(title);
    await expect.poll(scrolled, patience).toBe(offset);
    // The next key goes on from the finding, and brings it into sight.
    await view.press('j');
    await expect.poll(here, patience).toBe(4);
  });

  test('goes on where one stood after it was ended by force', async () => {
    await filters().getByRole('combobox', { name: 'Order' }).selectOption('title');
    await expect.poll(total, patience).toBeGreaterThan(4);
    await view.press('Escape');
    for (let moves = 0; moves < 3; moves++) {
      const before = await here();
      await view.press('j');
      await expect.poll(here, patience).not.toBe(before);
    }
    const title = await view.title();
    const place = await here();
    await expect.poll(kept, patience).toContain(await currentId());
    await expect.poll(kept, patience).toContain('title');
    await app.kill();
    await comeBack();
    await expect.poll(view.title, patience).toBe(title);
    await expect.poll(here, patience).toBe(place);
    expect(await filters().getByRole('combobox', { name: 'Order' }).inputValue()).toBe('title');
  });
});
