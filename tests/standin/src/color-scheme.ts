import type { PageSession } from './page-session.ts';

const pages = new Set<PageSession>();
let scheme: 'light' | 'dark' = 'light';

function apply(page: PageSession): Promise<unknown> {
  return page.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: scheme }],
  });
}

/** Keeps a page in the app's colours; returns when it has them. */
export async function followColorScheme(page: PageSession): Promise<void> {
  pages.add(page);
  await apply(page);
}

/** Shows every page, and each one to come, in the given scheme. */
export function setColorScheme(value: 'light' | 'dark'): void {
  scheme = value;
  for (const page of pages) apply(page).catch(() => pages.delete(page));
}
