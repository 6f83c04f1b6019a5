import { endingOf, readableEndings } from '../../../shared/host/openable.ts';
import type { RecordKind } from './source.ts';

const byEnding: Readonly<Record<string, 'text' | RecordKind>> = readableEndings;

/** What a file's name says of its kind, and whether it is gzipped; null for kinds that are not read. */
export function kindOfFile(name: string): { kind: 'text' | RecordKind; gzip: boolean } | null {
  const ending = endingOf(name);
  const kind = ending === null ? undefined : byEnding[ending];
  return kind === undefined ? null : { kind, gzip: /\.gz$/i.test(name) };
}

/** True for a file that by custom describes the folder it lies in, such as a README or a licence. */
export function describesItsFolder(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return /^(readme|license|licence|copying|notice|changelog|contributing|authors)(\.(txt|md|markdown|text))?(\.gz)?$/i.test(
    base,
  );
}

/** Endings of file names for a sentence: “.jpg, .png and others”. */
export function endingsOf(names: readonly string[]): string {
  const endings = [
    ...new Set(names.map((name) => /\.[^./\\]+$/.exec(name)?.[0]?.toLowerCase() ?? 'no ending')),
  ].sort();
  return endings.length > 4 ? `${endings.slice(0, 3).join(', ')} and others` : endings.join(', ');
}

/** True for names of files that can be opened as a corpus by themselves, text or records. */
export function looksLikeRecords(name: string): boolean {
  return kindOfFile(name) !== null;
}
