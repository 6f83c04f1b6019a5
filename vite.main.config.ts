import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

// Everything but Electron and Node is bundled, so the packaged app needs no node_modules.
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'electron/main/index.ts',
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node20.19',
    rolldownOptions: {
      external: ['electron', /^node:/, ...builtinModules],
      output: { format: 'es', entryFileNames: 'index.js', codeSplitting: false },
    },
  },
});
