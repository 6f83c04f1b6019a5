import os from 'node:os';

/** The name under which decisions are recorded unless the user set another. */
export function userName(): string {
  try {
    return os.userInfo().username || 'editor';
  } catch {
    return 'editor';
  }
}
