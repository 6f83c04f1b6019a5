/** What the review asks of `node:crypto`, from the browser. */
export function randomUUID(): string {
  return globalThis.crypto.randomUUID();
}
