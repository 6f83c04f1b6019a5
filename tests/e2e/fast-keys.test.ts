import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browser, keepEvidence, type OpenedApp } from './hosts.ts';
import { root, temporaryFolder } from './stet-command.ts';
import { type Window, windowOf } from './window.ts';

const patience = { timeout: 20_000, interval: 50 };

describe('keys that come faster than the page draws', () => {
  const user = temporaryFolder('user');
  const corpus = path.join(user, 'harbour');
  let app: OpenedApp;
  let view: Window;

  beforeAll(async () => {
    cpSync(path.join(root, 'samples/harbour'), corpus, { recursive: true });
    app = await browser.open(user);
    view = windowOf(app.page);
    await app.openCorpus(corpus);
    await view.ready();
    // Many keys come between two frames, as on a machine that is slow to draw.
    await app.page.evaluate(() => {
      const { requestAnimationFrame: draw } = window;
      window.requestAnimationFrame = (callback) => window.setTimeout(() => draw(callback), 400);
    });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepEvidence(app);
  });
  afterAll(() => app.kill());

  const letters = (text: string) => [...text].map((letter) => (letter === ' ' ? 'Space' : letter));
  const closed = () => expect.poll(() => app.page.getByRole('dialog').count(), patience).toBe(0);
  const search = () => app.page.getByRole('searchbox', { name: 'Search findings and text' });

  test('are typed into the dialog that opens', async () => {
    await view.press('Control+g', '4', 'Enter');
    await expect.poll(view.row, patience).toBe(4);
    await closed();
    await view.press('Control+k', ...letters('show typos'), 'Enter');
    await view.stage.getByText('Typo', { exact: true }).waitFor();
    await closed();
    expect(await view.decided()).toBe(0);
  });

  test('are typed into the field that a command leads to, and stay there', async () => {
    await app.page.getByRole('button', { name: /^Typos,/ }).focus();
    await view.press('Control+k', ...letters('search'), 'Enter', ...letters('quarry'));
    await closed();
    await view.press(...letters(' lane'));
    expect(await search().inputValue()).toBe('quarry lane');
    await view.press('Escape', 'Escape');
    await expect.poll(() => search().inputValue(), patience).toBe('');
    expect(await view.decided()).toBe(0);
    await view.ready();
  });

  test('go on in the field from which a dialog was looked into', async () => {
    await view.press('n', ...letters('ar'), 'Control+k', 'Escape', ...letters('ad'));
    await closed();
    const note = view.inspector.getByRole('textbox', { name: 'Note' });
    expect(await note.inputValue()).toBe('arad');
    await view.press('Escape');
    expect(await view.decided()).toBe(0);
  });
});
