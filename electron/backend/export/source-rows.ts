import type { CleanArticle } from '../../../shared/clean/clean-corpus.ts';
import type { Corpus } from '../../../shared/corpus/corpus.ts';
import { StetError } from '../../../shared/host/result.ts';
import { openRecords } from '../reader/open-records.ts';
import { readingReason } from '../reader/reading-failure.ts';
import type { HeaderRow, SourceRecord } from '../reader/records.ts';
import type { CorpusSource, SourceFile } from '../reader/source.ts';
import { createWatch } from '../reader/watch.ts';
import { type CleanRow, cleanRows } from './provenance.ts';

/** A record of the source, read again, with the rows of the clean corpus that come of it. */
export interface RecordRows {
  readonly file: SourceFile;
  readonly record: SourceRecord;
  /** For delimited text: how its first row stands. */
  readonly header: HeaderRow | null;
  readonly rows: readonly CleanRow[];
}

/** What the writers of all formats work on. */
export interface RowSource {
  readonly source: CorpusSource;
  readonly corpus: Corpus;
  readonly articles: ReadonlyMap<string, readonly CleanArticle[]>;
  /** Called for each document; throws `Cancelled` when the export is to stop. */
  documentDone(): void;
  check(): void;
}

/** The rows of a corpus of text files in document order. */
export function* textRows(from: RowSource): Generator<CleanRow> {
  for (const document of from.corpus.documents) {
    from.documentDone();
    yield* cleanRows(document, from.articles.get(document.id) ?? []);
  }
}

/**
 * Reads the files of records again, in source order. Throws `StetError` `stale` where a record is no longer the
 * one that was scanned.
 */
export async function* recordRows(from: RowSource): AsyncGenerator<RecordRows> {
  for (const file of from.source.files) {
    let header: HeaderRow | null = null;
    let seen = 0;
    const watch = createWatch(0, () => {
      from.check();
      return false;
    });
    const notes = {
      note() {},
      header(_: readonly string[], row?: HeaderRow) {
        header = row ?? null;
      },
    };
    try {
      for await (const batch of openRecords(file, watch, notes)) {
        for (const record of batch.records) {
          const id = file.documents[record.number - 1];
          if (id === undefined) throw stale(file, record.number);
          // A record that was left out when the corpus was read is left out here.
          if (id === null) continue;
          const document = from.corpus.document(id);
          const text = Object.hasOwn(record.fields, file.fields.text)
            ? record.fields[file.fields.text]
            : '';
          if ((typeof text === 'string' ? text : '') !== document.text) {
            throw stale(file, record.number);
          }
          seen++;
          from.documentDone();
          yield { file, record, header, rows: cleanRows(document, from.articles.get(id) ?? []) };
        }
      }
    } catch (error) {
      const reason = readingReason(error);
      if (reason === null) throw error;
      throw new StetError('stale', `“${file.name}” can no longer be read: ${reason}.`, {
        cause: error,
      });
    }
    const expected = file.documents.reduce((count, id) => count + (id === null ? 0 : 1), 0);
    if (seen !== expected) throw stale(file, null);
  }
}

function stale(file: SourceFile, record: number | null): StetError {
  const where = record === null ? '' : ` (record ${record})`;
  return new StetError(
    'stale',
    `“${file.name}” has changed since it was scanned${where}; scan the corpus again before exporting it.`,
  );
}
