import { createStretchTable } from '../text/stretch-table.ts';
import type { Lexicon } from './lexicon.ts';
import { BREAK, NUMBER } from './vocabulary.ts';
import { FIGURE, GLUED, scanWords } from './word-scanner.ts';

/** Gives surfaces their word ids; each is looked up once. */
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
  const surfaces = createStretchTable();
  let ids = new Uint32Array(1 << 11);
  let known = 0;
  const { vocabulary } = lexicon;
  return {
    read(text, visit, pause) {
      const take = (from: number, to: number, flags: number) => {
        if (flags & FIGURE) return visit(from, to, flags, NUMBER);
        if (flags & GLUED || to - from > LONGEST) return visit(from, to, flags | GLUED, BREAK);
        const surface = surfaces.number(text, from, to);
        if (surface === known) {
          if (known === ids.length) {
            const wider = new Uint32Array(known * 2);
            wider.set(ids);
            ids = wider;
          }
          // A slice keeps its whole text alive; a word that is kept must not.
          const own = ` ${text.slice(from, to)}`.slice(1);
          ids[known++] = vocabulary.intern(own.toLowerCase().replaceAll('’', "'"));
        }
        visit(from, to, flags, ids[surface]!);
      };
      scanWords(text, take, pause);
    },
  };
}
