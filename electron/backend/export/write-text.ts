import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cleanRows } from './provenance.ts';
import type { RowSource } from './source-rows.ts';
import { TextNames, withLineEnd } from './text-names.ts';
import { quoted } from './write-csv.ts';

const filesAtATime = 32;

/** What was written as text: file names by `articleKey`, and the lines of `tags.csv` where there are tags. */
export interface WrittenTexts {
  readonly names: ReadonlyMap<string, string>;
  readonly tagLines: readonly string[];
}

/** Writes one file for each kept article below `folder`, which must be empty. */
export async function writeTexts(from: RowSource, folder: string): Promise<WrittenTexts> {
  const pool = new TextNames(from.source);
  const names = new Map<string, string>();
  const tagLines: string[] = [];
  const folders = new Set<string>();
  let writing: Promise<void>[] = [];
  try {
    for (const document of from.corpus.documents) {
      from.documentDone();
      const articles = from.articles.get(document.id) ?? [];
      for (const row of cleanRows(document, articles)) {
        const name = pool.name(document, row.provenance.article, Math.max(1, articles.length));
        names.set(`${document.id}:${row.provenance.article}`, name);
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
        writing.push(writeFile(path, withLineEnd(row.text), { flag: 'wx' }));
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
  return { names, tagLines };
}
