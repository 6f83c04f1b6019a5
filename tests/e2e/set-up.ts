import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { browser, keepEvidence, type OpenedApp, type TestHost } from './hosts.ts';
import { root } from './stet-command.ts';
import { type Window, windowOf } from './window.ts';

/** Copies the sample corpus into a folder, so that a project may be written beside it, and gives its path. */
export function copyOfSample(folder: string): string {
  const corpus = path.join(folder, 'harbour');
  cpSync(path.join(root, 'samples/harbour'), corpus, { recursive: true });
  return corpus;
}

/**
 * Starts Stet for the user of a folder, on the loopback host unless another is given. With a corpus, that is opened
 * and scanned, and a finding stands on the stage.
 */
export async function startApp(
  user: string,
  { corpus, host = browser }: { readonly corpus?: string; readonly host?: TestHost } = {},
): Promise<{ readonly app: OpenedApp; readonly view: Window }> {
  const app = await host.open(user);
  const view = windowOf(app.page);
  if (corpus !== undefined) {
    await app.openCorpus(corpus);
    await view.ready();
  }
  return { app, view };
}

/** Ends what these tests started after the last of them; where one fails, a picture of its window is kept. */
export function endAfterTests(started: () => OpenedApp | undefined): void {
  afterEach(async ({ task }) => {
    const app = started();
    if (app && task.result?.state === 'fail') await keepEvidence(app);
  });
  afterAll(() => started()?.kill());
}
