import { readFile } from 'node:fs/promises';
import type { Document, Problem } from '../../../shared/corpus/document.ts';
import { documentOf, type TextStore } from '../text-store.ts';
import { readBytes } from './bytes.ts';
import { decodeFile } from './decode.ts';
import { kindOfFile } from './file-kinds.ts';
import { ReadingFailure, readingReason } from './reading-failure.ts';
import { longestText } from './records.ts';
import type { FoundFile } from './walk-folder.ts';
import type { Watch } from './watch.ts';

const filesAtATime = 48;
const bytesAtATime = 32 * 1024 * 1024;

/** Yields text files as documents in the order given, some at a time, with what could not be read. Their texts are kept in `texts` where it is given. */
export async function* readTexts(
  files: readonly FoundFile[],
  watch: Watch,
  texts?: TextStore,
): AsyncGenerator<{ documents: Document[]; problems: Problem[] }> {
  let from = 0;
  while (from < files.length) {
    let to = from;
    let bytes = 0;
    while (to < files.length && to - from < filesAtATime && (to === from || bytes < bytesAtATime)) {
      bytes += files[to]!.size * (kindOfFile(files[to]!.name)?.gzip ? 8 : 1);
      to++;
    }
    const read = await Promise.all(files.slice(from, to).map((file) => readText(file, watch)));
    const documents: Document[] = [];
    const problems: Problem[] = [];
    for (const { document, problem } of read) {
      if (document) {
        const { id, text, fields } = document;
        documents.push(documentOf(id, texts ? texts.add(text) : text, fields, texts));
      }
      if (problem) problems.push(problem);
    }
    yield { documents, problems };
    from = to;
  }
}

async function readText(
  file: FoundFile,
  watch: Watch,
): Promise<{ document?: Document; problem?: Problem }> {
  const reasons: string[] = [];
  try {
    const { text, windows1252 } = decodeFile(
      await bytesOf(file, watch, (cut) => reasons.push(cut)),
    );
    if (windows1252) reasons.push('not valid UTF-8; read as windows-1252');
    const document = { id: file.name, text, fields: {} };
    return reasons.length === 0
      ? { document }
      : { document, problem: { document: file.name, reason: reasons.join('; ') } };
  } catch (error) {
    const reason = readingReason(error);
    if (reason === null) throw error;
    return { problem: { document: file.name, reason: `not read: ${reason}` } };
  }
}

async function bytesOf(
  file: FoundFile,
  watch: Watch,
  onCut: (cut: string) => void,
): Promise<Buffer> {
  const tooLong = () => new ReadingFailure('it is longer than 64 MB');
  if (file.size > longestText) throw tooLong();
  watch.check();
  if (!kindOfFile(file.name)?.gzip) {
    const bytes = await readFile(file.path);
    watch.advance(file.size);
    if (bytes.length > longestText) throw tooLong();
    return bytes;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of readBytes(file.path, true, watch, onCut)) {
    length += chunk.length;
    if (length > longestText) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
