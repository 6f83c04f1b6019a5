import { access } from 'node:fs/promises';
import path from 'node:path';

/** The first of `name`, `name-2`, `name-3`, … that is not in the folder. */
export async function freeName(folder: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    const taken = await access(path.join(folder, candidate)).then(
      () => true,
      () => false,
    );
    if (!taken) return candidate;
  }
}
