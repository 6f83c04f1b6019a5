import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Document, Problem } from '../../../shared/corpus/document.ts';
import { textNotRead, whatIsRead, whyNotOpenable } from '../../../shared/host/openable.ts';
import { StetError } from '../../../shared/host/result.ts';
import type { TextStore } from '../text-store.ts';
import { describesItsFolder, endingsOf, kindOfFile } from './file-kinds.ts';
import { readRecords } from './read-records.ts';
import { readTexts } from './read-texts.ts';
import { ReadingFailure, readingReason } from './reading-failure.ts';
import type { CorpusSource, FieldChoice, RecordFile, SourceFile } from './source.ts';
import { type FoundFile, walkFolder } from './walk-folder.ts';
import { createWatch, type Watch } from './watch.ts';

export type { CorpusSource } from './source.ts';

interface ReadOptions {
  /** Which fields hold text and id; guessed where it is missing. */
  readonly fields?: FieldChoice;
  /** Asked every few milliseconds; once it says true, `Cancelled` is thrown. */
  readonly signal?: { stopped(): boolean };
  /** Bytes of the source read so far, as they lie on the disk, and all of them. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Where the texts are kept; without it they are plain strings. */
  readonly texts?: TextStore;
  /** Documents as they are read, each once, in the order of the result. */
  readonly onDocuments?: (batch: readonly Document[]) => void;
}

interface ReadCorpus {
  /** Text files in code-unit order of their ids; records file by file in source order. */
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
  readonly source: CorpusSource;
}

const documentsAtATime = 1000;

/**
 * Reads a corpus: a folder of text files (or, where it has none, of files of records), or one file. What cannot be
 * read is listed as a problem and the rest goes on. Throws `StetError` `unreadable` when nothing can be read, and
 * `Cancelled` when the signal says so.
 */
export async function readCorpus(path: string, options: ReadOptions = {}): Promise<ReadCorpus> {
  const root = resolve(path);
  const found = await findFiles(root, options);
  const total = [...found.texts, ...found.records].reduce((sum, file) => sum + file.size, 0);
  const watch = createWatch(total, () => options.signal?.stopped() ?? false, options.onProgress);
  watch.check();

  const documents: Document[] = [];
  const problems: Problem[] = [...found.problems];
  const files: SourceFile[] = [];
  const add = (batch: readonly Document[]) => {
    for (const document of batch) documents.push(document);
    if (batch.length > 0) options.onDocuments?.(batch);
  };

  for await (const batch of readTexts(found.texts, watch, options.texts)) {
    for (const problem of batch.problems) problems.push(problem);
    add(batch.documents);
  }
  for (const file of found.records) {
    try {
      const read = await readRecords(toRecordFile(file), options.fields, watch, options.texts);
      for (const problem of read.problems) problems.push(problem);
      files.push(read.source);
      for (let from = 0; from < read.documents.length; from += documentsAtATime) {
        watch.check();
        add(read.documents.slice(from, from + documentsAtATime));
      }
    } catch (error) {
      const reason = readingReason(error);
      if (reason === null) throw error;
      problems.push({ document: file.name, reason: `not read: ${reason}` });
    }
  }
  if (documents.length === 0) throw nothingRead(root, problems);
  watch.check();

  const first = files[0];
  return {
    documents,
    problems,
    source: {
      kind: first?.kind ?? 'text',
      path: root,
      gzip: first?.gzip ?? (found.texts.length > 0 && kindOfFile(found.texts[0]!.name)!.gzip),
      fields: first?.fields ?? null,
      files,
      ignored: found.ignored,
    },
  };
}

interface FoundFiles {
  readonly texts: readonly FoundFile[];
  readonly records: readonly FoundFile[];
  readonly problems: readonly Problem[];
  readonly ignored: number;
}

/** The files of a corpus. Throws `StetError` where there are none. */
export async function findFiles(
  root: string,
  options: Pick<ReadOptions, 'signal'> = {},
): Promise<FoundFiles> {
  const watch = createWatch(0, () => options.signal?.stopped() ?? false);
  try {
    const found = await stat(root);
    if (found.isDirectory()) return await findInFolder(root, watch);
    const name = basename(root);
    const kind = kindOfFile(name);
    if (!found.isFile() || kind === null) {
      throw new StetError(
        'unreadable',
        whyNotOpenable(name) ?? `“${name}” is neither a file nor a folder.`,
      );
    }
    const file = { name, path: root, size: found.size };
    return {
      texts: kind.kind === 'text' ? [file] : [],
      records: kind.kind === 'text' ? [] : [file],
      problems: [],
      ignored: 0,
    };
  } catch (error) {
    const reason = readingReason(error);
    if (reason === null) throw error;
    const missing = reason === readingReason(new ReadingFailure('it is no longer there'));
    throw new StetError(
      'unreadable',
      missing ? `There is no “${root}”.` : `“${root}” could not be read: ${reason}.`,
      { cause: error },
    );
  }
}

async function findInFolder(root: string, watch: Watch): Promise<FoundFiles> {
  const { files, problems } = await walkFolder(root, watch);
  const kindOf = (file: FoundFile) => kindOfFile(file.name)?.kind ?? null;
  const texts = files.filter((file) => kindOf(file) === 'text');
  const pages = texts.filter((file) => !describesItsFolder(file.name));
  const records = files.filter((file) => kindOf(file) !== null && kindOf(file) !== 'text');
  if (pages.length > 0 || (texts.length > 0 && records.length === 0)) {
    const read = pages.length > 0 ? pages : texts;
    return {
      texts: read,
      records: [],
      problems: [...problems, ...leftOut(files, new Set(read))],
      ignored: files.length - read.length,
    };
  }
  if (records.length > 0) {
    return {
      texts: [],
      records,
      problems: [...problems, ...leftOut(files, new Set(records))],
      ignored: files.length - records.length,
    };
  }
  const [problem] = problems;
  throw new StetError(
    'unreadable',
    files.length === 0
      ? problem
        ? `Nothing in “${root}” could be read; ${problem.document}: ${problem.reason}.`
        : `The folder “${root}” is empty. Stet reads ${whatIsRead}.`
      : `The folder “${root}” holds no text; its ${files.length === 1 ? 'one file is' : `${files.length} files are`} of other kinds (${endingsOf(files.map((file) => file.name))}).`,
  );
}

/** The files that hold text and are not read, each with the reason; pictures and the like are passed over. */
function leftOut(files: readonly FoundFile[], read: ReadonlySet<FoundFile>): Problem[] {
  return files.flatMap((file) => {
    const why = read.has(file) ? null : whyLeftOut(file.name);
    return why === null ? [] : [{ document: file.name, reason: `left out: ${why}` }];
  });
}

function whyLeftOut(name: string): string | null {
  if (describesItsFolder(name)) return 'it describes the folder and is no page of the corpus';
  if (/\.stet\.json$/i.test(name)) return null;
  if (kindOfFile(name) !== null) return 'this folder is read as text files. Open it by itself';
  const what = textNotRead(name);
  return what === null ? null : `it ${what}`;
}

/** The file as one of records; its name must say that it is one. */
export function toRecordFile(file: FoundFile): RecordFile {
  const kind = kindOfFile(file.name);
  if (kind === null || kind.kind === 'text') throw new Error(`${file.name} holds no records`);
  return { name: file.name, path: file.path, kind: kind.kind, gzip: kind.gzip };
}

function nothingRead(root: string, problems: readonly Problem[]): StetError {
  const first = problems.find(({ reason }) => !reason.startsWith('left out: ')) ?? problems[0];
  if (!first) return new StetError('unreadable', `“${root}” holds no text.`);
  const reason = first.reason.replace(/^not read: /, '');
  if (problems.length === 1 && first.document === basename(root)) {
    return new StetError('unreadable', `“${first.document}” could not be read: ${reason}.`);
  }
  const what = problems.length === 1 ? '' : `the first of ${problems.length} problems is with `;
  return new StetError(
    'unreadable',
    `Nothing in “${root}” could be read; ${what}${first.document}: ${reason}.`,
  );
}
