import { WordColumns } from './read-words.ts';
import { BREAK } from './vocabulary.ts';
import { PARTED } from './word-scanner.ts';

/** The words of one text with their ids; read again for each article. */
export class Page extends WordColumns {
  ids = new Uint32Array(1024);

  /** The id of the word before, `BREAK` where something parts the two. */
  left(at: number): number {
    return at === 0 || this.flags[at]! & PARTED ? BREAK : this.ids[at - 1]!;
  }

  /** The id of the word after, `BREAK` where something parts the two. */
  right(at: number): number {
    return at + 1 >= this.count || this.flags[at + 1]! & PARTED ? BREAK : this.ids[at + 1]!;
  }
}
