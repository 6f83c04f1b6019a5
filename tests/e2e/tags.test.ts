import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { callerOf } from './api.ts';
import type { OpenedApp } from './hosts.ts';
import { axeInBothThemes, layoutInEverySize } from './page-checks.ts';
import { endAfterTests, startApp } from './set-up.ts';
import { jsonLines, temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const patience = { timeout: 60_000, interval: 50 };

const subjects = {
  ferries: [
    'the ferry left the quay with its ramp still wet',
    'deckhands coiled the ropes beside the gangway',
    'the harbour pilot waited for the tide at the pier',
    'the ferry crew painted the railing of the upper deck',
    'passengers crowded the quay when the ferry was late',
    'a tug pulled the ferry off the sandbank at low tide',
    'the gangway of the night ferry was lowered at the pier',
  ],
  baking: [
    'the baker kneaded the dough before the oven was hot',
    'rye flour and yeast went into forty loaves',
    'a crust as brown as this needs a patient oven',
    'the bakery sold out of loaves and rolls by nine',
    'the dough rose beside the oven under a damp cloth',
    'flour dust lay on every shelf of the bakery',
    'the baker weighed the yeast twice for the rye loaves',
  ],
};

/** Pages with one short article each; the subjects take turns. */
function writePages(folder: string): void {
  mkdirSync(folder);
  for (let n = 0; n < 7; n++) {
    for (const [subject, sentences] of Object.entries(subjects)) {
      const first = sentences[n]!;
      const second = sentences[(n + 3) % sentences.length]!;
      const text = `It was said that ${first}. Later ${second}.\n`;
      writeFileSync(path.join(folder, `${n}-${subject}.txt`), text);
    }
  }
}

describe('tags in the window', () => {
  const user = temporaryFolder('user');
  const corpus = path.join(user, 'town');
  let app: OpenedApp;
  let view: Window;

  const article = () => app.page.getByRole('region', { name: 'Article', exact: true });
  const reads = (name: string) =>
    article()
      .getByText(new RegExp(`^${name}\\.txt`))
      .waitFor();
  const tagField = () => article().getByRole('combobox', { name: 'Add a tag' });
  const suggested = () => article().getByRole('list', { name: 'Suggested tags' });
  const bakingSuggested = () =>
    suggested().getByRole('button', { name: /^Take the suggested tag trade\/baking/ });
  const tree = () => app.page.getByRole('navigation', { name: 'Tags' });
  const branch = (name: string, count: number) =>
    tree().getByRole('treeitem', { name: new RegExp(`^${name} ?(\\d )?${count}$`) });
  const ownTag = (name: string) =>
    article().getByRole('button', { name: `Take the tag ${name} off` });
  const noted: string[] = [];

  beforeAll(async () => {
    writePages(corpus);
    ({ app, view } = await startApp(user));
    await app.openCorpus(corpus);
    await app.page.getByRole('button', { name: /\d of \d+ decided/ }).waitFor();
    await view.press('l');
    await app.page.getByRole('region', { name: 'List of articles' }).waitFor();
  });
  endAfterTests(() => app);

  async function look(name: string): Promise<void> {
    const faults = [...(await axeInBothThemes(app.page)), ...(await layoutInEverySize(app.page))];
    noted.push(...faults.map((fault) => `${name}, ${fault}`));
  }

  test('given to ten articles are suggested for the next one, with its words', async () => {
    const names = Object.keys(subjects);
    const order = Array.from({ length: 5 }, (_, n) => [`${n}-baking`, `${n}-ferries`]).flat();
    for (const name of order) {
      await view.press('j');
      await reads(name);
      const tag = names.find((subject) => name.endsWith(subject))!;
      await view.press('t');
      await tagField().fill(tag === 'baking' ? 'trade/baking' : 'traffic/ferries');
      await view.press('Enter');
      await ownTag(tag === 'baking' ? 'trade/baking' : 'traffic/ferries').waitFor();
      await view.press('Escape');
    }
    await view.press('j');
    await reads('5-baking');
    await suggested().waitFor();
    const first = suggested().getByRole('listitem').first();
    // What was tagged last may still be being learned.
    await expect.poll(() => first.innerText(), patience).toContain('trade/baking');
    const text = `It was said that ${subjects.baking[5]}. Later ${subjects.baking[1]}.`;
    const reasons = await first.locator('bdi').allInnerTexts();
    expect(reasons.length).toBeGreaterThan(0);
    for (const word of reasons) expect(text).toContain(word);
    await look('suggested tags');
  });

  test('are taken with one key, given back with undo, and not offered again once turned down', async () => {
    await view.press('+');
    await ownTag('trade/baking').waitFor();
    await bakingSuggested().waitFor({ state: 'detached' });
    await view.press('u');
    await ownTag('trade/baking').waitFor({ state: 'detached' });
    await bakingSuggested().waitFor();
    await view.press('-');
    await bakingSuggested().waitFor({ state: 'detached' });
    await view.saved();
    await view.press('j');
    await reads('5-ferries');
    await suggested().waitFor();
    await view.press('k');
    await reads('5-baking');
    await expect.poll(() => bakingSuggested().count(), patience).toBe(0);
    await view.press('j');
    await reads('5-ferries');
    await suggested().waitFor();
    await view.press('t');
    await app.page.locator('input[role="combobox"]:focus').waitFor();
    await view.press('1');
    await ownTag('traffic/ferries').waitFor();
    await view.press('Escape');
  });

  test('stand in a tree that counts what is below and can be folded', async () => {
    await branch('traffic', 6).waitFor();
    await branch('trade', 5).press('Enter');
    await app.page.getByRole('heading', { name: '5 articles tagged “trade”' }).waitFor();
    await branch('traffic', 6).press('ArrowLeft');
    await branch('ferries', 6).waitFor({ state: 'detached' });
    await look('the tree of tags');
  });

  test('are renamed with all below them, and merged after saying how many that touches', async () => {
    await branch('traffic', 6).press('Enter');
    await app.page.getByRole('heading', { name: /tagged “traffic”/ }).waitFor();
    await app.page.keyboard.press('F2');
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('trade');
    await expect
      .poll(() => dialog.getByRole('status').innerText(), patience)
      .toBe('On 6 articles. “trade” is on 5 articles already; both become one.');
    await look('merging tags');
    await dialog.getByRole('textbox').fill('transport');
    await dialog.getByRole('button', { name: 'Rename', exact: true }).waitFor();
    await app.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await branch('transport', 6).waitFor();
    await app.page.getByRole('heading', { name: '6 articles tagged “transport”' }).waitFor();
  });

  test('of colour and key are shown beside their names; the key gives the tag and takes it off', async () => {
    const menu = () => app.page.getByRole('button', { name: 'Tag transport', exact: true });
    await menu().click();
    await look('the menu of a tag');
    await app.page.getByRole('menuitem', { name: 'Colour: teal' }).click();
    await menu().click();
    await app.page.getByRole('menuitem', { name: 'Make it a favourite' }).click();
    await tree().locator('kbd').getByText('1').waitFor();
    await tree().getByRole('button', { name: 'Without tags' }).click();
    await app.page.getByRole('heading', { name: '3 articles without tags' }).waitFor();
    await tree().getByRole('button', { name: 'All articles' }).click();
    await app.page.getByRole('heading', { name: '14 articles', exact: true }).waitFor();
    await view.press('j');
    await reads('0-baking');
    await view.press('Alt+1');
    await ownTag('transport').waitFor();
    await view.press('Alt+1');
    await ownTag('transport').waitFor({ state: 'detached' });
  });

  test('go to everything that is listed, counted first, and come off with one undo', async () => {
    await view.press('Shift+T');
    const dialog = app.page.getByRole('dialog');
    await dialog.waitFor();
    await app.page.keyboard.type('checked');
    await app.page.keyboard.press('Enter');
    await dialog.getByText('Goes to 14 articles.').waitFor();
    await look('tagging everything listed');
    await dialog.locator(':focus', { hasText: 'Tag them' }).waitFor();
    await app.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await branch('checked', 14).waitFor();
    await view.press('u');
    await branch('checked', 14).waitFor({ state: 'detached' });
  });

  test('are deleted everywhere after saying from how many articles, and come back', async () => {
    await branch('trade', 5).press('Enter');
    await view.press('Control+k');
    await app.page.getByRole('combobox', { name: 'Find a command' }).fill('delete the tag');
    await view.press('Enter');
    const dialog = app.page.getByRole('dialog');
    await dialog.getByText('goes from 5 articles', { exact: false }).waitFor();
    await look('deleting a tag');
    await dialog.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await branch('trade', 5).waitFor({ state: 'detached' });
    await view.press('u');
    await branch('trade', 5).waitFor();
  });

  test('leave with the articles, their levels as they are', async () => {
    await view.saved();
    const target = path.join(user, 'out');
    mkdirSync(target);
    await view.press('Control+e');
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Name of the new folder/ }).fill('tagged');
    await dialog.locator('input[type="radio"][value="jsonl"]').check();
    await app.chooseExportFolder('Choose…', target);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText('Written to').waitFor();
    const rows = jsonLines(readFileSync(path.join(target, 'tagged', 'corpus.jsonl'), 'utf8'));
    const tags = rows.map((row) => row.tags);
    expect(tags.filter((own) => isDeepStrictEqual(own, ['transport/ferries']))).toHaveLength(6);
  });

  test('give axe nothing to say, keep their controls apart, and log no error', () => {
    expect(noted).toEqual([]);
    expect(app.troubles).toEqual([]);
  });
});

describe('a tree of three thousand tags', () => {
  const user = temporaryFolder('user');
  const corpus = path.join(user, 'town');
  let app: OpenedApp;
  let view: Window;

  beforeAll(async () => {
    writePages(corpus);
    ({ app, view } = await startApp(user));
    await app.openCorpus(corpus);
    await app.page.getByRole('button', { name: /\d of \d+ decided/ }).waitFor();
    const call = callerOf(/http:\S+/.exec(app.log())?.[0] ?? '');
    const filter = { search: '', tag: null };
    const { items } = await call('articles.window', { filter, offset: 0, limit: 1 });
    for (let field = 10; field < 40; field++) {
      const add = Array.from({ length: 100 }, (_, topic) => `field ${field}/topic ${topic + 1}`);
      await call('tags.change', { articles: [items[0]!.key], add, remove: [] });
    }
    await view.press('l');
  });
  endAfterTests(() => app);

  const tree = () => app.page.getByRole('tree', { name: 'Tags' });
  const rows = () => tree().getByRole('treeitem');
  const focused = () => tree().locator('[role="treeitem"]:focus');
  const name = () => focused().getAttribute('title');

  test('draws only what is in sight, and is one stop for Tab', async () => {
    await rows().first().waitFor();
    await expect.poll(() => rows().count(), patience).toBeGreaterThan(20);
    expect(await rows().count()).toBeLessThan(90);
    await app.page.getByRole('button', { name: 'Without tags' }).focus();
    await view.press('Tab');
    await expect.poll(name, patience).toBe('field 10');
    await view.press('Tab');
    expect(await focused().count()).toBe(0);
    await view.press('Shift+Tab');
    await expect.poll(name, patience).toBe('field 10');
  });

  test('is walked and folded with the arrows to its end, and tells where one is', async () => {
    await view.press('ArrowRight');
    await expect.poll(name, patience).toBe('field 10/topic 1');
    expect(await focused().getAttribute('aria-level')).toBe('2');
    expect(await focused().getAttribute('aria-setsize')).toBe('100');
    await view.press('End');
    await expect.poll(name, patience).toBe('field 39/topic 100');
    expect(await rows().count()).toBeLessThan(90);
    await view.press('ArrowLeft');
    await expect.poll(name, patience).toBe('field 39');
    await view.press('ArrowLeft');
    await expect.poll(() => focused().getAttribute('aria-expanded'), patience).toBe('false');
    // The last row is in sight, and Enter lists its articles.
    expect(await focused().getAttribute('aria-posinset')).toBe('30');
    await view.press('Enter');
    await app.page.getByRole('heading', { name: '1 article tagged “field 39”' }).waitFor();
    await view.press('Home');
    await expect.poll(name, patience).toBe('field 10');
    expect(await axeInBothThemes(app.page)).toEqual([]);
  });

  test('has the menu of a tag by key and by the right button', async () => {
    await view.press('Shift+F10');
    const menu = app.page.getByRole('menu', { name: 'Commands' });
    await menu.getByRole('menuitem', { name: 'Give this tag the next colour' }).click();
    await tree().locator('.tag-dot').first().waitFor();
    await rows().nth(2).click({ button: 'right' });
    await menu.getByRole('menuitem', { name: /^Rename or merge/ }).click();
    await app.page.getByRole('dialog').getByText('New name of field 10/topic 2').waitFor();
    await view.closeDialog();
    expect(app.troubles).toEqual([]);
  });
});
