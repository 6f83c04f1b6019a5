import { defineConfig } from 'vite';

// A sandboxed preload is one CommonJS file; it is called `.cjs` because our package is of ES modules.
export default defineConfig({
  publicDir: false,
  build: {
    lib: {
      entry: 'electron/preload/index.ts',
      formats: ['cjs'],
      fileName: () => 'index.cjs',
    },
    outDir: 'out/preload',
    emptyOutDir: true,
    minify: false,
    target: 'chrome140',
    rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
  },
});
