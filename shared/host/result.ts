/** Codes that a page or script may act on; the message is for people. */
export const errorCodes = [
  'invalid',
  'not-found',
  'not-allowed',
  'busy',
  'locked',
  'cancelled',
  'stale',
  'unreadable',
  'unwritable',
  'newer-version',
  'damaged',
  'bug',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An error as it crosses a boundary: data, since a thrown error loses its code on the way. */
export interface Failure {
  readonly code: ErrorCode;
  /** One sentence: what is wrong, where, what was kept. */
  readonly message: string;
  /** Where in the arguments, for `invalid`. */
  readonly path?: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** An error its user can act on. Anything else that is thrown is a bug. */
export class StetError extends Error {
  override readonly name = 'StetError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
