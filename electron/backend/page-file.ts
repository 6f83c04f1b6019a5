import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file of the built page with its type, or the status that refuses it. */
export type PageFile =
  | { readonly file: string; readonly type: string }
  | { readonly status: 400 | 404 };

/**
 * Finds the file of the built page in `root` that a URL's path means, never one outside it.
 * Containment is checked after decoding: `..%2f` survives URL parsing.
 */
export function pageFile(root: string, urlPath: string): PageFile {
  let relative: string;
  try {
    relative = decodeURIComponent(urlPath);
  } catch {
    return { status: 400 };
  }
  if (relative.includes('\0') || relative.includes('\\')) return { status: 400 };
  const file = path.join(root, relative === '/' ? 'index.html' : relative);
  const inside = path.relative(root, file);
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return { status: 400 };
  const type = types[path.extname(file)];
  return type ? { file, type } : { status: 404 };
}
