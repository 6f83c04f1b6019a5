/** The longest record or text file that is read, in UTF-16 units (or bytes of a file). */
export const longestText = 64 * 1024 * 1024;

/** How deep arrays and objects of one record may nest. */
export const deepestNesting = 200;

/** One record of a file as it stands there. */
export interface SourceRecord {
  /** From 1, broken records counted too. */
  readonly number: number;
  /** Line on which it begins, from 1; null where the format has no lines. */
  readonly line: number | null;
  /** JSON: the object's text. CSV: the record without its line end. Parquet: empty. */
  readonly raw: string;
  /** All fields in source order, the text among them. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** CSV only: where each cell stands in `raw`, quotes included, as `from, to, from, to, …`. */
  readonly cells?: readonly number[];
}

/** A record that could not be read; the reason is a clause. */
export interface BrokenRecord {
  readonly number: number;
  readonly line: number | null;
  readonly reason: string;
}

/** Records in source order; a batch is about one chunk of the file. */
export interface RecordBatch {
  readonly records: readonly SourceRecord[];
  readonly broken: readonly BrokenRecord[];
}

/** The first row of delimited text as it stands. */
export interface HeaderRow {
  readonly raw: string;
  readonly cells: readonly number[];
  readonly delimiter: string;
}

/** What the reading of a file of records tells besides its records. */
export interface RecordNotes {
  /** Something about the file as a whole, as a clause. */
  note(reason: string): void;
  /** CSV and Parquet: the names of the fields, before the first record; for CSV also how they stand. */
  header(columns: readonly string[], row?: HeaderRow): void;
}

/** An object from entries in order, also for names such as `__proto__`. */
export function setField(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else target[name] = value;
}

/** True when arrays and objects nest deeper than `limit` levels below the value. */
export function nestsDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof item === 'object' && item !== null && nestsDeeper(item, limit - 1)) return true;
  }
  return false;
}
