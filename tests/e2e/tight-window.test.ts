import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenedApp } from './hosts.ts';
import { axeInBothThemes, layoutInEverySize, walkByTab } from './page-checks.ts';
import { endAfterTests, startApp } from './set-up.ts';
import { temporaryFolder } from './stet-command.ts';
import type { Window } from './window.ts';

const members = 12;
const story = [
  'Keeper of the Long Sluice Retires',
  'Marta Oyelaran opened the long sluice for the last time on Friday and handed its iron key to the council clerk, who did not know where to put it.',
  'She has let the river into the meadows every spring for thirty-one years, and says that the water always came an hour later than the almanac promised.',
  'The council wants a motor where the crank is now, because nobody has applied for a post that begins at four in the morning and ends when the herons leave.',
  'Children of the mill school drew the sluice as they remember it, which is to say much larger, with a dragon in the pool that the engineers have not found.',
];

/** A dozen versions of one story; each differs from the others in a word or a sentence, and some have slips. */
function writeVersions(folder: string): void {
  mkdirSync(folder);
  for (let n = 0; n < members; n += 1) {
    const own = `The paper’s ${n + 2}th reader wrote in about the herons before noon.`;
    const texts = story.map((text, at) => (at === (n % 4) + 1 ? `${text} ${own}` : text));
    if (n < 2) texts.push('The clerk said the reciept for the key is still to be wirtten.');
    writeFileSync(
      path.join(folder, `keeper-of-the-long-sluice-${n}.txt`),
      `${texts.join('\n\n')}\n`,
    );
  }
}

describe('a small window', () => {
  const user = temporaryFolder('user');
  const corpus = path.join(user, 'sluice');
  let app: OpenedApp;
  let view: Window;

  const height = async (selector: string) =>
    (await app.page.locator(selector).boundingBox())?.height ?? 0;
  const chosen = () => view.stage.getByRole('button', { name: /^Member .*compared$/ });

  beforeAll(async () => {
    writeVersions(corpus);
    ({ app, view } = await startApp(user, { corpus }));
    app.page.setDefaultTimeout(20_000);
    await app.page.setViewportSize({ width: 1024, height: 700 });
  });
  endAfterTests(() => app);

  test('leaves the comparison of a dozen members its height, and has the compared one in sight', async () => {
    await view.showKind('Duplicates');
    await view.result.waitFor();
    expect(await view.stage.getByRole('button', { name: /^Member \d+:/ }).count()).toBe(members);
    expect(await height('.compare__scroll')).toBeGreaterThan(235);
    const seen = new Set<string>();
    for (let step = 1; step < members; step += 1) {
      const name = (await chosen().getAttribute('aria-label')) ?? '';
      seen.add(name);
      const at = await chosen().evaluate((button) => {
        const card = button.closest('li')?.getBoundingClientRect();
        const strip = button.closest('ul')?.getBoundingClientRect();
        if (!card || !strip) return 'no strip';
        return card.left >= strip.left - 1 && card.right <= strip.right + 1 ? 'in sight' : 'cut';
      });
      expect(`${name}: ${at}`).toBe(`${name}: in sight`);
      const file = /: (.*\.txt),/.exec(name)?.[1] ?? '';
      await view.stage.getByRole('region', { name: 'Comparison' }).getByText(file).waitFor();
      await view.press('m');
      await expect.poll(() => chosen().getAttribute('aria-label')).not.toBe(name);
    }
    expect(seen.size).toBe(members - 1);
  });

  test('lets Tab come to each of them, and gives axe nothing to say', async () => {
    expect(await walkByTab(app.page)).toEqual({ unreached: [], unmarked: [] });
    expect([...(await axeInBothThemes(app.page)), ...(await layoutInEverySize(app.page))]).toEqual(
      [],
    );
  });

  test('keeps the verdicts of a typo and the ways to look at it in one line', async () => {
    await view.showKind('Typos');
    const bar = view.stage.getByRole('toolbar', { name: 'Verdict' });
    await bar.getByRole('button', { name: 'All places' }).waitFor();
    for (const width of [1024, 1101, 1200, 1280]) {
      await app.page.setViewportSize({ width, height: 700 });
      const middles = await bar.getByRole('button').evaluateAll((buttons) =>
        buttons.map((button) => {
          const { top, bottom } = button.getBoundingClientRect();
          return Math.round((top + bottom) / 2);
        }),
      );
      expect([width, middles.length, new Set(middles).size]).toEqual([width, 9, 1]);
    }
  });

  test('lays the queue and the inspector over the stage, wide enough to read, and puts them away again', async () => {
    const panels = [
      { panel: view.inspector, key: 'i', widths: [1024, 512] },
      {
        panel: app.page.getByRole('complementary', { name: 'Queue' }),
        key: 'q',
        widths: [700, 512],
      },
    ];
    for (const { panel, key, widths } of panels) {
      for (const width of widths) {
        await app.page.setViewportSize({ width, height: 500 });
        expect(await panel.count()).toBe(0);
        await view.press(key);
        await panel.waitFor();
        const box = await panel.boundingBox();
        expect([key, width, box && box.width >= 300 && box.x + box.width <= width]).toEqual([
          key,
          width,
          true,
        ]);
        await view.press(key);
        await panel.waitFor({ state: 'detached' });
      }
    }
  });

  test('cuts a tag that is longer than its place, in the inspector and beside an article', async () => {
    await app.page.setViewportSize({ width: 1280, height: 700 });
    const tag = `herons ${'and what else was seen of the river '.repeat(5)}`.trim();
    await view.press('t');
    await app.page.keyboard.type(tag);
    await view.press('Enter', 'Escape');
    const chip = app.page.getByRole('button', { name: `Take the tag ${tag} off` });
    const insideOf = async (name: string, role: 'region' | 'complementary') => {
      const cross = await chip.first().boundingBox();
      const place = await app.page.getByRole(role, { name, exact: true }).boundingBox();
      if (!cross || !place) return false;
      return cross.x >= place.x && cross.x + cross.width <= place.x + place.width;
    };
    await chip.first().waitFor();
    expect(await insideOf('Inspector', 'complementary')).toBe(true);
    await view.press('l');
    await app.page.getByRole('treeitem', { name: /herons/ }).press('Enter');
    await app.page
      .getByRole('region', { name: 'List of articles' })
      .getByRole('button', { name: /^Keeper/ })
      .first()
      .click();
    await chip.first().waitFor();
    expect(await insideOf('Article', 'region')).toBe(true);
    await view.press('l');
  });
});
