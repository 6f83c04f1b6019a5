import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
import type { PageSession } from './page-session.ts';
import { answer } from './protocol.ts';

/** Answers one request of a page from the app's own scheme and refuses every other. */
export async function serve(
  page: PageSession,
  { requestId, request }: Protocol.Fetch.requestPausedPayload,
): Promise<void> {
  try {
    const response = await answer(request);
    if (!response) {
      process.stderr.write(`stand-in: a page asked for ${request.url}; refused\n`);
      await page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    const headers = [...response.headers].map(([name, value]) => ({ name, value }));
    if (!response.headers.has('content-type'))
      headers.push({ name: 'content-type', value: 'text/html' });
    await page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: headers,
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (thrown) {
    process.stderr.write(`stand-in: ${request.url} failed: ${String(thrown)}\n`);
    await page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => {});
  }
}
