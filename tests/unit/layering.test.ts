import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** For each folder, which other folders its files may import from, and which packages. */
const layers: Readonly<
  Record<string, { readonly folders: string[]; readonly packages: string[] }>
> = {
  'shared/progress': { folders: [], packages: [] },
  'shared/text': { folders: ['shared/progress'], packages: [] },
  'shared/corpus': { folders: ['shared/text', 'shared/progress'], packages: [] },
  'shared/findings': { folders: ['shared/text', 'shared/corpus'], packages: ['@noble/hashes'] },
  ...detectors('similarity', 'passages', 'boilerplate', 'spelling', 'typography'),
  'shared/search': { folders: ['shared/text', 'shared/progress'], packages: [] },
  'shared/scan': {
    folders: [
      ...['progress', 'text', 'corpus', 'findings', 'similarity', 'passages'],
      ...['boilerplate', 'spelling', 'typography'],
    ].map((name) => `shared/${name}`),
    packages: [],
  },
  'shared/diff': { folders: ['shared/progress', 'shared/text'], packages: ['diff'] },
  'shared/review': {
    folders: ['progress', 'text', 'corpus', 'findings', 'diff'].map((name) => `shared/${name}`),
    packages: [],
  },
  'shared/figures': {
    folders: ['progress', 'text', 'corpus', 'findings', 'similarity', 'review'].map(
      (name) => `shared/${name}`,
    ),
    packages: [],
  },
  'shared/tagging': {
    folders: ['text', 'corpus', 'review'].map((name) => `shared/${name}`),
    packages: [],
  },
  'shared/clean': {
    folders: ['progress', 'text', 'corpus', 'findings', 'diff', 'review', 'figures'].map(
      (name) => `shared/${name}`,
    ),
    packages: [],
  },
  'shared/host': {
    folders: [
      ...['progress', 'text', 'corpus', 'findings', 'similarity', 'search', 'scan'],
      ...['diff', 'review', 'figures', 'clean'],
    ].map((name) => `shared/${name}`),
    packages: ['zod'],
  },
  'electron/worker': { folders: ['shared', 'electron/backend'], packages: ['node:'] },
  'electron/backend': {
    folders: ['shared', 'electron/worker'],
    packages: ['node:', 'zod', 'lowdb', 'csv-', 'hyparquet', 'dictionary-'],
  },
  'electron/server': { folders: ['shared', 'electron/backend'], packages: ['node:'] },
  'electron/cli': {
    folders: ['shared', 'electron/backend', 'electron/server'],
    packages: ['node:', 'commander', 'open'],
  },
  'electron/main': {
    folders: ['shared', 'electron/backend'],
    packages: ['node:', 'electron', 'zod'],
  },
  'electron/preload': { folders: ['shared'], packages: ['electron'] },
  renderer: {
    folders: ['shared'],
    packages: ['react', '@base-ui/', '@tanstack/', 'lucide-react', 'vite', 'zod'],
  },
};

function detectors(...names: string[]): typeof layers {
  const folders = ['progress', 'text', 'corpus', 'findings'].map((name) => `shared/${name}`);
  return Object.fromEntries(names.map((name) => [`shared/${name}`, { folders, packages: [] }]));
}

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsBelow(folder: string): Import[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      const source = readFileSync(path.join(root, file), 'utf8');
      const found = source.matchAll(
        /^(?:import|export|\}) ?(?:.*\bfrom )?'([^']+)'|\bimport\('([^']+)'\)/gm,
      );
      return [...found].map(([, target, late]) => ({ file, target: target ?? late ?? '' }));
    });
}

function allowed({ file, target }: Import, folder: string): boolean {
  const { folders, packages } = layers[folder]!;
  if (!target.startsWith('.')) {
    return packages.some((name) => target === name || target.startsWith(name));
  }
  const resolved = path.posix.join(path.posix.dirname(file), target);
  if (resolved.startsWith('node_modules/')) {
    return packages.some((name) => resolved.startsWith(`node_modules/${name}`));
  }
  return [folder, ...folders].some((name) => resolved.startsWith(`${name}/`));
}

describe('layers', () => {
  test('every source folder has a layer', () => {
    for (const world of ['shared', 'electron']) {
      const folders = readdirSync(path.join(root, world), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'resources')
        .map((entry) => `${world}/${entry.name}`);
      for (const folder of folders) expect(Object.keys(layers)).toContain(folder);
    }
  });

  test.each(Object.keys(layers))('%s imports only what lies below it', (folder) => {
    const offences = importsBelow(folder)
      .filter((item) => !allowed(item, folder))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(offences).toEqual([]);
  });

  test('no file imports itself in a circle', () => {
    const graph = new Map<string, string[]>();
    for (const folder of Object.keys(layers)) {
      for (const { file, target } of importsBelow(folder)) {
        if (!target.startsWith('.')) continue;
        const to = path.posix.join(path.posix.dirname(file), target);
        graph.set(file, [...(graph.get(file) ?? []), to]);
      }
    }
    expect(findCircle(graph)).toBeNull();
  });
});

/** A list of files that import one another in a circle, or null. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | null => {
    const at = path.indexOf(file);
    if (at >= 0) return [...path.slice(at), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle) return circle;
  }
  return null;
}
