import type { Route } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { callerOf } from './api.ts';
import type { OpenedApp } from './hosts.ts';
import { copyOfSample, endAfterTests, startApp } from './set-up.ts';
import { temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const patience = { timeout: 20_000, interval: 50 };
/** Names of the operations that the page asked for, in their order. */
let asked: string[] = [];
/** Calls that do not reach the host before they are let go. */
let held: { readonly names: readonly string[]; readonly routes: Route[] };
let app: OpenedApp;
let view: Window;

beforeAll(async () => {
  const user = temporaryFolder('user');
  const corpus = copyOfSample(user);
  ({ app, view } = await startApp(user, { corpus }));
  await app.page.route('**/api/call', async (route) => {
    const { operation: name } = route.request().postDataJSON() as { operation: string };
    asked.push(name);
    if (held.names.includes(name)) held.routes.push(route);
    else await route.continue();
  });
});
beforeEach(() => {
  asked = [];
  held = { names: [], routes: [] };
});
endAfterTests(() => app);

const hold = (...names: string[]) => {
  held = { names, routes: [] };
};
const isHeld = () => expect.poll(() => held.routes.length, patience).toBeGreaterThan(0);
async function letGo(): Promise<void> {
  const { routes } = held;
  held = { names: [], routes: [] };
  for (const route of routes) await route.continue();
}
const show = (kind: string) =>
  app.page.getByRole('button', { name: new RegExp(`^${kind}[ ,]`) }).click();
const shown = (kind: string) =>
  app.page.getByRole('button', { name: new RegExp(`^${kind}[ ,]`), pressed: true }).waitFor();

test('each verdict of a burst is for another finding, however late the host answers', async () => {
  const before = await view.decided();
  hold('decision.decide', 'finding.get', 'cluster.compare', 'queue.window');
  await view.press('a', 'r', 'a', 'r', 'a', 'r');
  await isHeld();
  await letGo();
  await expect.poll(view.decided, patience).toBe(before + 6);
  await view.saved();
  const entries = await view.inHistory((dialog) => dialog.getByRole('listitem').allInnerTexts());
  expect(new Set(entries).size).toBe(before + 6);
  await app.page.reload();
  await view.ready();
  expect(await view.decided()).toBe(before + 6);
});

test('a list asked for while a verdict is on its way is answered after it', async () => {
  const title = await view.title();
  hold('decision.decide');
  await view.press('a');
  await isHeld();
  await show('Typos');
  await shown('Typos');
  expect(asked).not.toContain('queue.window');
  await letGo();
  await view.stage.getByText('Typo', { exact: true }).waitFor();
  await show('All findings');
  await shown('All findings');
  const listed = app.page.getByRole('listbox', { name: 'Findings' });
  await listed.getByRole('option').first().waitFor();
  expect(await listed.getByRole('option').allInnerTexts()).not.toContainEqual(
    expect.stringContaining(title),
  );
});

test('keys after an undo wait for the finding that it brings back', async () => {
  await show('All findings');
  await shown('All findings');
  const decided = await view.decide('a');
  const before = await view.decided();
  hold('ledger.undo');
  await view.press('u', 'r');
  await isHeld();
  await letGo();
  await expect
    .poll(
      () => view.inHistory((dialog) => dialog.getByRole('listitem').first().innerText()),
      patience,
    )
    .toContain(decided);
  expect(await view.decided()).toBe(before);
});

test('each verdict is for another finding where the list came within the millisecond in which rows moved', async () => {
  await app.page.clock.setFixedTime(Date.now());
  await view.decide('a');
  const before = await view.decided();
  await view.press('u');
  await expect.poll(view.decided, patience).toBe(before - 1);
  await view.press('a', 'r', 'a');
  await expect.poll(view.decided, patience).toBe(before + 2);
});

test('of two thresholds the one that was set last holds, however late the first is answered', async () => {
  const dialog = app.page.getByRole('dialog', { name: 'Similarity threshold' });
  const slider = dialog.getByRole('slider', { name: /^Duplicates begin/ });
  const set = async (steps: number) => {
    await view.press('s');
    await slider.focus();
    await view.press(...Array.from({ length: steps }, () => 'ArrowRight'));
    await dialog.getByRole('button', { name: 'Apply' }).press('Enter');
  };
  hold('project.setThreshold');
  await set(1);
  await isHeld();
  const [first] = held.routes;
  held = { names: [], routes: [] };
  await view.closeDialog();
  await set(10);
  await first?.continue();
  await dialog.waitFor({ state: 'detached' });
  const call = callerOf(/http:\S+/.exec(app.log())?.[0] ?? '');
  await expect.poll(async () => (await call('project.info', {}))?.threshold, patience).toBe(0.6);
  expect(asked.filter((name) => name === 'project.setThreshold')).toHaveLength(2);
  await view.press('s');
  await dialog.getByText('.60', { exact: true }).waitFor();
  await view.closeDialog();
});

test('the page logged no error', () => {
  expect(app.troubles).toEqual([]);
});
