import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from '../standin/launch.ts';
import { buildProbe } from './electron-probe/build-probe.ts';

let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  launched = await launchApp({ folder: await buildProbe() });
  page = await launched.window();
});
afterAll(() => launched.close());

const status = (address: string) =>
  page.evaluate(
    (url) =>
      fetch(url).then(
        (response) => response.status,
        () => 'failed',
      ),
    address,
  );

describe('the page', () => {
  test('is a secure context with a content security policy that stops inline scripts and styles', async () => {
    const seen = await page.evaluate(() => ({
      secure: isSecureContext,
      inline: 'inlineScriptRan' in window,
      colour: getComputedStyle(document.querySelector('h1') as Element).color,
    }));
    expect(seen).toEqual({ secure: true, inline: false, colour: 'rgb(0, 0, 0)' });
  });

  test('cannot evaluate text as code', async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return 'injected' in window;
    });
    expect(ran).toBe(false);
  });

  test('is served with its type, its policy and nosniff', async () => {
    const headers = await page.evaluate(async () => {
      const response = await fetch('./probe.js');
      const names = ['content-type', 'content-security-policy', 'x-content-type-options'];
      return names.map((name) => response.headers.get(name));
    });
    expect(headers[0]).toBe('text/javascript; charset=utf-8');
    expect(headers[1]).toContain("default-src 'none'");
    expect(headers[2]).toBe('nosniff');
  });

  test('reads no file outside the bundle, however its path is spelled', async () => {
    const spellings = [
      './..%2f..%2fpackage.json',
      './%2e%2e%2f%2e%2e%2fpackage.json',
      './..%5c..%5cpackage.json',
      './%2fetc%2fpasswd',
      './probe.js%00.html',
      './%',
    ];
    for (const spelling of spellings) expect(await status(spelling)).not.toBe(200);
    expect(await status('./missing.js')).toBe(404);
    expect(await status('./probe.js')).toBe(200);
  });

  test('reaches nothing on the network', async () => {
    expect(await status('https://example.com/')).toBe('failed');
    const loaded = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve('loaded');
          image.onerror = () => resolve('failed');
          image.src = 'https://example.com/picture.png';
        }),
    );
    expect(loaded).toBe('failed');
  });

  test('cannot open a window', async () => {
    const opened = await page.evaluate(() => window.open('./index.html') === null);
    expect(opened).toBe(true);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = './index.html';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    });
    const count = await launched.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    );
    expect(count).toBe(1);
  });

  test('hands web links, and nothing else, to the browser', async () => {
    await launched.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'opened', opened);
      shell.openExternal = async (url) => {
        opened.push(url);
      };
    });
    await page.evaluate(() => {
      window.open('https://example.com/help');
      window.open('http://example.com/plain');
      window.open('javascript:alert(1)');
    });
    await expect
      .poll(() => launched.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]))
      .toEqual(['https://example.com/help']);
  });

  test('cannot be led away', async () => {
    const before = page.url();
    for (const address of ['https://example.com/', 'data:text/html,stranger']) {
      await page.evaluate((url) => {
        location.href = url;
      }, address);
      await page.waitForTimeout(200);
      expect(page.url()).toBe(before);
      expect(await page.textContent('h1')).toBe('Probe');
    }
  });

  test('gets no permission but to write to the clipboard', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'clipboard-read', 'clipboard-write'];
      const found = await Promise.all(
        names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
      );
      return found.map(({ state }) => state);
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'granted']);
  });

  test('follows the theme that is chosen', async () => {
    const colour = () =>
      page.evaluate(() => getComputedStyle(document.querySelector('#scheme') as Element).color);
    const change = (theme: string) =>
      page.evaluate(
        (chosen) =>
          (
            window as unknown as { stetHost: { call(name: string, args: object): unknown } }
          ).stetHost.call('settings.change', { theme: chosen }) as Promise<unknown>,
        theme,
      );
    await change('dark');
    await expect.poll(colour).toBe('rgb(200, 200, 200)');
    await change('light');
    await expect.poll(colour).toBe('rgb(10, 10, 10)');
  });
});
