import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenedApp } from './hosts.ts';
import { axeInBothThemes, layoutInEverySize } from './page-checks.ts';
import { pickPlace } from './place-picker.ts';
import { copyOfSample, endAfterTests, startApp } from './set-up.ts';
import { runStet, temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const patience = { timeout: 60_000, interval: 50 };
const user = temporaryFolder('user');
const corpus = copyOfSample(user);
const mine = path.join(user, 'mine.json');
const theirs = path.join(user, 'otto.json');
let app: OpenedApp;
let view: Window;

beforeAll(async () => {
  ({ app, view } = await startApp(user, { corpus }));
});
endAfterTests(() => app);

const dialog = () => app.page.getByRole('dialog');

/**
 * Presses a button of the dialog that goes with it, moves the focus to another before the next frame, and answers
 * whether it is still there some frames later.
 */
const focusAfter = (first: string, second: RegExp) =>
  app.page.evaluate(
    async ([name, pattern]) => {
      const buttons = () => [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')];
      const gone = buttons().find((button) => button.textContent === name);
      gone?.focus();
      gone?.click();
      while (gone?.isConnected) await Promise.resolve();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      const next = buttons().find((button) => new RegExp(pattern).test(button.textContent ?? ''));
      next?.focus();
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      return next !== undefined && document.activeElement === next;
    },
    [first, second.source] as const,
  );

/** What axe and the layout have against the dialog that is open, in both themes and three sizes. */
const faults = async () => [
  ...(await axeInBothThemes(app.page)),
  ...(await layoutInEverySize(app.page)),
];

interface Line {
  readonly id: string;
  readonly by: string;
  readonly action: { readonly type: string; readonly title: string; readonly verdict: string };
}

/** What Otto would have decided: as here, but for the verdict on one finding; and a line that is damaged. */
function writeTheirs(): Line[] {
  const { ledger, ...head } = JSON.parse(readFileSync(mine, 'utf8')) as { ledger: Line[] };
  const lines = ledger.map((entry, index) => {
    const verdict = index === 3 ? 'rejected' : entry.action.verdict;
    return { ...entry, id: `otto-${index}`, by: 'Otto', action: { ...entry.action, verdict } };
  });
  const start = `${JSON.stringify(head).slice(0, -1)},"ledger":[`;
  const body = lines.map((line) => `${JSON.stringify(line)},`);
  writeFileSync(theirs, [start, ...body, '{"id":"torn","at":', ']}'].join('\n'));
  return lines;
}

describe('the ledger in the window', () => {
  const titles: string[] = [];

  test('is exported alone', async () => {
    await view.showKind('Typos');
    for (let index = 0; index < 5; index++) titles.push(await view.decide('a'));
    await view.choose('Export the ledger…');
    await dialog().getByRole('textbox', { name: 'Name of the new file' }).fill('mine.json');
    expect(await faults()).toEqual([]);
    await dialog().getByRole('button', { name: 'Choose a folder and export' }).press('Enter');
    // Files only show where one is; a folder is what is wanted.
    const project = dialog().getByRole('button', { name: /\.stet\.json$/ });
    await project.waitFor();
    expect(await project.isDisabled()).toBe(true);
    await pickPlace(app.page, user);
    await dialog()
      .getByText(/5 entries written to/)
      .waitFor();
    await view.closeDialog();
    expect(writeTheirs().map(({ action }) => action.title)).toEqual(titles);
  });

  test('shows what the corpus would be with and without a decision', async () => {
    await view.press('Shift+H');
    const list = dialog().getByRole('region', { name: 'Articles that differ' });
    await list.getByRole('listitem').first().waitFor();
    const text = dialog().getByRole('region', { name: 'Article', exact: true });
    const [before, after] = (titles[4] ?? '').split(' → ');
    await text
      .locator('.corpus-text del')
      .filter({ hasText: after ?? '' })
      .first()
      .waitFor();
    await text
      .locator('.corpus-text ins')
      .filter({ hasText: before ?? '' })
      .first()
      .waitFor();
    expect(await faults()).toEqual([]);
    await view.closeDialog();
  });

  test('is held against another editor’s, with a damaged line named, and merged by keys', async () => {
    // The last decision is then one that only Otto made.
    await view.press('u');
    await expect.poll(view.decided, patience).toBe(4);
    await view.choose('Another editor’s ledger…');
    await dialog().getByRole('button', { name: 'Choose a ledger…' }).press('Enter');
    await dialog().getByRole('button', { name: 'otto.json', exact: true }).click();
    await dialog().getByRole('button', { name: 'Open “otto.json”' }).click();
    const figures = dialog().getByRole('region', { name: 'How the ledgers agree' });
    await figures.getByText('otto.json, line 7 is not whole; it was left out.').waitFor();
    await figures.getByText(/3 of 4 agree/).waitFor();
    const conflicts = dialog().getByRole('region', { name: 'Conflicts' });
    await conflicts.getByRole('article', { name: titles[3] ?? '' }).waitFor();
    await conflicts.getByRole('region', { name: 'There' }).getByText('Otto').waitFor();
    expect(await faults()).toEqual([]);
    await view.press('2');
    await conflicts.getByRole('button', { name: /^As it is there/, pressed: true }).waitFor();
    await dialog().getByRole('button', { name: 'Merge: 1 settled, 0 left as here' }).press('Enter');
    await conflicts.getByText('Nothing is in conflict.').waitFor();
    await view.closeDialog();
    await expect.poll(view.decided, patience).toBe(5);
    const history = await view.inHistory((entries) =>
      entries.getByRole('listitem').allInnerTexts(),
    );
    expect(history[0]).toMatch(/settled a conflict about .* as Otto \(let stand\) has it/);
    expect(history.slice(1, 3).every((line) => line.includes('Otto'))).toBe(true);
    await view.press('u');
    await expect.poll(view.decided, patience).toBe(4);
    await view.press('Shift+U');
    await expect.poll(view.decided, patience).toBe(5);
  });

  test('says the same of two ledgers on the command line, and merges them', async () => {
    const compared = await runStet(['ledger', 'compare', mine, theirs, '--json']);
    expect(compared.stderr).toContain('line 7 is not whole');
    expect(JSON.parse(compared.stdout)).toMatchObject({
      agree: 4,
      conflicts: 1,
      agreement: { both: 5, agreed: 4 },
    });
    const out = path.join(user, 'both.json');
    const merged = await runStet([
      'ledger',
      'merge',
      mine,
      theirs,
      '--out',
      out,
      '--prefer',
      'theirs',
    ]);
    expect(merged).toMatchObject({ code: 0 });
    const again = await runStet(['ledger', 'compare', out, theirs, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ agree: 5, conflicts: 0 });
    expect((await runStet(['ledger', 'merge', mine, theirs, '--out', out])).code).toBe(1);
  });

  test('is audited blind, and the interval said', async () => {
    await view.choose('Audit…');
    const size = dialog().getByRole('spinbutton', { name: 'How many of each' });
    await size.fill('3');
    await dialog()
      .getByText(/Draws 3 accepted and 1 let stand/)
      .waitFor();
    expect(await faults()).toEqual([]);
    await size.press('Enter');
    const card = dialog().getByRole('region', { name: 'Finding' });
    await card.waitFor();
    expect(await faults()).toEqual([]);
    expect(await card.innerText()).not.toMatch(/accepted|let stand|Otto/);
    // An audit goes on after it was left.
    await view.closeDialog();
    await view.choose('Audit…');
    for (const done of [1, 2, 3]) {
      await card.waitFor();
      await view.press('a');
      await dialog().getByText(`${done} of 4 looked at.`).waitFor();
    }
    await view.press('a');
    // What it says comes after the end, not before.
    const end = dialog().getByRole('button', { name: 'End it and show the figures' });
    await end.waitFor();
    expect(await faults()).toEqual([]);
    expect(await dialog().getByRole('table').count()).toBe(0);
    await end.press('Enter');
    // 3 of 3 and 1 of 1: from 43.9 % and 20.7 % (Wilson).
    await dialog()
      .getByRole('row', { name: /Accepted: rightly.*43\.9 % to 100\.0 %/ })
      .waitFor();
    await dialog()
      .getByRole('row', { name: /Let stand: wrongly.*20\.7 % to 100\.0 %/ })
      .waitFor();
    const differences = dialog().getByRole('list', { name: 'Contradicted decisions' });
    await differences.getByText('let stand by Otto').waitFor();
    expect(await faults()).toEqual([]);
    await differences.getByRole('checkbox').check();
    await dialog().getByRole('button', { name: 'Change 1 verdict' }).press('Enter');
    await differences.getByText('(changed)').waitFor();
    await dialog().getByRole('button', { name: 'Done' }).press('Enter');
    await dialog().getByText('1 verdict changed after it.').waitFor();
    await view.closeDialog();

    await view.inHistory(async (history) => {
      const newest = () => history.getByRole('listitem').first().innerText();
      await expect.poll(newest, patience).toContain('changed 1 verdict by what an audit found');
    });
  });

  test('narrows the history and takes several entries back together', async () => {
    await view.press('h');
    const entries = dialog().getByRole('region', { name: 'Entries' }).getByRole('listitem');
    await entries.first().waitFor();
    await dialog().getByRole('combobox', { name: 'Author' }).selectOption('Otto');
    await expect.poll(() => entries.count(), patience).toBe(2);
    await dialog().getByRole('combobox', { name: 'Author' }).selectOption('');
    await dialog().getByRole('combobox', { name: 'Kind of entry' }).selectOption('audit');
    await expect.poll(() => entries.count(), patience).toBe(7);
    await dialog().getByRole('button', { name: 'Show all' }).press('Enter');
    const before = await view.decided();
    for (const title of titles.slice(0, 2)) {
      await dialog().getByRole('searchbox', { name: 'Search the history' }).fill(title);
      await expect
        .poll(
          async () => (await entries.allInnerTexts()).every((text) => text.includes(title)),
          patience,
        )
        .toBe(true);
      await entries.filter({ hasText: 'accepted the typo' }).last().getByRole('checkbox').check();
    }
    await dialog().getByRole('button', { name: 'Take back', exact: true }).press('Enter');
    await expect.poll(view.decided, patience).toBe(before - 2);
    await view.closeDialog();
  });

  test('ends an audit early for good, and shows then what was looked at', async () => {
    await view.choose('Audit…');
    const size = dialog().getByRole('spinbutton', { name: 'How many of each' });
    const card = dialog().getByRole('region', { name: 'Finding' });
    await size.fill('3');
    await size.press('Enter');
    await card.waitFor();
    await view.press('r');
    await dialog()
      .getByText(/^1 of \d looked at/)
      .waitFor();
    await dialog().getByRole('button', { name: 'End with what was looked at…' }).press('Enter');
    await dialog()
      .getByRole('button', { name: /^Go on with the other \d$/ })
      .press('Enter');
    await card.waitFor();
    expect(await focusAfter('End with what was looked at…', /^Go on with the other \d$/)).toBe(
      true,
    );
    await app.page.keyboard.press('Enter');
    await card.waitFor();
    await dialog().getByRole('button', { name: 'End with what was looked at…' }).press('Enter');
    await dialog().getByRole('button', { name: 'End it and show the figures' }).press('Enter');
    await dialog()
      .getByRole('row', { name: /to 100\.0 %|to 79\.3 %/ })
      .waitFor();
    await dialog().getByRole('button', { name: 'Done' }).press('Enter');
    await dialog().getByRole('button', { name: 'Draw the sample' }).waitFor();
    await view.closeDialog();
    expect(app.troubles).toEqual([]);
  });
});
