import { cpSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenedApp } from './hosts.ts';
import { endAfterTests, startApp } from './set-up.ts';
import { root, temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const user = temporaryFolder('user');
const corpus = path.join(user, 'pages');
let app: OpenedApp;
let view: Window;

beforeAll(async () => {
  cpSync(path.join(root, 'tests/fixtures/scripts'), corpus, { recursive: true });
  ({ app, view } = await startApp(user));
});
endAfterTests(() => app);

/** In which directions the texts at these places run. */
const directions = (selector: string) =>
  app.page
    .locator(selector)
    .evaluateAll((elements) => [
      ...new Set(elements.map((element) => (element.matches(':dir(rtl)') ? 'rtl' : 'ltr'))),
    ]);

describe('pages in several scripts', () => {
  test('run from right to left on the stage, in the merged text and in the queue', async () => {
    await app.openCorpus(corpus);
    await view.ready();
    expect(await view.title()).toBe('عودة المركب القديم إلى الميناء');
    await view.result.waitFor();
    expect(await directions('.stage-head__title')).toEqual(['rtl']);
    expect(await directions('textarea[aria-label="Merged text"]')).toEqual(['rtl']);
    expect(await directions('.queue-row__title')).toEqual(['rtl']);
  });

  test('keep the names of their files in the order of paths', async () => {
    const names = app.page.locator('.member__document bdi');
    expect(await names.allTextContents()).toEqual(['ميناء-الصباح.txt', 'ميناء-المساء.txt']);
    expect(await directions('.member__document bdi')).toEqual(['ltr']);
  });

  test('are read in their own direction among the articles, whatever stands beside them', async () => {
    await view.press('l');
    const list = app.page.getByRole('region', { name: 'List of articles' });
    const reader = app.page.getByRole('region', { name: 'Article', exact: true });
    for (const [headline, direction] of [
      ['ספסל חדש בגן העיר', 'rtl'],
      ['川辺の時計が動き出す', 'ltr'],
      ['नदी का पुराना पुल', 'ltr'],
      ['مكتبة الحي', 'rtl'],
    ] as const) {
      await list.getByRole('button', { name: new RegExp(`^${headline}`) }).click();
      await reader.getByRole('heading').filter({ hasText: headline }).waitFor();
      expect(await directions('.library__reader .corpus-text')).toEqual([direction]);
    }
  });

  test('are found by words of their own', async () => {
    await view.press('/');
    const field = app.page.locator('input[type="search"]:focus');
    await field.fill('المكتبة');
    await app.page.getByRole('heading', { name: /^1 article\b/ }).waitFor();
    expect(await directions('input[type="search"]')).toEqual(['rtl']);
    expect(app.troubles).toEqual([]);
  });
});
