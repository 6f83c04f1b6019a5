import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Request } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { callerOf } from './api.ts';
import type { OpenedApp } from './hosts.ts';
import { copyOfSample, endAfterTests, startApp } from './set-up.ts';
import { temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const patience = { timeout: 20_000, interval: 50 };

describe('keys that come faster than the page draws', () => {
  const user = temporaryFolder('user');
  const corpus = copyOfSample(user);
  let app: OpenedApp;
  let view: Window;

  beforeAll(async () => {
    ({ app, view } = await startApp(user, { corpus }));
    // Many keys come between two frames, as on a machine that is slow to draw.
    await app.page.evaluate(() => {
      const { requestAnimationFrame: draw } = window;
      window.requestAnimationFrame = (callback) => window.setTimeout(() => draw(callback), 400);
    });
  });
  endAfterTests(() => app);

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

  test('find the palette empty though it comes back while it goes', async () => {
    await view.press('Control+k', ...letters('exclude'), 'Escape', 'Control+k');
    const field = app.page.getByRole('combobox', { name: 'Find a command' });
    expect(await field.inputValue()).toBe('');
    await view.press(...letters('show duplicates'), 'Enter');
    await view.stage.getByText('Duplicate', { exact: true }).waitFor();
    await closed();
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

  /** Holds calls of an operation back, all or the first one, until the returned function is called. */
  const hold = async (operation: string, which: 'all' | 'first' = 'all') => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let calls = 0;
    await app.page.route('**/api/call', async (route) => {
      if (route.request().postData()?.includes(`"${operation}"`)) {
        calls += 1;
        if (which === 'all' || calls === 1) await held;
      }
      await route.continue();
    });
    return release;
  };

  test('go to a number in a list that is still on its way', async () => {
    const release = await hold('queue.window');
    await view.press('Control+k', ...letters('show typos'), 'Enter');
    await view.press('Control+g', '5', 'Enter');
    release();
    await expect.poll(view.row, patience).toBe(5);
    await view.stage.getByText('Typo', { exact: true }).waitFor();
    await closed();
    await view.command('Show findings of every kind');
  });

  test('wait for the list that was asked for before them', async () => {
    const left = async () => {
      const kind = app.page.getByRole('button', { name: /^Boilerplate,/ });
      return Number(/\d+/.exec((await kind.getAttribute('aria-label')) ?? '')?.[0]);
    };
    const before = await left();
    const release = await hold('queue.window');
    await view.press('Control+k', ...letters('show boilerplate'), 'Enter', 'a');
    release();
    await expect.poll(left, patience).toBe(before - 1);
    await view.ready();
    await view.stage.getByText('Boilerplate', { exact: true }).waitFor();
    expect(await view.decided()).toBe(1);
  });

  /** Waits until every call is answered, and those that come of the answers, too. */
  const quiet = () => {
    const open = new Set<Request>();
    let begun = 0;
    const begins = (request: Request) => {
      if (!request.url().endsWith('/api/call')) return;
      begun += 1;
      open.add(request);
    };
    app.page.on('request', begins);
    app.page.on('requestfinished', (request) => open.delete(request));
    let before = -1;
    const still = () => {
      const rests = open.size === 0 && begun === before;
      before = begun;
      return rests;
    };
    return () => expect.poll(still, { timeout: 20_000, interval: 300 }).toBe(true);
  };

  test('undo, and go on in another list than the one that was undone in', async () => {
    await view.showKind('Typos');
    const decided = await view.decided();
    await view.decide('a');
    const rests = quiet();
    const release = await hold('ledger.undo');
    await view.press('u', 'Control+k', ...letters('show duplicates'), 'Enter');
    await app.page.getByRole('button', { name: /^Duplicates,/, pressed: true }).waitFor();
    release();
    await view.stage.getByText('Duplicate', { exact: true }).waitFor();
    await expect.poll(view.decided, patience).toBe(decided);
    await rests();
    expect(await view.stage.getByText('Duplicate', { exact: true }).count()).toBe(1);
  });

  test('are typed into the field of a finding that is still on its way, and are no verdicts', async () => {
    await view.showKind('Typos');
    const decided = await view.decided();
    const releases = [await hold('finding.get'), await hold('finding.places')];
    await view.press('Control+g', '9', 'Enter', 'n', ...letters('a quarry, dear'), 'Escape');
    await view.press('t', ...letters('harbour'), 'Enter', 'Escape');
    for (const release of releases) release();
    await view.inspector.getByRole('button', { name: 'Take the tag harbour off' }).waitFor();
    const note = view.inspector.getByRole('textbox', { name: 'Note' });
    expect(await note.inputValue()).toBe('a quarry, dear');
    expect(await view.row()).toBe(9);
    expect(await view.decided()).toBe(decided);
  });

  test('walk the articles though these are still on their way', async () => {
    const release = await hold('articles.window');
    await view.press('l', 'j', 'j');
    release();
    const rows = app.page.getByRole('region', { name: 'List of articles' }).getByRole('listitem');
    await rows.nth(1).locator('[aria-current="true"]').waitFor();
    await view.press('l');
  });

  test('change a setting for good, the last one last', async () => {
    const call = callerOf(/http:\S+/.exec(app.log())?.[0] ?? '');
    const layout = async () => (await call('app.info', {})).settings.diffLayout;
    let answered = 0;
    app.page.on('response', (response) => {
      if (response.request().postData()?.includes('"settings.change"')) answered += 1;
    });
    const release = await hold('settings.change', 'first');
    await view.press('v', 'v');
    release();
    await expect.poll(() => answered, patience).toBe(2);
    expect(await layout()).toBe('inline');
    await app.page.getByRole('button', { name: 'Side by side', pressed: false }).waitFor();
  });

  test('are answered after a scan that was over before the opening was heard of', async () => {
    await view.command('Close the project');
    const second = path.join(user, 'second');
    cpSync(corpus, second, { recursive: true });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await app.page.route('**/api/call', async (route) => {
      if (!route.request().postData()?.includes('"project.open"')) return route.fallback();
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    });
    await app.openCorpus(second);
    await view.ready();
    const rests = quiet();
    release();
    await rests();
    await view.ready();
    await view.decide('a');
    expect(app.troubles).toEqual([]);
  });
});
