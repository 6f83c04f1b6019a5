import {
  type BrokenRecord,
  deepestNesting,
  longestText,
  nestsDeeper,
  type RecordBatch,
  type SourceRecord,
} from './records.ts';

/** Reads one JSON text that should be a record: its fields, or a clause that says what is wrong. */
export function parseRecord(raw: string): Readonly<Record<string, unknown>> | string {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (error) {
    return `not valid JSON: ${shorten(error instanceof Error ? error.message : String(error))}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `not a record with named fields but ${describe(value)}`;
  }
  if (nestsDeeper(value, deepestNesting)) return `nested deeper than ${deepestNesting} levels`;
  return value as Record<string, unknown>;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

function shorten(message: string): string {
  const line = message.replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

/** Yields the records of JSON lines; empty lines are passed over and not counted. */
export async function* readJsonLines(chunks: AsyncIterable<string>): AsyncGenerator<RecordBatch> {
  let rest: string[] = [];
  let restLength = 0;
  let number = 0;
  let line = 0;
  let records: SourceRecord[] = [];
  let broken: BrokenRecord[] = [];

  const take = (text: string) => {
    line++;
    if (isBlank(text)) return;
    number++;
    const raw = text.endsWith('\r') ? text.slice(0, -1) : text;
    const fields = parseRecord(raw);
    if (typeof fields === 'string') broken.push({ number, line, reason: fields });
    else records.push({ number, line, raw, fields });
  };
  const takeTooLong = () => {
    line++;
    number++;
    broken.push({ number, line, reason: 'longer than 64 MB' });
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf('\n', from);
      const piece = chunk.slice(from, end === -1 ? chunk.length : end);
      if (restLength + piece.length > longestText) {
        restLength = Number.POSITIVE_INFINITY;
        rest = [];
      } else if (piece !== '' && (end === -1 || restLength > 0)) {
        rest.push(piece);
        restLength += piece.length;
      }
      if (end === -1) break;
      if (restLength === Number.POSITIVE_INFINITY) takeTooLong();
      else take(restLength > 0 ? rest.join('') : piece);
      rest = [];
      restLength = 0;
      from = end + 1;
    }
    if (records.length > 0 || broken.length > 0) {
      yield { records, broken };
      records = [];
      broken = [];
    }
  }
  if (restLength === Number.POSITIVE_INFINITY) takeTooLong();
  else if (restLength > 0) take(rest.join(''));
  yield { records, broken };
}

function isBlank(text: string): boolean {
  return text.length < 1000 && text.trim() === '';
}
