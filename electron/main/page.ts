import { type PageFile, pageFile } from '../backend/page-file.ts';

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

/** The file of the built page that a request means, or the status that refuses it. */
export function bundleFile(
  root: string,
  url: string,
  method: string,
): PageFile | { readonly status: 405 } {
  if (method !== 'GET') return { status: 405 };
  const { host, pathname } = new URL(url);
  return host === pageHost ? pageFile(root, pathname) : { status: 404 };
}
