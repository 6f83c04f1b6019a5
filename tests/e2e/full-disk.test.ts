import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenedApp } from './hosts.ts';
import { axeInBothThemes } from './page-checks.ts';
import { copyOfSample, endAfterTests, startApp } from './set-up.ts';
import { temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const limiter = '/usr/bin/prlimit';
const patience = { timeout: 20_000, interval: 50 };

describe.skipIf(!existsSync(limiter))('a disk that takes no more', () => {
  const user = temporaryFolder('user');
  let corpus: string;
  let app: OpenedApp;
  let view: Window;

  /** Lets no file that the program writes grow past so many bytes. */
  const limit = (bytes: number | 'unlimited') => {
    const { pid } = JSON.parse(readFileSync(`${corpus}.stet.lock`, 'utf8')) as { pid: number };
    execFileSync(limiter, ['--pid', String(pid), `--fsize=${bytes}:`]);
  };
  const messages = () => app.page.getByRole('region', { name: 'Messages' });

  beforeAll(async () => {
    corpus = copyOfSample(user);
    ({ app, view } = await startApp(user, { corpus }));
  });
  endAfterTests(() => app);

  test('says that the last step was not kept, keeps those before, and brings its finding back', async () => {
    await view.decide('a');
    const title = await view.title();
    limit(10);
    await view.press('r');
    await messages()
      .getByText(/The last step was not kept; all before it is on the disk/)
      .waitFor();
    await app.page.getByRole('contentinfo').getByText('not saved').waitFor();
    await expect.poll(view.title, patience).toBe(title);
    expect(await view.decided()).toBe(1);
    expect(await axeInBothThemes(app.page)).toEqual([]);
  });

  test('shows why an export failed, also in a low window', async () => {
    await app.page.setViewportSize({ width: 1024, height: 600 });
    await view.press('Control+e');
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const alert = dialog.getByRole('alert');
    await alert.getByText(/failed/).waitFor();
    const foot = await dialog.getByRole('button', { name: 'Cancel' }).boundingBox();
    await expect
      .poll(async () => {
        const box = await alert.boundingBox();
        return box !== null && foot !== null && box.y + box.height <= foot.y;
      }, patience)
      .toBe(true);
    await view.closeDialog();
  });

  test('goes on as soon as there is room, and takes back what it said', async () => {
    limit('unlimited');
    await view.decide('r');
    await messages().waitFor({ state: 'detached' });
  });
});
