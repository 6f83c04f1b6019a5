import type { Document } from '../../../shared/corpus/document.ts';
import type { CorpusSource } from '../reader/source.ts';
import { NamePool, safeSegment } from './safe-names.ts';
import { exportFiles } from './staging.ts';

/** Gives each kept article the name of its text file, one after another. */
export class TextNames {
  readonly #pool = new NamePool(exportFiles);
  readonly #severalFiles: boolean;
  readonly #fileOf = new Map<string, string>();

  constructor(source: CorpusSource) {
    this.#severalFiles = source.files.length > 1;
    for (const file of source.files) {
      for (const document of file.documents)
        if (document !== null) this.#fileOf.set(document, file.name);
    }
  }

  /**
   * The name below the target folder: that of the document, or for a record its id; with the article's position
   * from 1 where the document held several articles as it was read.
   */
  name(document: Document, article: number, articlesRead: number): string {
    const position = articlesRead > 1 ? `-${article + 1}` : '';
    const file = this.#fileOf.get(document.id);
    if (file !== undefined) {
      const folders = this.#severalFiles ? file.split('/').map(safeSegment) : [];
      return this.#pool.take(
        folders,
        safeSegment(document.id.slice(file.length + 1)) + position,
        '.txt',
      );
    }
    const parts = document.id.split('/');
    const last = parts.pop()!.replace(/\.gz$/i, '');
    const ending = /\.(txt|text|md|markdown)$/i.exec(last)?.[0] ?? '';
    const stem = last.slice(0, last.length - ending.length);
    return this.#pool.take(parts.map(safeSegment), safeSegment(stem) + position, ending || '.txt');
  }
}

/** A text as it is written: with exactly one line end; an empty one stays empty. */
interface WrittenText {
  readonly content: string;
  /** The line ends that stood at its end before, where those are others. */
  readonly end: string | null;
}

export function withLineEnd(text: string): WrittenText {
  if (text === '') return { content: '', end: null };
  const end = /(?:\r?\n)+$/.exec(text)?.[0] ?? '';
  const written = end.startsWith('\r') ? '\r\n' : '\n';
  const content = text.slice(0, text.length - end.length) + written;
  return { content, end: end === written ? null : end };
}
