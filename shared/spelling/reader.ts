import type { Lexicon } from './lexicon.ts';
import type { Page } from './page.ts';
import { noSurface, type WordReader } from './read-words.ts';
import { BREAK, NUMBER } from './vocabulary.ts';
import { FIGURE } from './word-scanner.ts';

/** Gives the words of texts their ids, figures `NUMBER`, glued words `BREAK`; each surface is looked up once. */
export interface Reader {
  /** Puts the words of the text with this index onto the page; `pause` is called now and then. */
  read(index: number, page: Page, pause: () => void): void;
  /** The same for the text that had this number in the earlier scan; false where its words were not kept. */
  readEarlier(number: number, page: Page, pause: () => void): boolean;
}

/** A reader that adds words it does not know to the lexicon's vocabulary. */
export function createReader({ vocabulary }: Lexicon, words: WordReader): Reader {
  // Ids plus one, as 0 stands for a surface that was not met yet.
  let ids = new Uint32Array(1 << 11);
  const meet = (surface: number): number => {
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
  const identify = (page: Page) => {
    const { count, flags, surfaces } = page;
    if (page.ids.length < count) page.ids = new Uint32Array(page.from.length);
    const into = page.ids;
    for (let at = 0; at < count; at++) {
      const surface = surfaces[at]!;
      if (surface === noSurface) into[at] = flags[at]! & FIGURE ? NUMBER : BREAK;
      else into[at] = surface < ids.length && ids[surface]! > 0 ? ids[surface]! - 1 : meet(surface);
    }
  };
  return {
    read(index, page, pause) {
      words.read(index, page, pause);
      identify(page);
    },
    readEarlier(number, page, pause) {
      if (!words.readEarlier(number, page, pause)) return false;
      identify(page);
      return true;
    },
  };
}
