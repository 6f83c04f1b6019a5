import { request as send } from 'node:http';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type Served, serve } from './hosts.ts';
import { temporaryFolder } from './stet-command.ts';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let served: Served;
let port: string;
let token: string;

beforeAll(async () => {
  served = await serve({ home: path.join(temporaryFolder('user'), 'home') });
  const address = new URL(served.address);
  port = address.port;
  token = address.hash.replace('#token=', '');
});
afterAll(() => served.stop('SIGTERM'));

/** One request as it is written here, without what `fetch` would mend or forbid. */
function ask(
  target: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
  } = {},
): Promise<Reply> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Calls an operation as the page does; `headers` change or add to what it sends. */
function call(
  operation: string,
  args: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return ask('/api/call', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ operation, args }),
  });
}

describe('the browser host', () => {
  test('answers its own page', async () => {
    const reply = await call('app.info', {});
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: true, value: { host: 'browser' } });
  });

  test.each([
    ['without a token', { authorization: '' }],
    ['with a made-up token', { authorization: `Bearer ${'A'.repeat(32)}` }],
    ['with the token under another scheme', { authorization: 'Basic AAAA' }],
  ])('answers a call %s with 401', async (_, headers) => {
    expect((await call('app.info', {}, headers)).status).toBe(401);
    expect((await ask('/api/events', { headers })).status).toBe(401);
  });

  test('takes no token from the address', async () => {
    expect((await ask(`/api/events?token=${token}`)).status).toBe(401);
  });

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '0.0.0.0'])(
    'answers a request for the host “%s” with 403',
    async (host) => {
      expect((await call('app.info', {}, { host })).status).toBe(403);
      expect((await ask('/', { headers: { host } })).status).toBe(403);
    },
  );

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a page that the browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
    ['another page of this machine', { 'sec-fetch-site': 'same-site' }],
  ])('answers a call from %s with 403', async (_, headers) => {
    expect((await call('app.info', {}, headers)).status).toBe(403);
  });

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%5c..%5cpackage.json',
    '/assets/../../main/index.js',
    '//etc/hosts.json',
    '/%00.js',
    '/%E0%A4%A.js',
    '/nothing.js',
  ])('answers %s with 404', async (target) => {
    expect((await ask(target)).status).toBe(404);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'answers a call of the type “%s” with 415',
    async (type) => {
      expect((await call('app.info', {}, { 'content-type': type })).status).toBe(415);
    },
  );

  test('answers a body over the limit with 413', async () => {
    const body = Buffer.alloc(17 * 1024 * 1024, ' ');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    expect((await ask('/api/call', { method: 'POST', headers, body })).status).toBe(413);
    expect((await call('app.info', {})).status).toBe(200);
  });

  test('answers what is no JSON with 400, and other methods with 404 or 405', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    expect((await ask('/api/call', { method: 'POST', headers, body: '{' })).status).toBe(400);
    expect((await ask('/api/call', { headers })).status).toBe(404);
    expect((await ask('/', { method: 'PUT' })).status).toBe(405);
  });

  test('sends its content security policy with every answer', async () => {
    const replies = [
      await ask('/'),
      await ask('/nothing.js'),
      await ask('/', { headers: { host: 'evil.example' } }),
      await call('app.info', {}),
      await call('app.info', {}, { authorization: '' }),
      await call('app.info', {}, { origin: 'https://evil.example' }),
      await call('app.info', {}, { 'content-type': 'text/plain' }),
    ];
    for (const { headers } of replies) {
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  test.each([
    ['place.list', (made: string) => ({ token: made })],
    ['place.reveal', (made: string) => ({ token: made })],
    ['project.open', (made: string) => ({ token: made })],
    ['export.run', (made: string) => ({ place: made, folder: 'x', format: 'txt' })],
  ])('%s reaches nothing by a token that was not given out', async (operation, args) => {
    for (const made of ['0'.repeat(32), '/etc', '../../etc', 'constructor', '__proto__']) {
      const reply = JSON.parse((await call(operation, args(made))).body);
      expect(reply.ok).toBe(false);
      expect(JSON.stringify(reply)).not.toContain('/etc');
    }
  });

  test('refuses operations it does not have and arguments it does not know', async () => {
    for (const [operation, args] of [
      ['nonsense', {}],
      ['constructor', {}],
      ['place.resolve', { token: 'x' }],
      ['app.info', { path: '/etc/passwd' }],
      ['place.list', { token: null, path: '/etc' }],
    ] as const) {
      expect(JSON.parse((await call(operation, args)).body)).toMatchObject({ ok: false });
    }
  });

  test('says its token once, on the line for its user', () => {
    expect(served.log().split(token)).toHaveLength(2);
  });
});

describe('the page in a browser', () => {
  let page: Page;
  let close: () => Promise<void>;
  const asked: { readonly url: string; readonly referrer: string }[] = [];

  beforeAll(async () => {
    const context = await openBrowser(temporaryFolder('profile'));
    close = () => context.close();
    page = await context.newPage();
    page.on('request', (request) =>
      asked.push({ url: request.url(), referrer: request.headers().referer ?? '' }),
    );
    await page.goto(served.address);
    await page.getByRole('button', { name: /^Open a folder/ }).waitFor();
  });
  afterAll(() => close());

  test('loads from its own host alone', () => {
    expect(asked.length).toBeGreaterThan(3);
    for (const { url } of asked) expect(url).toContain(`http://127.0.0.1:${port}/`);
  });

  test('puts the token in no address that goes over the wire, in no referrer and not on the screen', async () => {
    for (const { url, referrer } of asked) {
      expect(url.split('#')[0]).not.toContain(token);
      expect(referrer).not.toContain(token);
    }
    expect(page.url()).not.toContain(token);
    expect(await page.content()).not.toContain(token);
  });

  test('runs no script that did not come with it', async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return 'injected' in window;
    });
    expect(ran).toBe(false);
  });

  test('reaches no other host', async () => {
    const reached = await page.evaluate(() =>
      fetch('https://evil.example/').then(
        () => true,
        () => false,
      ),
    );
    expect(reached).toBe(false);
  });
});
