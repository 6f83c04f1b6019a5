import type { Lexicon } from './lexicon.ts';
import { BREAK, NUMBER } from './vocabulary.ts';
import { FIGURE, GLUED, scanWords } from './word-scanner.ts';

/** Gives surfaces their word ids; words met often are looked up once. */
export interface Reader {
  /** Visits the words of a text with their ids; figures are `NUMBER`, glued words `BREAK`. */
  read(
    text: string,
    visit: (from: number, to: number, flags: number, id: number) => void,
    pause: () => void,
  ): void;
}

/** Longer ones are codes or garbage, which a vocabulary must not keep. */
const LONGEST = 80;

/** A reader that adds words it does not know to the lexicon's vocabulary. */
export function createReader(lexicon: Lexicon): Reader {
  const surfaces = new Map<string, number>();
  const { vocabulary } = lexicon;
  return {
    read(text, visit, pause) {
      const take = (from: number, to: number, flags: number) => {
        if (flags & FIGURE) return visit(from, to, flags, NUMBER);
        if (flags & GLUED || to - from > LONGEST) return visit(from, to, flags | GLUED, BREAK);
        const surface = text.slice(from, to);
        let id = surfaces.get(surface);
        if (id === undefined) {
          // A slice keeps its whole text alive; a word that is kept must not.
          const own = ` ${surface}`.slice(1);
          id = vocabulary.intern(own.toLowerCase().replaceAll('’', "'"));
          if (surfaces.size < 2_000_000) surfaces.set(own, id);
        }
        visit(from, to, flags, id);
      };
      scanWords(text, take, pause);
    },
  };
}
