import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hosts, type OpenedApp } from './hosts.ts';
import { axeInBothThemes } from './page-checks.ts';
import { endAfterTests, startApp } from './set-up.ts';
import { runStet, temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const patience = { timeout: 60_000, interval: 50 };

const meeting =
  'The harbour board met on Tuesday to hear what the repair of the east pier would cost the town.';
const price =
  'Several members said that the figure was higher than the one they had been given in spring.';
const worms =
  'The engineer explained that the piles below the water line had been eaten by worms since the storm.';
const berths =
  'Fishermen who use the pier would rather pay a higher fee than lose their berths for two seasons.';
const bench =
  'A letter from the school asked whether the bench at the end of the pier could stay where it is.';
const plan = 'The mayor promised to come back with a plan before the first frost of the year.';
const page = (...paragraphs: string[]) =>
  `Board Hears Price of Pier\n\n${paragraphs.join('\n\n')}\n`;

const records = [
  {
    id: 'a',
    text: page(
      meeting,
      price,
      worms,
      berths,
      bench,
      plan,
      'It rained all evening, and nobody left.',
    ),
    outlet: 'Gazette',
    author: '',
  },
  {
    id: 'b',
    text: page(
      meeting.replace('Tuesday', 'Wednesday'),
      worms,
      berths.replace('two', 'three'),
      bench,
      price,
      plan,
    ),
    outlet: 'Courier',
    author: 'Ida Pell',
  },
  {
    id: 'c',
    text: page(meeting, price, worms.replace('worms', 'ship worms'), berths, bench, plan),
    outlet: 'Herald',
    author: 'Ida Pell',
  },
];

describe.each(hosts)('a merge by keyboard alone on the $name', (host) => {
  const user = temporaryFolder('user');
  const corpus = path.join(user, 'pier');
  let app: OpenedApp;
  let view: Window;

  beforeAll(async () => {
    mkdirSync(corpus, { recursive: true });
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    writeFileSync(path.join(corpus, 'pier.jsonl'), lines);
    ({ app, view } = await startApp(user, { corpus, host }));
    await view.showKind('Duplicates');
  });
  endAfterTests(() => app);

  const hunk = (number: number) =>
    view.stage.getByRole('group', { name: `Hunk ${number}`, exact: true });
  const pressed = (number: number, name: string) =>
    hunk(number).getByRole('button', { name, exact: true, pressed: true }).waitFor();
  const decidedHunks = () =>
    app.page
      .getByRole('region', { name: 'Merged text' })
      .getByText(/\d of \d+ hunks decided/)
      .innerText();
  const result = () => view.result.inputValue();
  const focused = async () => {
    const isFocused = () => view.result.evaluate((element) => element === document.activeElement);
    await expect.poll(isFocused, patience).toBe(true);
  };

  test('shows a moved paragraph at both its ends, goes between them, and takes them together', async () => {
    await view.stage.getByRole('button', { name: /^Member 1: .*kept/ }).waitFor();
    await view.stage.getByRole('button', { name: /^Member 2: .*compared/ }).waitFor();
    await hunk(1).waitFor();
    const end = (words: RegExp) => view.stage.getByRole('button', { name: words });
    await end(/^moved to hunk \d/).waitFor();
    const [, other = ''] = /hunk (\d)/.exec(await end(/^moved to hunk \d/).innerText()) ?? [];
    await view.press(']', 'o');
    await view.stage.locator('.pick--active').getByText(other, { exact: true }).waitFor();
    await view.press('ArrowRight');
    await pressed(2, 'Take right');
    await pressed(Number(other), 'Take right');
    await view.saved();
    await expect.poll(async () => (await result()).split(bench)[1], patience).toContain(price);
    expect((await result()).split(price)).toHaveLength(2);
    await expect.poll(decidedHunks, patience).toMatch(/^\d+ words · 2 of 5/);
  });

  test('takes a text of one’s own for a hunk, and goes on to the next undecided one', async () => {
    await view.press('[', '[', '[', '[', 'Shift+E');
    const field = view.stage.getByRole('textbox', { name: 'Hunk 1' });
    await field.waitFor();
    await app.page.keyboard.press('Control+A');
    await app.page.keyboard.type('Thursday');
    await view.press('Enter');
    await field.waitFor({ state: 'detached' });
    await pressed(1, 'Own text');
    await view.saved();
    await expect.poll(result, patience).toContain('The harbour board met on Thursday to hear');
    await view.press('[', '[', '.');
    await view.stage.locator('.pick--active').getByText('3', { exact: true }).waitFor();
  });

  test('takes the rest from one side, with exceptions, and all of it when that is asked for', async () => {
    await view.press('Shift+ArrowRight');
    await pressed(3, 'Take right');
    await view.saved();
    await expect.poll(decidedHunks, patience).toMatch(/5 of 5/);
    await expect.poll(result, patience).toContain('three seasons');
    expect(await result()).toContain('Thursday');
    await view.press('Shift+ArrowLeft');
    await pressed(3, 'Take left');
    await pressed(1, 'Own text');
    await view.saved();
    await view.press('Control+Shift+ArrowRight');
    await pressed(1, 'Take right');
    await view.saved();
    await expect.poll(result, patience).toContain('Wednesday');
    await view.press('u');
    await pressed(1, 'Own text');
    await expect.poll(result, patience).toContain('Thursday');
  });

  test('undoes in the field as in any editor, and outside of it step by step', async () => {
    const before = await result();
    await view.press('e');
    await focused();
    await view.press('Control+End');
    await app.page.keyboard.type('Cake was served.');
    await expect.poll(result, patience).toBe(`${before}Cake was served.`);
    // An editor takes back a few letters at a time.
    for (let steps = 0; steps < 30 && (await result()) !== before; steps += 1)
      await view.press('Control+z');
    expect(await result()).toBe(before);
    await app.page.keyboard.type('Tea was served.');
    await view.press('Escape');
    await app.page.getByText(/edited by hand/).waitFor();
    await view.saved();
    await view.press('m');
    await view.stage.getByRole('button', { name: /^Member 3: .*compared/ }).waitFor();
    expect(await result()).toContain('Tea was served.');
  });

  test('compares the third member with what was taken so far', async () => {
    await view.stage.getByText(/with what was taken so far/).waitFor();
    const total = /of (\d+)/.exec(await decidedHunks())?.[1];
    await view.press('Shift+ArrowRight');
    await expect.poll(decidedHunks, patience).toContain(`${total} of ${total}`);
    await view.saved();
    await expect.poll(result, patience).toContain('ship worms');
    expect(await result()).toContain('Tea was served.');
    for (let steps = 0; steps < 2; steps += 1) await view.press('u');
    await expect.poll(result, patience).not.toContain('Tea was served.');
    for (let steps = 0; steps < 2; steps += 1) await view.press('Shift+U');
    await expect.poll(result, patience).toContain('Tea was served.');
    await expect.poll(result, patience).toContain('ship worms');
  });

  test('unites the fields and lets a conflict be decided', async () => {
    await view.press('y');
    const dialog = app.page.getByRole('dialog', { name: 'Fields of the merge' });
    const outlet = dialog.getByRole('group', { name: /^outlet/ });
    await outlet.getByRole('radio', { name: /Gazette/, checked: true }).waitFor();
    await dialog.getByRole('group', { name: /^author.*united/ }).waitFor();
    expect(await axeInBothThemes(app.page)).toEqual([]);
    for (let tabs = 0; tabs < 20; tabs += 1) {
      const at = outlet.getByRole('radio', { name: /Gazette/ });
      if (await at.evaluate((element) => element === document.activeElement)) break;
      await view.press('Tab');
    }
    await view.press('ArrowDown', 'ArrowDown');
    await outlet.getByRole('radio', { name: /Herald/, checked: true }).waitFor();
    await view.closeDialog();
    await view.saved();
    await view.decide('a');
  });

  test('exports the text and the fields that were chosen', async () => {
    expect(app.troubles).toEqual([]);
    // Of the third member all was taken, its Tuesday as well.
    const expected = ['met on Tuesday', 'ship worms', 'Tea was served.'];
    await app.close();
    const out = path.join(user, 'out');
    const project = path.join(user, 'pier.stet.json');
    const { code, stderr } = await runStet(['export', project, '--out', out, '--format', 'jsonl']);
    expect([code, stderr.split('\n').filter((line) => /error/i.test(line))]).toEqual([0, []]);
    const written = readFileSync(path.join(out, 'corpus.jsonl'), 'utf8').trim().split('\n');
    expect(written).toHaveLength(1);
    const record = JSON.parse(written[0] ?? '{}');
    expect(record).toMatchObject({ id: 'a', outlet: 'Herald', author: 'Ida Pell' });
    for (const words of expected) expect(record.text).toContain(words);
    app = await host.open(user);
  });
});

describe('a pair of very long texts', () => {
  const user = temporaryFolder('user');
  const corpus = path.join(user, 'long');
  let app: OpenedApp;
  let view: Window;

  beforeAll(async () => {
    mkdirSync(corpus, { recursive: true });
    const [left, right] = longTexts(100_000);
    writeFileSync(path.join(corpus, 'one.txt'), left);
    writeFileSync(path.join(corpus, 'two.txt'), right);
    ({ app, view } = await startApp(user, { corpus }));
  });
  endAfterTests(() => app);

  test('answers keys while it is compared, and is drawn in few elements, folded or not', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await app.page.route('**/api/call', async (route) => {
      if (route.request().postData()?.includes('"cluster.compare"')) await held;
      await route.continue();
    });
    await view.showKind('Duplicates');
    const inspector = view.inspector;
    await inspector.waitFor();
    await view.press('i');
    await inspector.waitFor({ state: 'detached' });
    release();
    await view.stage.getByRole('group', { name: 'Hunk 1', exact: true }).waitFor();
    const elements = () => app.page.evaluate(() => document.querySelectorAll('*').length);
    expect(await elements()).toBeLessThan(1_500);
    await view.press('z');
    await view.stage
      .getByRole('button', { name: /unchanged$/ })
      .first()
      .waitFor({ state: 'detached' });
    expect(await elements()).toBeLessThan(1_500);
    await view.press('.', 'ArrowRight');
    await app.page.getByText(/\b1 of \d+ hunks decided/).waitFor();
    expect(app.troubles).toEqual([]);
  });
});

describe('a paragraph with many hunks', () => {
  const user = temporaryFolder('user');
  const corpus = path.join(user, 'slips');
  let app: OpenedApp;
  let view: Window;

  beforeAll(async () => {
    mkdirSync(corpus, { recursive: true });
    const [text] = longTexts(1_400);
    let word = 0;
    const slips = text.replace(/\S+(?= )/g, (found) => {
      word += 1;
      return word > 350 && word < 500 && word % 12 === 0 ? `${found}x` : found;
    });
    writeFileSync(path.join(corpus, 'one.txt'), text);
    writeFileSync(path.join(corpus, 'two.txt'), slips);
    ({ app, view } = await startApp(user));
    await app.page.setViewportSize({ width: 1024, height: 700 });
    await app.openCorpus(corpus);
    await view.ready();
  });
  endAfterTests(() => app);

  /** Whether all of a hunk can be seen in the part of the comparison that is shown. */
  const inSight = (number: number) =>
    view.stage.getByRole('region', { name: 'Comparison' }).evaluate((pane, hunk) => {
      const place = pane.querySelector(`[data-hunk="${hunk - 1}"]`)?.getBoundingClientRect();
      const { top, bottom } = pane.getBoundingClientRect();
      return place !== undefined && place.top >= top && place.bottom <= bottom;
    }, number);

  test('has the hunk in sight that one is at, also while one writes its text', async () => {
    await view.showKind('Duplicates');
    await expect.poll(() => inSight(1), patience).toBe(true);
    for (const number of [2, 3, 4, 5, 6, 7, 8]) {
      await view.press(']');
      await expect.poll(() => inSight(number), patience).toBe(true);
    }
    await view.press('Shift+E');
    await view.stage.getByRole('textbox', { name: 'Hunk 8' }).waitFor();
    await expect.poll(() => inSight(8), patience).toBe(true);
    expect(app.troubles).toEqual([]);
  });
});

/** Two texts of so many made-up words that differ in a few hundred places. */
function longTexts(count: number): [string, string] {
  let state = 11;
  const next = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % limit;
  };
  const parts = ['ka', 'lo', 'mi', 'ren', 'tu', 'sa', 'vel', 'or', 'pin', 'da', 'gri', 'not'];
  const words = Array.from({ length: count }, () =>
    Array.from({ length: 2 + next(2) }, () => parts[next(parts.length)]).join(''),
  );
  const prose = (list: readonly string[]) =>
    list
      .map((word, index) =>
        index % 17 === 16 ? `${word}.${index % 170 === 169 ? '\n\n' : ' '}` : `${word} `,
      )
      .join('');
  const changed = words.map((word, index) => (index % 400 === 7 ? `${word}x` : word));
  return [`Long Report\n\n${prose(words)}\n`, `Long Report\n\n${prose(changed)}\n`];
}
