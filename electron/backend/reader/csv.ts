import {
  type BrokenRecord,
  longestText,
  type RecordBatch,
  type RecordNotes,
  type SourceRecord,
  setField,
} from './records.ts';

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** One record of delimited text without its line end; `cells` as in `SourceRecord`, `values` unquoted. */
export interface CsvRow {
  readonly line: number;
  readonly raw: string;
  readonly cells: readonly number[];
  readonly values: readonly string[];
  /** True when a quote was opened and never closed properly; then the row is its first line, cut at each delimiter. */
  readonly strayQuote: boolean;
  readonly tooLong: boolean;
}

/**
 * Cuts text into rows of delimited values (RFC 4180), keeping the raw text of each. A quote counts only at the
 * beginning of a cell. Where a quoted cell is not closed before a delimiter or line end, its line is taken as it
 * stands and the next line begins afresh, so that one stray quote does not swallow its neighbours.
 */
export class CsvSplitter {
  readonly #delimiter: number;
  #text = '';
  #line = 1;
  /** How much text must be there before an unfinished row is looked at again, so that long rows cost linear time. */
  #enough = 0;
  #skipping = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Rows that are complete with this chunk. */
  push(chunk: string): CsvRow[] {
    this.#text += chunk;
    return this.#text.length < this.#enough ? [] : this.#rows(false);
  }

  /** The rows that are left. */
  end(): CsvRow[] {
    return this.#rows(true);
  }

  #rows(last: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    const text = this.#text;
    let at = 0;
    this.#enough = 0;
    while (at < text.length) {
      if (this.#skipping) {
        const end = text.indexOf('\n', at);
        if (end !== -1) {
          this.#skipping = false;
          this.#line++;
        }
        at = end === -1 ? text.length : end + 1;
        continue;
      }
      const scan = this.#scan(text, at, last);
      if (scan === 'unfinished') {
        const waiting = text.length - at;
        if (waiting <= longestText) {
          this.#enough = Math.min(waiting * 2, longestText + 1);
          break;
        }
        const end = lineEnd(text, at);
        if (end !== -1) at = this.#takeLine(rows, text, at, end);
        else {
          rows.push({
            line: this.#line,
            raw: '',
            cells: [],
            values: [],
            strayQuote: false,
            tooLong: true,
          });
          this.#skipping = true;
        }
      } else if (scan === 'stray') {
        const end = lineEnd(text, at);
        at = this.#takeLine(rows, text, at, end === -1 ? text.length : end);
      } else {
        const raw = text.slice(at, scan.end);
        if (raw !== '') rows.push(this.#row(raw, scan.cells, false));
        at = afterLineEnd(text, scan.end);
        this.#line += scan.newlines + (at > scan.end ? 1 : 0);
      }
    }
    this.#text = text.slice(at);
    return rows;
  }

  /** Takes one line as it stands, cut at each delimiter; returns where the next begins. */
  #takeLine(rows: CsvRow[], text: string, from: number, to: number): number {
    const raw = text.slice(from, to);
    const cells: number[] = [];
    let cell = 0;
    for (let at = 0; at <= raw.length; at++) {
      if (at === raw.length || raw.charCodeAt(at) === this.#delimiter) {
        cells.push(cell, at);
        cell = at + 1;
      }
    }
    rows.push(this.#row(raw, cells, true));
    this.#line++;
    return afterLineEnd(text, to);
  }

  #row(raw: string, cells: readonly number[], strayQuote: boolean): CsvRow {
    const values: string[] = [];
    for (let index = 0; index < cells.length; index += 2) {
      values.push(cellValue(raw.slice(cells[index], cells[index + 1]), strayQuote));
    }
    return { line: this.#line, raw, cells, values, strayQuote, tooLong: false };
  }

  #scan(text: string, start: number, last: boolean): ScannedRow | 'unfinished' | 'stray' {
    const cells: number[] = [];
    let at = start;
    let newlines = 0;
    let nextNewline = -1;
    /** Newlines in a stretch; stretches only move forward. */
    const count = (from: number, to: number): number => {
      let found = 0;
      if (nextNewline < from) nextNewline = indexOrEnd(text, '\n', from);
      while (nextNewline < to) {
        found++;
        nextNewline = indexOrEnd(text, '\n', nextNewline + 1);
      }
      return found;
    };
    for (;;) {
      const cell = at;
      if (text.charCodeAt(at) === quote) {
        const close = closingQuote(text, at);
        if (close === -1 || (close + 1 === text.length && !last))
          return last ? 'stray' : 'unfinished';
        const inside = count(at, close);
        if (this.#endsCell(text, close + 1)) {
          newlines += inside;
          at = close + 1;
        } else if (inside > 0) return 'stray';
      }
      while (at < text.length && !this.#endsCell(text, at)) at++;
      // A lone carriage return at the end may be half of a line end.
      const open = at >= text.length || (at + 1 === text.length && text[at] === '\r');
      if (open && !last) return 'unfinished';
      cells.push(cell - start, at - start);
      if (at >= text.length || text.charCodeAt(at) !== this.#delimiter) {
        return { end: at, cells, newlines };
      }
      at++;
    }
  }

  #endsCell(text: string, at: number): boolean {
    if (at === text.length) return true;
    const code = text.charCodeAt(at);
    return code === this.#delimiter || code === newline || code === carriageReturn;
  }
}

interface ScannedRow {
  readonly end: number;
  readonly cells: readonly number[];
  readonly newlines: number;
}

/** Position of the quote that closes the one at `from`, or -1. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? text.length : at;
}

/** Value of a raw cell: its quotes taken off, doubled quotes single, unless `literal` or not quoted as a whole. */
function cellValue(raw: string, literal: boolean): string {
  const value = !literal && properlyQuoted(raw) ? raw.slice(1, -1).replaceAll('""', '"') : raw;
  // Copied, so that one cell does not hold the chunk it was cut from.
  return value.length < 13 ? value : Buffer.from(value, 'utf8').toString('utf8');
}

/** True when a raw cell is in quotes as a whole, with every quote inside doubled. */
export function properlyQuoted(raw: string): boolean {
  if (raw.length < 2 || !raw.startsWith('"') || !raw.endsWith('"')) return false;
  for (let at = raw.indexOf('"', 1); at < raw.length - 1; at = raw.indexOf('"', at)) {
    if (raw.charCodeAt(at + 1) !== quote || at + 1 === raw.length - 1) return false;
    at += 2;
  }
  return true;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end === -1) return -1;
  return end > from && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
}

function afterLineEnd(text: string, end: number): number {
  if (text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === newline)
    return end + 2;
  return Math.min(text.length, end + 1);
}

const delimiters = [',', ';', '\t', '|'];

/** The delimiter that cuts the first line into the most cells; a comma when none does. */
function guessDelimiter(start: string): string {
  let best = ',';
  let most = 1;
  for (const delimiter of delimiters) {
    const splitter = new CsvSplitter(delimiter);
    const row = splitter.push(start)[0] ?? splitter.end()[0];
    if (row && !row.strayQuote && row.values.length > most) {
      best = delimiter;
      most = row.values.length;
    }
  }
  return best;
}

/** Names for the cells of a header row: unique, never empty. */
function columnNames(values: readonly string[]): string[] {
  const names: string[] = [];
  const used = new Set<string>();
  for (const [index, value] of values.entries()) {
    const wanted = value.trim() === '' ? `column ${index + 1}` : value;
    let name = wanted;
    for (let copy = 2; used.has(name); copy++) name = `${wanted} (${copy})`;
    used.add(name);
    names.push(name);
  }
  return names;
}

/** Yields the records of delimited text; its first row names the fields. */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  delimiter: string | null,
  notes: RecordNotes,
): AsyncGenerator<RecordBatch> {
  let splitter: CsvSplitter | null = null;
  let columns: string[] | null = null;
  let number = 0;
  let uneven = 0;
  let firstUneven = '';
  let start = '';
  let used = delimiter ?? ',';

  const convert = (rows: readonly CsvRow[]): RecordBatch => {
    const records: SourceRecord[] = [];
    const broken: BrokenRecord[] = [];
    for (const row of rows) {
      if (columns === null) {
        columns = columnNames(row.values);
        notes.header(columns, { raw: row.raw, cells: row.cells, delimiter: used });
        continue;
      }
      number++;
      const { line } = row;
      if (row.tooLong) {
        broken.push({ number, line, reason: 'longer than 64 MB' });
        continue;
      }
      if (row.strayQuote && row.values.length !== columns.length) {
        broken.push({ number, line, reason: 'a quote is opened and never closed' });
        continue;
      }
      if (row.values.length !== columns.length) {
        if (uneven === 0) firstUneven = `record ${number}, line ${line}`;
        uneven++;
      }
      const fields: Record<string, unknown> = {};
      for (const [index, value] of row.values.entries()) {
        setField(fields, columns[index] ?? `column ${index + 1}`, value);
      }
      records.push({ number, line, raw: row.raw, fields, cells: row.cells });
    }
    return { records, broken };
  };

  for await (const chunk of chunks) {
    if (splitter === null) {
      start += chunk;
      if (start.length < 1 << 16 && !start.includes('\n')) continue;
      used = delimiter ?? guessDelimiter(start);
      splitter = new CsvSplitter(used);
      yield convert(splitter.push(start));
    } else yield convert(splitter.push(chunk));
  }
  if (splitter === null) {
    used = delimiter ?? guessDelimiter(start);
    splitter = new CsvSplitter(used);
    yield convert(splitter.push(start));
  }
  yield convert(splitter.end());
  if (uneven > 0) {
    notes.note(
      `${uneven === 1 ? 'one record has' : `${uneven} records have`} more or fewer cells than the first row names (${firstUneven}); read as they stand`,
    );
  }
}
