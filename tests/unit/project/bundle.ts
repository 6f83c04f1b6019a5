import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bundles a TypeScript file of this folder, to be run by plain Node, into `outDir`; answers its path. */
export async function bundleScript(source: URL, outDir: string): Promise<string> {
  const beside = fileURLToPath(source);
  const name = basename(beside, '.ts');
  // A bench is itself a bundle that lies elsewhere; it runs in the checkout's root.
  const script = existsSync(beside) ? beside : resolve(`tests/unit/project/${name}.ts`);
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: script,
      outDir,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}
