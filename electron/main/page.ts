import path from 'node:path';

// Under which the desktop serves its page.
export const pageScheme = 'app';
const pageHost = 'bundle';

/** Where the page is, and which origin it has. */
export interface PageAddress {
  readonly url: string;
  readonly origin: string;
}

/**
 * The built page, or, in a checkout only, the development server that STET_PAGE names; it must be
 * on this machine, for the page it serves is trusted like our own.
 */
export function pageAddress(packaged: boolean, development: string | undefined): PageAddress {
  if (!packaged && development) {
    const url = new URL(development);
    if (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
      return { url: url.href, origin: url.origin };
  }
  return {
    url: `${pageScheme}://${pageHost}/index.html`,
    origin: `${pageScheme}://${pageHost}`,
  };
}

/** True for an address of the page's own origin. Node gives `app:` addresses the origin "null". */
export function isPageAddress(url: string, page: PageAddress): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return `${protocol}//${host}` === page.origin && username === '' && password === '';
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** What a request for the page asks for: a file of the bundle with its type, or the status that refuses it. */
export type BundleFile =
  | { readonly file: string; readonly type: string }
  | { readonly status: 400 | 404 | 405 };

/** Finds the file a request means. Containment is checked after decoding: `..%2f` survives URL parsing. */
export function bundleFile(root: string, url: string, method: string): BundleFile {
  if (method !== 'GET') return { status: 405 };
  const { host, pathname } = new URL(url);
  if (host !== pageHost) return { status: 404 };
  let relative: string;
  try {
    relative = decodeURIComponent(pathname);
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
