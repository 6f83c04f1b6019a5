/** Why one file, or the rest of it, could not be read; the message is a clause for people, without the file's name. */
export class ReadingFailure extends Error {
  override readonly name = 'ReadingFailure';
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'it is no longer there',
  ENOTDIR: 'it is no longer there',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads back to itself',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'another program holds it',
  EIO: 'the disk failed while it was read',
  ENAMETOOLONG: 'its name is too long',
};

/** Code of a system error, or the empty string. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** A clause that says why a file could not be read, or null when the error is none of the disk's (and so a bug). */
export function readingReason(error: unknown): string | null {
  if (error instanceof ReadingFailure) return error.message;
  const code = systemCode(error);
  if (code === '') return null;
  return sentences[code] ?? (/^E[A-Z]+$/.test(code) ? `the system refused (${code})` : null);
}
