/** Elements of a list that are written at once. */
const atOnce = 500;

/** The JSON of plain data, as `JSON.stringify` writes it, piece by piece where it holds a long list. */
export function* jsonPieces(value: object): Generator<string> {
  if (!hasLongList(value)) {
    yield JSON.stringify(value);
  } else if (Array.isArray(value)) {
    yield '[';
    for (let from = 0; from < value.length; from += atOnce) {
      const portion = JSON.stringify(value.slice(from, from + atOnce)).slice(1, -1);
      yield from === 0 ? portion : `,${portion}`;
    }
    yield ']';
  } else {
    let before = '{';
    for (const [name, part] of Object.entries(value)) {
      if (part === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      if (typeof part === 'object' && part !== null) yield* jsonPieces(part);
      else yield JSON.stringify(part);
      before = ',';
    }
    yield '}';
  }
}

/** Lists within lists are not looked for: entries have none that are long. */
function hasLongList(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > atOnce;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongList);
}
