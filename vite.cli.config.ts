import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: 'electron/cli/stet.ts',
    outDir: 'out/cli',
    target: 'node20',
    rolldownOptions: { output: { format: 'es', entryFileNames: 'stet.js' } },
  },
  ssr: { noExternal: true, external: [...builtinModules, /^node:/] as string[] },
});
