import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleFile, isPageAddress, pageAddress } from '../../../electron/main/page.ts';
import { isPageFrame } from '../../../electron/main/sender.ts';

const root = path.resolve('/bundle');
const ask = (address: string, method = 'GET') => bundleFile(root, address, method);

describe('a request for the page', () => {
  test('names a file below the bundle with its type', () => {
    expect(ask('app://bundle/assets/index.js?v=1#top')).toEqual({
      file: path.join(root, 'assets/index.js'),
      type: 'text/javascript; charset=utf-8',
    });
    expect(ask('app://bundle/')).toMatchObject({ file: path.join(root, 'index.html') });
  });

  test.each([
    'app://bundle/..%2f..%2fetc%2fpasswd.html',
    'app://bundle/%2e%2e%2fsecret.json',
    'app://bundle/..%5c..%5csecret.json',
    'app://bundle/a%00.html',
    'app://bundle/%',
    'app://bundle/a%2f..',
  ])('is refused when it points elsewhere: %s', (address) => {
    expect(ask(address)).toEqual({ status: 400 });
  });

  test('is refused for another host, another method, an unknown type', () => {
    expect(ask('app://other/index.html')).toEqual({ status: 404 });
    expect(ask('app://bundle/index.html', 'POST')).toEqual({ status: 405 });
    expect(ask('app://bundle/program.exe')).toEqual({ status: 404 });
  });
});

describe('the page', () => {
  test('is the bundle, whatever the environment says, once the app is packaged', () => {
    expect(pageAddress(true, 'http://localhost:5173/').origin).toBe('app://bundle');
    expect(pageAddress(false, undefined).url).toBe('app://bundle/index.html');
  });

  test('is a development server only on this machine', () => {
    expect(pageAddress(false, 'http://localhost:5173').origin).toBe('http://localhost:5173');
    for (const address of ['http://example.com/', 'https://localhost/', 'file:///page.html'])
      expect(pageAddress(false, address).origin).toBe('app://bundle');
  });

  test('has one origin, and look-alikes are not it', () => {
    const page = pageAddress(true, undefined);
    expect(isPageAddress('app://bundle/index.html', page)).toBe(true);
    for (const address of [
      'app://bundle.evil/index.html',
      'app://evil@bundle/',
      'https://bundle/',
      'app:bundle',
      'data:text/html,',
      'about:blank',
      '',
    ])
      expect(isPageAddress(address, page)).toBe(false);
  });
});

describe('a sender', () => {
  const page = pageAddress(true, undefined);
  const main = { origin: 'app://bundle', parent: null };

  test('is believed when it is the main frame of the page', () => {
    expect(isPageFrame(main, main, page)).toBe(true);
  });

  test('is refused when it is gone, below another frame, in another window or of another origin', () => {
    expect(isPageFrame(null, main, page)).toBe(false);
    expect(isPageFrame(null, null, page)).toBe(false);
    expect(isPageFrame({ origin: 'app://bundle', parent: main }, main, page)).toBe(false);
    expect(isPageFrame({ ...main }, main, page)).toBe(false);
    for (const origin of ['null', 'app://other', 'https://bundle', 'app://bundle.evil']) {
      const frame = { origin, parent: null };
      expect(isPageFrame(frame, frame, page)).toBe(false);
    }
  });
});
