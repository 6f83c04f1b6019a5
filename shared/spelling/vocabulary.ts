/** The dictionary has the word in lower case. */
export const KNOWN = 1;
/** The dictionary has the word only with a capital, as a name. */
export const NAME = 2;
/** Never proposed. */
export const UNSPEAKABLE = 4;
/** The base counts have the word, and not as a mere name. */
export const LISTED = 8;
/** The editor said that the word is right. */
export const OWN = 16;
/** An entry of a dictionary, not a form derived from one. */
export const ENTRY = 32;
/** A dictionary of the language lacks the word that another has: a spelling of one country. */
export const REGIONAL = 64;

/** A pseudo-word that stands for the edge of a sentence, a bracket or anything else that parts words. */
export const BREAK = 0;
/** A pseudo-word that stands for a number. */
export const NUMBER = 1;

/**
 * Numbers the lower-case words of a scan and keeps what is known of each in columns. Ids 0 and 1
 * are the pseudo-words `BREAK` and `NUMBER`.
 */
export class Vocabulary {
  readonly words: string[];
  private readonly ids: Map<string, number>;
  /** Flags `KNOWN`, `NAME`, … */
  flags = new Uint8Array(1 << 18);
  /** Words of the general corpus, in occurrences per word of it. */
  base = new Float64Array(1 << 18);
  /** Occurrences in this corpus. */
  total = new Uint32Array(1 << 18);
  /** Of these, in lower case. */
  lower = new Uint32Array(1 << 18);
  /** Of these, capitalised where no sentence begins. */
  capital = new Uint32Array(1 << 18);
  /** Groups of near-duplicate articles it occurs in. */
  groups = new Uint32Array(1 << 18);
  /** The last of these groups, plus one. */
  lastGroup = new Uint32Array(1 << 18);

  /** An empty vocabulary, or one with all that `source` knows, to be changed by itself. */
  constructor(source?: Vocabulary) {
    this.words = source ? [...source.words] : ['', '0'];
    this.ids = new Map(source?.ids);
    if (!source) return;
    this.flags = source.flags.slice();
    this.base = source.base.slice();
    this.total = source.total.slice();
    this.lower = source.lower.slice();
    this.capital = source.capital.slice();
    this.groups = source.groups.slice();
    this.lastGroup = source.lastGroup.slice();
  }

  get size(): number {
    return this.words.length;
  }

  /** The id of a word in lower case, or -1. */
  find(word: string): number {
    return this.ids.get(word) ?? -1;
  }

  /** The id of a word in lower case, given now if it has none yet. */
  intern(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.words.push(word);
    this.ids.set(word, id);
    if (id >= this.flags.length) this.grow();
    return id;
  }

  private grow(): void {
    const size = this.flags.length * 2;
    const wider = <T extends Uint8Array | Uint32Array | Float64Array>(next: T, old: T): T => {
      next.set(old);
      return next;
    };
    this.flags = wider(new Uint8Array(size), this.flags);
    this.base = wider(new Float64Array(size), this.base);
    this.total = wider(new Uint32Array(size), this.total);
    this.lower = wider(new Uint32Array(size), this.lower);
    this.capital = wider(new Uint32Array(size), this.capital);
    this.groups = wider(new Uint32Array(size), this.groups);
    this.lastGroup = wider(new Uint32Array(size), this.lastGroup);
  }
}
