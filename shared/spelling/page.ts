import type { Reader } from './reader.ts';
import { BREAK } from './vocabulary.ts';
import { PARTED } from './word-scanner.ts';

/** The words of one text side by side; read again for each article, so that memory stays flat. */
export class Page {
  count = 0;
  from = new Uint32Array(1024);
  /** Ends, without possessive endings. */
  to = new Uint32Array(1024);
  flags = new Uint16Array(1024);
  ids = new Uint32Array(1024);

  /** Takes the words of the text with this index in place of those of the text before; `pause` is called now and then. */
  read(reader: Reader, index: number, pause: () => void): void {
    this.count = 0;
    const take = (from: number, to: number, flags: number, id: number) => {
      const at = this.count++;
      if (at >= this.from.length) this.grow();
      this.from[at] = from;
      this.to[at] = to;
      this.flags[at] = flags;
      this.ids[at] = id;
    };
    reader.read(index, take, pause);
  }

  /** The id of the word before, `BREAK` where something parts the two. */
  left(at: number): number {
    return at === 0 || this.flags[at]! & PARTED ? BREAK : this.ids[at - 1]!;
  }

  /** The id of the word after, `BREAK` where something parts the two. */
  right(at: number): number {
    return at + 1 >= this.count || this.flags[at + 1]! & PARTED ? BREAK : this.ids[at + 1]!;
  }

  private grow(): void {
    const size = this.from.length * 2;
    const wider = <T extends Uint16Array | Uint32Array>(next: T, old: T): T => {
      next.set(old);
      return next;
    };
    this.from = wider(new Uint32Array(size), this.from);
    this.to = wider(new Uint32Array(size), this.to);
    this.flags = wider(new Uint16Array(size), this.flags);
    this.ids = wider(new Uint32Array(size), this.ids);
  }
}
