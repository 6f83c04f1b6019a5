import type { Corpus } from '../corpus/corpus.ts';
import type { PageLine } from '../corpus/opening.ts';
import type { Claims } from './claim.ts';
import type { CorpusLines } from './corpus-lines.ts';
import type { LinePlaces } from './line-places.ts';
import type { Recurrence } from './recurrence.ts';

/** What every collector of lines reads from and claims in; lines go by their numbers in the corpus. */
export interface LineSource {
  readonly corpus: Corpus;
  readonly lines: CorpusLines;
  readonly recurrence: Recurrence;
  readonly claims: Claims;
  readonly places: LinePlaces;
  /** To be called every few milliseconds. */
  readonly pulse: () => void;
}

/** The lines of one article, read when they are first asked for. */
export type LazyPage = () => readonly PageLine[];
