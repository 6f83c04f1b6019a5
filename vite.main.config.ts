import { defineConfig } from 'vite';
import { nodeBundle } from './vite.node-bundle.ts';

export default defineConfig(nodeBundle('electron/main/index.ts', 'out/main', 'index.js'));
