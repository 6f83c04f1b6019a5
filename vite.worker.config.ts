import { defineConfig } from 'vite';
import { nodeBundle } from './vite.node-bundle.ts';

// A worker inside an asar archive has to be one CommonJS file.
export default defineConfig(nodeBundle('electron/worker/scan-worker.ts', 'out/worker', 'scan.cjs'));
