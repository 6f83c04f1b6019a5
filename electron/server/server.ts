import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StetError } from '../../shared/host/result.ts';
import { contentSecurityPolicy } from '../backend/content-security-policy.ts';
import type { Backend } from '../backend/contract.ts';
import { pageFile } from '../backend/page-file.ts';
import { hasToken, isLoopbackHost, isOwnOrigin } from './loopback.ts';

export interface BrowserHost {
  /** Where the page is, with this run's token in the fragment, which never goes over the wire. */
  readonly address: string;
  close(): Promise<void>;
}

const mostBody = 16 * 1024 * 1024;
const keepAliveEvery = 15_000;

/** Serves the page and the program behind it on 127.0.0.1. Throws `StetError` when the port is taken. */
export async function startServer(options: {
  readonly backend: Backend;
  /** Folder of the built page. */
  readonly page: string;
  /** 0 lets the system choose. */
  readonly port: number;
}): Promise<BrowserHost> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    answer(request, response, options.backend, options.page, token).catch((error: unknown) => {
      console.error(error);
      end(response, 500, 'Something in Stet went wrong.');
    });
  });
  const port = await listen(server, options.port);
  return {
    address: `http://127.0.0.1:${port}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new StetError(
          'not-allowed',
          taken ? `Port ${port} is taken by another program.` : `Cannot listen: ${error.message}`,
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  backend: Backend,
  page: string,
  token: string,
): Promise<void> {
  if (!isLoopbackHost(request.headers.host)) return end(response, 403, 'Not this host.');
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path.startsWith('/api/')) {
    if (!isOwnOrigin(request.headers)) return end(response, 403, 'Not from this page.');
    if (!hasToken(request.headers, token)) return end(response, 401, 'No valid token.');
    if (path === '/api/call' && request.method === 'POST') return call(request, response, backend);
    if (path === '/api/events' && request.method === 'GET')
      return events(request, response, backend);
    return end(response, 404, 'Not here.');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Not so.');
  const found = pageFile(page, path);
  const data = 'file' in found ? await readFile(found.file).catch(() => null) : null;
  if (!('file' in found) || data === null) return end(response, 404, 'Not here.');
  response.writeHead(200, { ...headers, 'content-type': found.type });
  response.end(request.method === 'HEAD' ? undefined : data);
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

function end(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  backend: Backend,
): Promise<void> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return end(response, 415, 'JSON only.');
  }
  const body = await readBody(request);
  if (body === null) return end(response, 413, 'Too large.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return end(response, 400, 'Not JSON.');
  }
  const { operation, args } = (parsed ?? {}) as { operation?: unknown; args?: unknown };
  const result = await backend.call(typeof operation === 'string' ? operation : '', args);
  response.writeHead(200, { ...headers, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(result));
}

/** The body as text, or null when it is larger than `mostBody`. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same: stopping would cut the connection before the answer is out.
    if (size > mostBody) chunks.length = 0;
    else chunks.push(chunk);
  }
  return size > mostBody ? null : Buffer.concat(chunks).toString('utf8');
}

function events(request: IncomingMessage, response: ServerResponse, backend: Backend): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(': connected\n\n');
  const stop = backend.onEvent((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  const keepAlive = setInterval(() => response.write(': still here\n\n'), keepAliveEvery);
  request.on('close', () => {
    stop();
    clearInterval(keepAlive);
  });
}
