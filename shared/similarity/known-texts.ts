import type { WordTable } from '../text/word-table.ts';

/** Texts that were read before: their words and the size of their sets need not be found again. */
export interface KnownTexts {
  /** 1 for each text that is known. */
  readonly known: Uint8Array;
  /** To be called once before `append`. */
  teach(table: WordTable): void;
  /** Appends a known text's words to the table and returns how many there were. */
  append(text: number): number;
  /** How many different shingles a known text has. */
  size(text: number): number;
}
