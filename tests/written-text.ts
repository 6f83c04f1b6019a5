import { compareTexts } from '../shared/diff/compare.ts';
import type { ArticleAnchor, HunkChoice } from '../shared/review/ledger-entry.ts';
import { type Grown, grow } from '../shared/review/merge.ts';
import { withoutWritten, withWritten } from '../shared/review/merge-rows.ts';

/** The choices with `text` written by hand as the merged text. */
export function writtenChoices(
  base: string,
  choices: readonly HunkChoice[],
  text: string,
  canonical: ArticleAnchor,
): HunkChoice[] {
  const kept = withoutWritten(choices, canonical);
  const grown = grow(base, kept);
  return withWritten(grown, text, compareTexts(grown.text, text), kept, canonical);
}

/** A base text as the merge in which the editor wrote `text` has it. */
export function writtenText(base: string, text: string): Grown {
  const canonical = { document: 'kept.txt', article: 0, digest: 'kept' };
  return grow(base, writtenChoices(base, [], text, canonical));
}
