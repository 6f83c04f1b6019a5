// npm run screenshots: draws docs/images/*.png from the sample corpus, in a window of 1440 × 900.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { buildParts } from './build.mjs';
import { requireChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = path.join(root, 'docs/images');

/** Starts `stet serve`; gives the address it prints and the process. */
function serve(folder) {
  const child = spawn(
    process.execPath,
    [path.join(root, 'out/cli/stet.js'), 'serve', '--no-open'],
    {
      cwd: folder,
      env: { ...process.env, STET_HOME: path.join(folder, 'home') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      const address = /http:\/\/\S+/.exec(String(data))?.[0];
      if (address) resolve({ address, child });
    });
    child.once('exit', (code) => reject(new Error(`stet serve ended with ${code}`)));
  });
}

/** What an editor does, as far as the pictures need it. */
function editor(page) {
  const stage = page.getByRole('region', { name: 'Stage', exact: true });
  const dialog = page.getByRole('dialog');
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const shown = (text) => stage.getByRole('heading', { level: 1 }).filter({ hasText: text });
  return {
    stage,
    dialog,
    press,
    async command(label) {
      await press('Control+k');
      await dialog.getByRole('combobox', { name: 'Find a command' }).fill(label);
      await press('Enter');
      await dialog.waitFor({ state: 'detached' });
    },
    /** Brings a finding on the stage by clicking it in the list of its kind. */
    async show(kind, title) {
      await page.getByRole('group', { name: 'Kinds' }).getByRole('button', { name: kind }).click();
      await page
        .getByRole('option')
        .filter({ has: page.getByText(title) })
        .first()
        .click();
      await shown(title).waitFor();
    },
    async decide(kind, title, key) {
      await this.show(kind, title);
      await press(key);
      await shown(title).waitFor({ state: 'detached' });
    },
    async open(key) {
      await press(key);
      await dialog.waitFor();
    },
    async close() {
      await press('Escape');
      await dialog.waitFor({ state: 'detached' });
    },
  };
}

/** The pictures in the order in which they are taken; each goes on from the one before. */
async function takeAll(page, corpus, take) {
  const view = editor(page);
  const { press, stage, dialog } = view;

  await page.getByRole('button', { name: 'Open the sample corpus' }).waitFor();
  await take('start');

  await page.getByRole('button', { name: /^Open a folder/ }).click();
  await dialog.getByRole('button', { name: path.basename(corpus), exact: true }).click();
  await dialog.getByRole('button', { name: `Open “${path.basename(corpus)}”` }).click();
  await stage.getByRole('heading', { level: 1 }).waitFor();

  await view.decide('Boilerplate', 'Caption shown again', 'a');
  await view.decide('Boilerplate', 'Headline shown again', 'a');
  await view.decide('Boilerplate', /Share · Save/, 'a');
  await view.decide('Typos', 'announcef', 'a');
  await view.decide('Typos', 'coubcil', 'r');
  await view.decide('Typography', '&amp; → &', 'a');

  await view.show('Boilerplate', 'Stray marker HG');
  await press(']', 'x');
  await stage.getByRole('article', { name: /^Place 2 of \d+, vetoed$/ }).waitFor();
  await page.getByRole('complementary', { name: 'Inspector' }).getByText('take back').waitFor();
  await take('boilerplate', 'light', 'dark');

  await view.open('g');
  await dialog.getByRole('checkbox').nth(8).waitFor();
  await take('all-places');
  await view.close();

  await view.show('Typos', 'teh');
  await press('e');
  await stage.getByRole('textbox', { name: 'Put there' }).waitFor();
  await take('typo');
  await press('Escape');

  await view.show('Duplicates', /^Dig Under/);
  await stage.getByRole('group', { name: 'Hunk 1', exact: true }).waitFor();
  await press('v', 'ArrowLeft', 'ArrowRight');
  await stage.getByRole('group', { name: 'Hunk 2', exact: true }).waitFor();
  await page.getByText(/2 of \d+ hunks decided/).waitFor();
  await page
    .getByRole('complementary', { name: 'Inspector' })
    .getByText('take back')
    .nth(1)
    .waitFor();
  await take('merge', 'light', 'dark');
  await press('v');
  await view.decide('Duplicates', 'Dorrow Point', 'a');

  await press('l');
  const list = page.getByRole('region', { name: 'List of articles' });
  for (const [tag, rows] of [
    ['transport', [0, 1, 2]],
    ['on the water', [6, 7]],
    ['to be checked', [5, 7]],
  ]) {
    for (const row of rows) await list.getByRole('checkbox').nth(row).check();
    await page
      .getByRole('combobox', { name: /^Add a tag/ })
      .first()
      .fill(tag);
    await press('Enter');
    await page
      .getByRole('button', { name: `Take the tag ${tag} off` })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
  }
  await list.getByRole('button', { name: /^Bookmobile/ }).click();
  await page.getByRole('region', { name: 'Article', exact: true }).getByRole('heading').waitFor();
  await take('articles');
  await press('l');
  await stage.getByRole('heading', { level: 1 }).waitFor();

  await view.open('h');
  await dialog.getByRole('listitem').nth(8).waitFor();
  await take('history');
  await view.close();

  await view.open('f');
  await take('figures');
  await view.close();

  await view.open('Control+e');
  await take('export');
  await view.close();

  await view.open('Control+k');
  await dialog.getByRole('combobox').fill('show');
  await take('palette');
  await view.close();

  await view.open('?');
  await take('keys');
  await view.close();
}

/** Sets every clock time that is shown to one, so that a picture changes only where the window does. */
function stopClocks(page) {
  return page.evaluate(() => {
    for (const shown of document.querySelectorAll('time, .key-bar__saved')) {
      const text = shown.lastChild;
      if (text?.nodeType === Node.TEXT_NODE)
        text.nodeValue = text.nodeValue.replace(/\d\d:\d\d(:\d\d)?/, (clock) =>
          clock.length > 5 ? '10:44:07' : '10:44',
        );
    }
  });
}

if (!existsSync(path.join(root, 'out/cli/stet.js')) || !process.argv.includes('--no-build'))
  await buildParts();
mkdirSync(images, { recursive: true });
const scratch = mkdtempSync(path.join(os.tmpdir(), 'stet-screenshots-'));
// The dialog of the export names it.
const folder = path.join(scratch, 'corpora');
const corpus = path.join(folder, 'harbour');
cpSync(path.join(root, 'samples/harbour'), corpus, { recursive: true });
mkdirSync(path.join(folder, 'home'));
writeFileSync(path.join(folder, 'home/settings.json'), JSON.stringify({ author: 'Ida' }));
const { address, child } = await serve(folder);
const browser = await chromium.launch({
  executablePath: requireChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--hide-scrollbars'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  await takeAll(page, corpus, async (name, ...themes) => {
    for (const colorScheme of themes.length > 0 ? themes : ['light']) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => document.fonts.ready);
      await stopClocks(page);
      const suffix = colorScheme === 'dark' ? '-dark' : '';
      await page.screenshot({
        path: path.join(images, `${name}${suffix}.png`),
        caret: 'hide',
        animations: 'disabled',
      });
      console.log(`docs/images/${name}${suffix}.png`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });
} finally {
  await browser.close();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
  rmSync(scratch, { recursive: true, force: true });
}
