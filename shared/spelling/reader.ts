import type { Lexicon } from './lexicon.ts';
import { noSurface, type WordReader } from './read-words.ts';
import { BREAK, NUMBER } from './vocabulary.ts';
import { FIGURE } from './word-scanner.ts';

/** Gives the words of texts their ids; each surface is looked up once. */
export interface Reader {
  /** Visits the words of the text with this index; figures are `NUMBER`, glued words `BREAK`. */
  read(
    index: number,
    visit: (from: number, to: number, flags: number, id: number) => void,
    pause: () => void,
  ): void;
}

/** A reader that adds words it does not know to the lexicon's vocabulary. */
export function createReader({ vocabulary }: Lexicon, words: WordReader): Reader {
  // Ids plus one, as 0 stands for a surface that was not met yet.
  let ids = new Uint32Array(1 << 11);
  const idOf = (surface: number): number => {
    if (surface >= ids.length) {
      const wider = new Uint32Array(Math.max(ids.length * 2, surface + 1));
      wider.set(ids);
      ids = wider;
    }
    if (ids[surface] === 0) {
      const word = words.surface(surface).toLowerCase().replaceAll('’', "'");
      ids[surface] = vocabulary.intern(word) + 1;
    }
    return ids[surface]! - 1;
  };
  return {
    read(index, visit, pause) {
      words.visit(
        index,
        (from, to, flags, surface) => {
          const id = surface === noSurface ? (flags & FIGURE ? NUMBER : BREAK) : idOf(surface);
          visit(from, to, flags, id);
        },
        pause,
      );
    },
  };
}
