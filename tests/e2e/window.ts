import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const patience = { timeout: 60_000, interval: 50 };

/** The window of an opened corpus as an editor uses it: keys, and what is to be seen after them. */
export interface Window {
  readonly page: Page;
  readonly stage: Locator;
  readonly inspector: Locator;
  readonly result: Locator;
  /** Waits until a corpus is open, scanned, and a finding stands on the stage. */
  ready(): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Chooses a command by its name in the palette; another dialog may come up behind it. */
  choose(label: string): Promise<void>;
  /** Runs a command that opens no dialog by its name through the palette. */
  command(label: string): Promise<void>;
  /** Shows one kind of finding, and of it what is to decide. */
  showKind(name: string): Promise<void>;
  /** Title of the finding on the stage. */
  title(): Promise<string>;
  /** The row of the queue on which the editor stands, counted from 1. */
  row(): Promise<number>;
  /** Walks the queue with the keys until a finding with these words in its title is on the stage. */
  goTo(title: string): Promise<void>;
  /** The same, until a cluster whose texts differ in at least so many hunks is there. */
  goToHunks(least: number): Promise<void>;
  /** Presses a key that gives a verdict, waits until it is counted and on the disk; answers the finding's title. */
  decide(...keys: string[]): Promise<string>;
  /** Number of findings with a verdict, as the window shows it. */
  decided(): Promise<number>;
  /** Waits until the window says that everything is on the disk. */
  saved(): Promise<void>;
  /** Opens the history with its key, hands its entries over, and closes it. */
  inHistory<T>(use: (dialog: Locator) => Promise<T>): Promise<T>;
  closeDialog(): Promise<void>;
}

/** What a page holds as the window of an opened corpus. */
export function windowOf(page: Page): Window {
  const stage = page.getByRole('region', { name: 'Stage', exact: true });
  const dialog = page.getByRole('dialog');
  // The heading is empty until the finding has come that a key led to.
  const title = () =>
    stage.getByRole('heading', { level: 1 }).filter({ hasText: /\S/ }).innerText();
  const current = page.getByRole('listbox', { name: 'Findings' }).locator('[aria-current]');
  const row = async () => Number(await current.getAttribute('aria-posinset'));
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const saved = () =>
    page
      .getByRole('contentinfo', { includeHidden: true })
      .getByText(/^saved \d/)
      .waitFor();
  const decided = async () => {
    const text = await page
      .getByRole('button', { name: /\d of \d+ decided/, includeHidden: true })
      .innerText();
    return Number(/(\d+) of/.exec(text)?.[1]);
  };
  const closeDialog = async () => {
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  /** Goes down the queue from where it stands, then up, until `fits` says so. */
  const walk = async (wanted: string, fits: () => Promise<boolean>) => {
    for (const key of ['j', 'k'] as const) {
      for (;;) {
        const text = await title();
        if (await fits()) return;
        const last = Number(await current.getAttribute('aria-setsize'));
        if ((await row()) === (key === 'k' ? 1 : last)) break;
        await press(key);
        await expect.poll(title, patience).not.toBe(text);
      }
    }
    throw new Error(`${wanted} is not among the findings that are listed`);
  };
  const self: Window = {
    page,
    stage,
    inspector: page.getByRole('complementary', { name: 'Inspector' }),
    result: page.getByRole('textbox', { name: 'Merged text' }),
    press,
    title,
    row,
    saved,
    decided,
    closeDialog,
    async ready() {
      await page.getByRole('group', { name: 'Kinds' }).waitFor();
      // An empty stage has a heading, too, and no verdicts.
      await stage.getByRole('toolbar', { name: 'Verdict' }).waitFor();
    },
    async choose(label) {
      await press('Control+k');
      const field = page.getByRole('combobox', { name: 'Find a command' });
      await field.fill(label);
      await dialog.getByRole('option', { name: label }).first().waitFor();
      await field.press('Enter');
      await field.waitFor({ state: 'detached' });
    },
    async command(label) {
      await self.choose(label);
      await dialog.waitFor({ state: 'detached' });
    },
    async showKind(name) {
      await self.command(`Show ${name.toLowerCase()}`);
      await page.getByRole('button', { name: new RegExp(`^${name},`), pressed: true }).waitFor();
      await stage.getByText(kindOf[name] ?? name, { exact: true }).waitFor();
    },
    goTo: (wanted) => walk(wanted, async () => (await title()).includes(wanted)),
    goToHunks: (least) =>
      walk(`a cluster with ${least} hunks`, async () => {
        await self.result.waitFor();
        const text = await page.getByRole('region', { name: 'Merged text' }).innerText();
        return Number(/of (\d+) hunks?/.exec(text)?.[1] ?? 0) >= least;
      }),
    async decide(...keys) {
      const name = await title();
      const before = await decided();
      await press(...keys);
      await expect.poll(decided, patience).toBe(before + 1);
      await saved();
      return name;
    },
    async inHistory(use) {
      await press('h');
      await dialog.getByRole('region', { name: 'Entries' }).getByRole('listitem').first().waitFor();
      const result = await use(dialog);
      await closeDialog();
      return result;
    },
  };
  return self;
}

const kindOf: Readonly<Record<string, string>> = {
  Duplicates: 'Duplicate',
  Passages: 'Passage',
  Boilerplate: 'Boilerplate',
  Typos: 'Typo',
  'Real words': 'Real word',
  Variants: 'Variant',
  Typography: 'Typography',
};
