import { objectEnd, rawMember, rawMembers } from '../reader/json-member.ts';
import type { SourceRecord } from '../reader/records.ts';
import type { SourceFile } from '../reader/source.ts';
import { addedNames, type CleanRow } from './provenance.ts';
import { type RowSource, recordRows, textRows } from './source-rows.ts';

/** The lines of `corpus.jsonl`: every field of the source with its bytes, the clean text in its place, then tags and provenance. */
export async function* jsonLines(from: RowSource): AsyncGenerator<string> {
  if (from.source.kind === 'text') {
    for (const { provenance, tags, text } of textRows(from)) {
      yield `${JSON.stringify({ id: provenance.document, text, tags, stet: provenance })}\n`;
    }
    return;
  }
  const names = addedNames(from.source.files.flatMap((file) => file.columns));
  for await (const { file, record, rows } of recordRows(from)) {
    if (rows.length === 0) continue;
    const raw = rawObject(file, record);
    for (const row of rows) yield `${withRow(raw, file, row, names)}\n`;
  }
}

/** The record as one line of JSON; its own text where it is JSON already. */
function rawObject(file: SourceFile, record: SourceRecord): string {
  if (file.kind === 'jsonl' || file.kind === 'json') {
    // Line ends cannot stand inside a string, so only space between values goes.
    return record.raw.trim().replace(/[ \t]*[\r\n]\s*/g, '');
  }
  return JSON.stringify(record.fields);
}

function withRow(
  raw: string,
  file: SourceFile,
  row: CleanRow,
  names: { readonly tags: string; readonly stet: string },
): string {
  let line = raw;
  if (!row.untouched) {
    const member = rawMember(raw, file.fields.text);
    if (member !== null) {
      line = `${raw.slice(0, member.from)}${JSON.stringify(row.text)}${raw.slice(member.to)}`;
    }
  }
  const missing: string[] = [];
  for (const { name, after } of row.fields) {
    if (name === file.fields.text) continue;
    const member = rawMember(line, name);
    if (member === null) missing.push(`${JSON.stringify(name)}:${JSON.stringify(after)},`);
    else line = `${line.slice(0, member.from)}${JSON.stringify(after)}${line.slice(member.to)}`;
  }
  const added = `${missing.join('')}${JSON.stringify(names.tags)}:${JSON.stringify(row.tags)},${JSON.stringify(names.stet)}:${JSON.stringify(row.provenance)}`;
  const last = rawMembers(line).at(-1);
  if (last === undefined) {
    const end = objectEnd(line);
    return `${line.slice(0, end)}${added}${line.slice(end)}`;
  }
  return `${line.slice(0, last.to)},${added}${line.slice(last.to)}`;
}
