import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { runtime } from './runtime.ts';

export const isolatedWorld = 'Electron Isolated Context';

const parameters =
  'require, process, exports, module, Buffer, global, setImmediate, clearImmediate';

/** The two scripts that every new document runs first, and what was wrong with the preload, if anything. */
export interface PageScripts {
  readonly main: string;
  readonly isolated: string;
  readonly error: Error | null;
}

/** Wraps the preload as Electron's sandboxed loader does: the body of a function of eight parameters. */
export function pageScripts(preload: string | undefined): PageScripts {
  const read = (name: string) => readFileSync(path.join(runtime.home, name), 'utf8');
  let wrapped = 'null';
  let error: Error | null = null;
  if (preload !== undefined)
    try {
      if (!path.isAbsolute(preload))
        throw new Error(`preload script must have absolute path: ${preload}`);
      const text = `(function (${parameters}) {${readFileSync(preload, 'utf8')}\n})`;
      new Script(text, { filename: preload });
      wrapped = text;
    } catch (thrown) {
      error = thrown instanceof Error ? thrown : new Error(String(thrown));
    }
  const platform = JSON.stringify(process.platform);
  return {
    main: read('main-world.js'),
    isolated: `${read('isolated-world.js')}\n;__standinStart(${wrapped}, ${platform});`,
    error,
  };
}
