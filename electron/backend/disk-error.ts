import { StetError } from '../../shared/host/result.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk reported an error',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'another program is using it',
  EFBIG: 'it would grow too large',
  ENAMETOOLONG: 'its name is too long',
};

/** The code of a system error, or null for any other thing that was thrown. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/u.test(error.code) ? error.code : null;
}

function sentence(what: string, path: string, code: string): string {
  return `${what} ${path}: ${reasons[code] ?? code}.`;
}

/** An error of the file system while writing as a `StetError`; anything else comes back as it was. */
export function unwritable(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (error instanceof StetError || code === null) return error;
  return new StetError('unwritable', sentence('Could not write', path, code), { cause: error });
}

/** An error of the file system while reading as a `StetError`; anything else comes back as it was. */
export function unreadable(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (error instanceof StetError || code === null) return error;
  return new StetError('unreadable', sentence('Could not read', path, code), { cause: error });
}
