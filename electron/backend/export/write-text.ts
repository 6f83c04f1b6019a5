import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { articleKey } from '../../../shared/corpus/document.ts';
import { cleanRows } from './provenance.ts';
import type { RowSource } from './source-rows.ts';
import { TextNames, withLineEnd } from './text-names.ts';
import { quoted } from './write-csv.ts';

const filesAtATime = 32;

/** Where an article was written, as its line of the manifest tells. */
export interface WrittenFile {
  /** Path below the target folder. */
  readonly file: string;
  /** What stood at the text's end instead of the one line end that was written; missing where that stood there. */
  readonly end?: string;
}

/** What was written as text: files by `articleKey`, and the lines of `tags.csv` where there are tags. */
interface WrittenTexts {
  readonly files: ReadonlyMap<string, WrittenFile>;
  readonly tagLines: readonly string[];
}

/** Writes one file for each kept article below `folder`, which must be empty. */
export async function writeTexts(from: RowSource, folder: string): Promise<WrittenTexts> {
  const pool = new TextNames(from.source);
  const files = new Map<string, WrittenFile>();
  const tagLines: string[] = [];
  const folders = new Set<string>();
  let writing: Promise<void>[] = [];
  try {
    for (const document of from.corpus.documents) {
      from.documentDone();
      const articles = from.articles.get(document.id) ?? [];
      for (const row of cleanRows(document, articles)) {
        const name = pool.name(document, row.provenance.article, Math.max(1, articles.length));
        const { content, end } = withLineEnd(row.text);
        const key = articleKey(row.provenance);
        files.set(key, end === null ? { file: name } : { file: name, end });
        if (row.tags.length > 0) {
          const cells = [name, document.id, String(row.provenance.article), row.tags.join('; ')];
          tagLines.push(`${cells.map((cell) => quoted(cell, ',')).join(',')}\n`);
        }
        const path = join(folder, name);
        const parent = dirname(path);
        if (!folders.has(parent)) {
          folders.add(parent);
          await mkdir(parent, { recursive: true });
        }
        writing.push(writeFile(path, content, { flag: 'wx' }));
        if (writing.length >= filesAtATime) {
          await Promise.all(writing);
          writing = [];
        }
      }
    }
    await Promise.all(writing);
  } finally {
    // A failure must not leave writes under way in a folder that is about to be removed.
    await Promise.allSettled(writing);
  }
  if (tagLines.length > 0) tagLines.unshift('file,document,article,tags\n');
  return { files, tagLines };
}
