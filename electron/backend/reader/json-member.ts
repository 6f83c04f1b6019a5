/** Half-open stretch of a JSON text. */
interface RawSpan {
  readonly from: number;
  readonly to: number;
}

/** A member of a JSON object: its name and where its value stands. */
interface RawMember extends RawSpan {
  readonly name: string;
}

/** The members of a valid JSON object in order, doubled names and all. The text must have been parsed before. */
export function rawMembers(raw: string): RawMember[] {
  const members: RawMember[] = [];
  let at = afterSpace(raw, raw.indexOf('{') + 1);
  while (at < raw.length && raw[at] === '"') {
    const nameEnd = stringEnd(raw, at);
    const name: unknown = JSON.parse(raw.slice(at, nameEnd));
    const from = afterSpace(raw, afterSpace(raw, nameEnd) + 1);
    const to = valueEnd(raw, from);
    members.push({ name: String(name), from, to });
    at = afterSpace(raw, to);
    if (raw[at] !== ',') break;
    at = afterSpace(raw, at + 1);
  }
  return members;
}

/** Where the value of a member stands; of members with one name the last, as `JSON.parse` has it. Null without one. */
export function rawMember(raw: string, name: string): RawSpan | null {
  return rawMembers(raw).findLast((member) => member.name === name) ?? null;
}

/** Position of the brace that closes a JSON object. */
export function objectEnd(raw: string): number {
  return raw.lastIndexOf('}');
}

function afterSpace(raw: string, from: number): number {
  let at = from;
  while (at < raw.length && raw.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** End of the string that begins at `from`, after its closing quote. */
function stringEnd(raw: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const end = raw.indexOf('"', at);
    if (end === -1) return raw.length;
    let slashes = 0;
    while (raw[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
    at = end + 1;
  }
}

function valueEnd(raw: string, from: number): number {
  const first = raw[from];
  if (first === '"') return stringEnd(raw, from);
  let at = from;
  if (first !== '{' && first !== '[') {
    while (at < raw.length && !',}] \t\r\n'.includes(raw[at]!)) at++;
    return at;
  }
  let depth = 0;
  while (at < raw.length) {
    const character = raw[at];
    if (character === '"') {
      at = stringEnd(raw, at);
      continue;
    }
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    at++;
    if (depth === 0) return at;
  }
  return at;
}
