/** Kinds of files that hold records, by their shape and not by their name. */
export type RecordKind = 'jsonl' | 'json' | 'csv' | 'tsv' | 'parquet';

/** Which fields of a record hold its text and its id. */
export interface FieldChoice {
  readonly text: string;
  /** Null where records are known by their number. */
  readonly id: string | null;
}

/** A file of records as it was found, before any record was read. */
export interface RecordFile {
  /** Path below the corpus root with `/`. */
  readonly name: string;
  readonly path: string;
  readonly kind: RecordKind;
  readonly gzip: boolean;
}

/** A file of records as it was read: what an export needs to read it again, record by record. */
export interface SourceFile extends RecordFile {
  readonly fields: FieldChoice;
  /** Names of all fields in source order; for JSON in the order in which they first appear. */
  readonly columns: readonly string[];
  /** Document ids by record, from 0; null where the record could not be read. */
  readonly documents: readonly (string | null)[];
}

/** Where a corpus came from. Plain data, so that it can cross to another thread. */
export interface CorpusSource {
  /** The kind of the (first) file; `text` for text files. */
  readonly kind: 'text' | RecordKind;
  /** Absolute path of the folder or file that was opened. */
  readonly path: string;
  /** True when the (first) file is gzipped. */
  readonly gzip: boolean;
  /** Fields of the first file; null for text files. */
  readonly fields: FieldChoice | null;
  /** The files that hold records, by name; empty for text files. */
  readonly files: readonly SourceFile[];
  /** How many files of other kinds were passed over. */
  readonly ignored: number;
}
