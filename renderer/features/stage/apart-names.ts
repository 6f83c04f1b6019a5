/** The documents' names without the folders and the file name that all of them share, where what is left still tells each apart. */
export function apartNames(documents: readonly string[]): readonly string[] {
  const paths = documents.map((document) => document.split('/'));
  const [first = []] = paths;
  const shortest = Math.min(...paths.map(({ length }) => length));
  let start = 0;
  while (start < shortest - 1 && paths.every((path) => path[start] === first[start])) start += 1;
  let end = 0;
  while (
    end < shortest - 1 - start &&
    paths.every((path) => path.at(-1 - end) === first.at(-1 - end))
  )
    end += 1;
  const names = paths.map((path) => path.slice(start, path.length - end).join('/'));
  return new Set(names).size === new Set(documents).size ? names : documents;
}
