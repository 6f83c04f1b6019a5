/** A pattern card in the making. `scope` tells apart cards of one rule and pattern, such as those of two outlets. */
export interface CardDraft {
  readonly rule: string;
  readonly pattern: string;
  readonly scope: string;
  readonly confidence: number;
  readonly title: string;
  /** The title goes on with the first line that is removed. */
  readonly showsLine?: boolean;
  readonly reasons: readonly string[];
  /** Numbers of the lines to remove, in the order of the occurrences. */
  readonly lines: readonly number[];
  /** Numbers of the lines that those repeat. */
  readonly kept: readonly number[];
}

/** `1 article`, `8 articles`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
