import { defineConfig } from 'vite';
import { nodeBundle } from './vite.node-bundle.ts';

export default defineConfig(nodeBundle('electron/cli/stet.ts', 'out/cli', 'stet.js'));
