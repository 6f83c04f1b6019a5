import { builtinModules } from 'node:module';
import type { UserConfig } from 'vite';

/** Bundles a Node program with everything it uses into one file, so that what is installed needs no node_modules. */
export function nodeBundle(entry: string, outDir: string, file: string): UserConfig {
  return {
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20.19',
      rolldownOptions: {
        external: ['electron', /^node:/, ...builtinModules],
        output: {
          format: file.endsWith('.cjs') ? 'cjs' : 'es',
          entryFileNames: file,
          codeSplitting: false,
        },
      },
    },
  };
}
