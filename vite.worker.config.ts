import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

// A worker inside an asar archive has to be one CommonJS file.
export default defineConfig({
  build: {
    ssr: 'electron/worker/scan-worker.ts',
    outDir: 'out/worker',
    target: 'node20',
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'scan.cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: [...builtinModules, /^node:/] as string[] },
});
