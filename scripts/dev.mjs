// npm run dev [-- CORPUS]: the window with hot reload, in the browser, or with --desktop in Electron.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { buildParts, parts } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const desktop = process.argv.includes('--desktop');
const targets = process.argv.slice(2).filter((argument) => argument !== '--desktop');

// Without a display the desktop falls back to the browser host, which serves the built page.
await buildParts(desktop ? parts : ['worker', 'cli']);

/** Starts the `stet` command; what it prints is handed to `onOutput`. */
function stet(args, env, onOutput) {
  const child = spawn(process.execPath, [`${root}scripts/stet.mjs`, ...args], {
    env: { ...process.env, ...env },
    stdio: ['inherit', onOutput ? 'pipe' : 'inherit', 'inherit'],
  });
  if (onOutput) child.stdout.on('data', (data) => onOutput(String(data)));
  child.on('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return child;
}

/** The page from source, changed in place as its files are saved. */
async function servePage(proxy) {
  const server = await createServer({
    root: `${root}renderer`,
    configFile: `${root}vite.renderer.config.ts`,
    server: { host: '127.0.0.1', port: 5173, strictPort: false, ...(proxy ? { proxy } : {}) },
  });
  await server.listen();
  const { port } = server.httpServer.address();
  return `http://127.0.0.1:${port}/`;
}

if (desktop) {
  const page = await servePage(null);
  stet(['open', ...targets], { STET_PAGE: page }, null);
} else {
  const address = await new Promise((resolve) => {
    stet(['serve', ...targets, '--no-open'], {}, (output) => {
      const found = /(http:\/\/\S+)#(token=\S+)/.exec(output);
      if (found) resolve({ host: found[1], token: found[2] });
      else process.stdout.write(output);
    });
  });
  const page = await servePage({
    '/api': {
      target: address.host,
      changeOrigin: true,
      // The program answers only its own page; in development that page comes from here.
      configure: (proxy) =>
        proxy.on('proxyReq', (request) => {
          request.removeHeader('origin');
          request.setHeader('sec-fetch-site', 'same-origin');
        }),
    },
  });
  console.log(`Stet is at ${page}#${address.token}`);
}
