import { StetError } from '../../../shared/host/result.ts';
import { systemCode } from '../reader/reading-failure.ts';

const clauses: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the disk can only be read',
  ENAMETOOLONG: 'a name is too long for this disk',
  ENOTDIR: 'a part of the path is a file',
  EFBIG: 'the file is too large for this disk',
  EIO: 'the disk failed',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'another program holds a file there',
  EXDEV: 'it lies on another disk',
  ENOENT: 'a folder there has vanished',
};

/** The error to throw for a failed export: system errors become sentences, all others stay as they are. */
export function exportFailure(error: unknown, target: string): unknown {
  const code = systemCode(error);
  if (!/^E[A-Z]+$/.test(code)) return error;
  const clause = clauses[code] ?? `the system refused (${code})`;
  return new StetError(
    'unwritable',
    `The export to “${target}” failed: ${clause}. Nothing was left behind, and the corpus and decisions are untouched.`,
    { cause: error },
  );
}
