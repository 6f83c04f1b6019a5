import { access, rename } from 'node:fs/promises';

/** The first of `base-1`, `base-2`, … under which no file lies. */
export async function freeName(base: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = `${base}-${number}`;
    const taken = await access(name).then(
      () => true,
      () => false,
    );
    if (!taken) return name;
  }
}

/** Renames a file that cannot be used to `path.damaged-N`, so that nothing overwrites it; answers the new path. */
export async function setAside(path: string): Promise<string> {
  const name = await freeName(`${path}.damaged`);
  await rename(path, name);
  return name;
}
