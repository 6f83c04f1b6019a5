import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const host = resolve(root, 'tests/renderer-host');

/** The page over a host in memory, for working on it without the program; never shipped. */
export default defineConfig({
  root: host,
  base: './',
  publicDir: resolve(root, 'renderer/public'),
  plugins: [react()],
  resolve: { alias: { 'node:crypto': resolve(host, 'browser-crypto.ts') } },
  server: { host: '127.0.0.1', fs: { allow: [root] } },
  build: { target: 'chrome120', assetsInlineLimit: 0, emptyOutDir: true },
});
