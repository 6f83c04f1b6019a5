import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initialFilter } from '../../shared/host/initial-filter.ts';
import { queuePage } from '../../shared/host/page-sizes.ts';
import { type Caller, callerOf } from './api.ts';
import { openBrowser, type Served, serve } from './hosts.ts';
import { temporaryFolder } from './stet-command.ts';
import { type Window, windowOf } from './window.ts';

const patience = { timeout: 60_000, interval: 50 };
/** More clusters than the page asks for at once. */
const clusters = queuePage + 30;

const user = temporaryFolder('user');
const corpus = path.join(user, 'pairs');
let served: Served;
let context: BrowserContext;
let page: Page;
let session: CDPSession;
let view: Window;
let call: Caller;

/** Words without meaning, another one for each number. */
function word(number: number): string {
  const syllables = ['ba', 'dor', 'fen', 'gil', 'hum', 'kar', 'lop', 'mes', 'nav', 'pil', 'ros'];
  let [text, rest] = ['', number];
  do {
    text += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return text;
}

/** Pairs of copies, each of words of its own; the second copy ends otherwise. */
function writePairs(): void {
  mkdirSync(corpus);
  for (let pair = 0; pair < clusters; pair++) {
    const words = Array.from({ length: 40 }, (_, at) => word(100 + pair * 40 + at)).join(' ');
    for (const [copy, end] of ['today', 'tonight'].entries())
      writeFileSync(path.join(corpus, `${pair}-${copy}.txt`), `${words} ${end}.\n`);
  }
}

const listed = async () => {
  const ids: string[] = [];
  for (const offset of [0, queuePage]) {
    const window = await call('queue.window', { filter: initialFilter, offset, limit: queuePage });
    ids.push(...window.items.map(({ id }) => id));
  }
  return ids;
};

/** The verdicts that hold, the newest first. */
async function verdictsNow() {
  const filter = { search: '', author: null, kind: 'verdict' as const, since: null, until: null };
  const { items } = await call('ledger.history', { filter, offset: 0, limit: 200 });
  return items.filter(({ retracted }) => !retracted);
}

/** Types keys on a slow machine without waiting for what they do; answers about the list are kept back until all are typed. */
async function type(...keys: string[]): Promise<void> {
  const waiting: (() => void)[] = [];
  keepBack = () => new Promise((resolve) => waiting.push(resolve));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  for (const key of keys) await page.keyboard.press(key);
  keepBack = null;
  for (const goOn of waiting) goOn();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
}

let keepBack: (() => Promise<void>) | null = null;

/** What an editor means by these keys: the verdicts that hold in the end, and the finding one stands on. */
function meant(ids: readonly string[], from: number, keys: readonly string[]) {
  const left = [...ids];
  const verdicts: { finding: string; key: string; at: number }[] = [];
  let at = from;
  for (const key of keys) {
    if (key === 'j') at = Math.min(left.length - 1, at + 1);
    else if (key === 'k') at = Math.max(0, at - 1);
    else if (key === 'u') {
      const last = verdicts.pop()!;
      left.splice(last.at, 0, last.finding);
      at = last.at;
    } else {
      verdicts.push({ finding: left[at]!, key, at });
      left.splice(at, 1);
      at = Math.min(left.length - 1, at);
    }
  }
  return { verdicts, here: left[at] };
}

const words: Readonly<Record<string, RegExp>> = { a: /^accepted/, r: /^let/, d: /^put off/ };

/** Types the keys where one stands and compares what the ledger has then with what was meant. */
async function typed(from: number, keys: readonly string[]): Promise<void> {
  const ids = await listed();
  expect(ids.length).toBeGreaterThan(queuePage);
  const before = (await verdictsNow()).length;
  const { verdicts, here } = meant(ids, from, keys);
  await type(...keys);
  const made = async () => (await verdictsNow()).length - before;
  await expect.poll(made, patience).toBe(verdicts.length);
  await view.saved();
  const newest = (await verdictsNow()).slice(0, verdicts.length).reverse();
  expect(newest.map(({ finding }) => finding)).toEqual(verdicts.map(({ finding }) => finding));
  for (const [index, { key }] of verdicts.entries())
    expect(newest[index]!.text).toMatch(words[key]!);
  const current = page.getByRole('listbox', { name: 'Findings' }).locator('[aria-current]');
  await expect.poll(() => current.getAttribute('id'), patience).toBe(`queue-row-${here}`);
}

const times = (count: number, ...keys: string[]) =>
  Array.from({ length: count }, () => keys).flat();

async function goToRow(number: number): Promise<void> {
  await view.press('Control+g');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Number in the list' }).fill(String(number));
  await view.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(view.row, patience).toBe(number);
}

beforeAll(async () => {
  writePairs();
  served = await serve({ home: path.join(user, 'home'), target: corpus });
  call = callerOf(served.address);
  context = await openBrowser(path.join(user, 'profile'));
  page = context.pages()[0] ?? (await context.newPage());
  await page.route('**/api/call', async (route) => {
    if (route.request().postData()?.includes('"queue.window"')) await keepBack?.();
    await route.continue();
  });
  await page.goto(served.address);
  view = windowOf(page);
  await view.ready();
  session = await context.newCDPSession(page);
});
afterAll(async () => {
  await context?.close();
  await served?.stop('SIGKILL');
});

test('twenty verdicts typed at once decide on twenty findings, none twice and none passed over', async () => {
  await typed(0, times(20, 'a'));
});

test('moves, verdicts and undo typed at once are carried out one after another', async () => {
  await goToRow(1);
  await typed(0, ['j', 'a', 'a', 'u', 'r', 'j', 'd', 'u', 'u', 'a', 'k', 'r', 'j', 'j', 'a']);
});

test('verdicts go on from row to row where the rows have not come yet', async () => {
  // Rows of the second page move up into the first.
  const row = queuePage - 10;
  await goToRow(row);
  await typed(row - 1, times(6, 'a', 'r', 'd'));
});
