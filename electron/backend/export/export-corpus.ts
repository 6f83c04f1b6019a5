import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type ArticlesByDocument, articlesByDocument } from '../../../shared/clean/by-document.ts';
import { cleanInPortions } from '../../../shared/clean/clean.ts';
import type { CleanCorpus } from '../../../shared/clean/clean-corpus.ts';
import { manifestLines } from '../../../shared/clean/manifest.ts';
import { patchPieces } from '../../../shared/clean/patch.ts';
import { htmlReport } from '../../../shared/clean/report.ts';
import { articleKey } from '../../../shared/corpus/document.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import type { CorpusSource } from '../reader/source.ts';
import { withPauses } from '../with-pauses.ts';
import { decisionLines } from './decisions-file.ts';
import type { ExportInput, ExportSummary } from './export-input.ts';
import { writePieces } from './output-file.ts';
import type { RowSource } from './source-rows.ts';
import { checkTarget, makeStaging, publish } from './staging.ts';
import { tableLines, tableName } from './write-csv.ts';
import { jsonLines } from './write-jsonl.ts';
import { writeParquet } from './write-parquet.ts';
import { type WrittenFile, writeTexts } from './write-text.ts';
import { exportFailure } from './writing-failure.ts';

/**
 * Writes the clean corpus with its manifest, decisions, report and (for text corpora) patch into a folder, first
 * beside it and then moved there, so that it is there as a whole or not at all. The same input gives the same
 * bytes. Throws `StetError` `unwritable` or `stale`, and `Cancelled`; then nothing is left behind.
 */
export async function exportCorpus(input: ExportInput): Promise<ExportSummary> {
  const target = resolve(input.target);
  let staging: string | null = null;
  try {
    await checkTarget(target, input.source.path, input.force);
    staging = await makeStaging(target);
    const { corpus, findings, state } = input;
    const clean = await withPauses(cleanInPortions(corpus, findings, state), stopper(input));
    await fill(staging, input, clean);
    const files = await countFiles(staging);
    await publish(staging, target);
    staging = null;
    const count = (status: 'kept' | 'removed' | 'merged') =>
      clean.articles.filter((article) => article.status === status).length;
    const inRemoved = clean.unapplied.filter(({ reason }) => reason === 'article-removed').length;
    return {
      files,
      kept: count('kept'),
      removed: count('removed'),
      merged: count('merged'),
      edits: clean.articles.reduce((sum, article) => sum + article.edits.length, 0),
      unapplied: clean.unapplied.length - inRemoved,
      inRemoved,
    };
  } catch (error) {
    throw exportFailure(error, input.target);
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

/** Throws `Cancelled` once the export is to stop. */
function stopper(input: ExportInput): () => void {
  return () => {
    if (input.signal?.stopped()) throw new Cancelled();
  };
}

async function fill(folder: string, input: ExportInput, clean: CleanCorpus): Promise<void> {
  const { corpus, source, state } = input;
  const articles = await withPauses(articlesByDocument(clean), stopper(input));
  const rows = rowSource(input, articles);
  let files: ReadonlyMap<string, WrittenFile> = new Map();
  if (input.format === 'txt') {
    const written = await writeTexts(rows, folder);
    files = written.files;
    if (written.tagLines.length > 0) await writePieces(join(folder, 'tags.csv'), written.tagLines);
  } else if (input.format === 'jsonl') {
    await writePieces(join(folder, 'corpus.jsonl'), jsonLines(rows));
  } else if (input.format === 'csv') {
    await writePieces(join(folder, tableName(source)), tableLines(rows));
  } else {
    await writeParquet(join(folder, 'corpus.parquet'), rows, input.version);
  }
  rows.check();
  await writePieces(join(folder, 'manifest.jsonl'), manifest(input, clean, files, rows));
  await writePieces(join(folder, 'decisions.json'), decisionLines(state.entries, input.version));
  if (source.kind === 'text') {
    await writePieces(join(folder, 'changes.patch'), patchPieces(corpus, articles));
  }
  rows.check();
  const name = basename(source.path);
  await writePieces(
    join(folder, 'report.html'),
    htmlReport({ ...input, clean, name, digest, unread: unreadRecords(source) }),
  );
}

/** The manifest's lines; an article written as a text file names its file last, and what its text ended with where that is not kept. Records that could not be read come at the end. */
async function* manifest(
  input: ExportInput,
  clean: CleanCorpus,
  files: ReadonlyMap<string, WrittenFile>,
  rows: RowSource,
): AsyncGenerator<string> {
  let count = 0;
  for (const line of manifestLines(input.corpus, rows.articles, clean)) {
    if (count++ % 1000 === 0) rows.check();
    const written = line.type === 'article' ? files.get(articleKey(line)) : undefined;
    yield `${JSON.stringify({ ...line, ...written })}\n`;
  }
  for (const { name, documents } of input.source.files) {
    for (const [index, document] of documents.entries()) {
      if (document === null)
        yield `${JSON.stringify({ type: 'unread', file: name, record: index + 1 })}\n`;
    }
  }
}

function rowSource(input: ExportInput, articles: ArticlesByDocument): RowSource {
  let done = 0;
  const total = input.corpus.documents.length;
  const check = stopper(input);
  return {
    source: input.source,
    corpus: input.corpus,
    articles,
    check,
    documentDone() {
      if (++done % 100 === 0 || done === total) {
        check();
        input.onProgress?.(Math.min(done, total), total);
      }
    },
  };
}

/** How many records of the source could not be read. */
function unreadRecords(source: CorpusSource): number {
  const unread = (documents: readonly (string | null)[]) =>
    documents.reduce((sum, document) => sum + (document === null ? 1 : 0), 0);
  return source.files.reduce((sum, file) => sum + unread(file.documents), 0);
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}
