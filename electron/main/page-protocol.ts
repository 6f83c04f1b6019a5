import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentSecurityPolicy } from '../backend/content-security-policy.ts';
import { bundleFile, pageScheme } from './page.ts';

/** Makes `app:` a scheme like `https:`. Once, before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built page in `root`, every file with its type and the content security policy. */
export function servePage(root: string): void {
  protocol.handle(pageScheme, async (request) => {
    const found = bundleFile(root, request.url, request.method);
    if ('status' in found) return new Response(null, { status: found.status });
    try {
      return new Response(await readFile(found.file), {
        headers: {
          'content-type': found.type,
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
