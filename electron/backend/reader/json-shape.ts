import { readBytes } from './bytes.ts';
import { createDecodingNotes, decodeChunks } from './decode.ts';
import { isTextName } from './fields.ts';
import type { RecordFile } from './source.ts';
import { createWatch } from './watch.ts';

/** How records stand in a JSON file: one a line, as items of a list, or the whole file as one record. */
type JsonShape = 'lines' | 'list' | 'single';

const lookAhead = 1024 * 1024;

/** Finds the shape of a JSON file from its beginning; its name counts only where that leaves it open. */
export async function jsonShape(file: RecordFile): Promise<JsonShape> {
  const { start, complete } = await beginning(file);
  const text = start.trimStart();
  const lineEnd = text.indexOf('\n');
  const firstLine = lineEnd === -1 ? text : text.slice(0, lineEnd);
  const rest = lineEnd === -1 ? '' : text.slice(lineEnd).trimStart();
  if (text.startsWith('[')) return isJson(firstLine) && rest.startsWith('[') ? 'lines' : 'list';
  if (file.kind === 'jsonl') return 'lines';
  if (rest.startsWith('{') && isJson(firstLine)) return 'lines';
  if (!complete) return 'list';
  try {
    return isOneRecord(JSON.parse(text)) ? 'single' : 'list';
  } catch {
    return /\[\s*\{/.test(text) ? 'list' : 'single';
  }
}

function isOneRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  const lists = [...listsOfObjects(value, 0)];
  if (lists.length === 0) return true;
  return hasText(value) && !lists.some(hasText);
}

function hasText(value: object): boolean {
  return Object.entries(value).some(([name, item]) => isTextName(name) && typeof item === 'string');
}

/** The first item of each list of objects that has nothing but objects around it. */
function* listsOfObjects(value: object, depth: number): Generator<object> {
  for (const item of Object.values(value) as unknown[]) {
    if (typeof item !== 'object' || item === null) continue;
    if (!Array.isArray(item)) {
      if (depth < 50) yield* listsOfObjects(item, depth + 1);
      continue;
    }
    const first: unknown = item[0];
    if (typeof first === 'object' && first !== null && !Array.isArray(first)) yield first;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function beginning(file: RecordFile): Promise<{ start: string; complete: boolean }> {
  const bytes = readBytes(file.path, file.gzip, createWatch(0), () => {});
  let start = '';
  for await (const chunk of decodeChunks(bytes, createDecodingNotes())) {
    start += chunk;
    if (start.length > lookAhead) return { start, complete: false };
  }
  return { start, complete: true };
}
