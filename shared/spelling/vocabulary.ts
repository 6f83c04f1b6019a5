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

const PRIME = 0x01000193;

/** The part of a word's hash that one letter more makes of the hash before it. */
export function hashOn(hash: number, code: number): number {
  return (Math.imul(hash, PRIME) + code + 1) | 0;
}

/** `PRIME` to the power of `exponent`, modulo 2^32. */
export function hashPower(exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power = Math.imul(power, PRIME);
  return power;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = hashOn(hash, word.charCodeAt(i));
  return hash;
}

/**
 * Numbers the lower-case words of a scan and keeps what is known of each in columns. Ids 0 and 1
 * are the pseudo-words `BREAK` and `NUMBER`. Words are found by a polynomial hash (Karp and Rabin,
 * 1987), so that the hash of a word with one letter changed costs one multiplication.
 */
export class Vocabulary {
  readonly words: string[];
  /** Hashes of the words, and an open-addressing table of their ids; 0 is an empty slot. */
  private hashes: Int32Array;
  private slots: Int32Array;
  private mask: number;
  /** Flags `KNOWN`, `NAME`, … */
  flags: Uint8Array;
  /** Words of the general corpus, in occurrences per word of it. */
  base: Float64Array;
  /** Occurrences in this corpus. */
  total: Uint32Array;
  /** Of these, in lower case. */
  lower: Uint32Array;
  /** Of these, capitalised where no sentence begins. */
  capital: Uint32Array;
  /** Groups of near-duplicate articles it occurs in. */
  groups: Uint32Array;

  /** An empty vocabulary, or one with the words, flags and base counts of `source`, to be changed by itself. */
  constructor(source?: Vocabulary) {
    this.words = source ? source.words.slice() : ['', '0'];
    const room = source ? source.flags.length : 1 << 12;
    this.hashes = source ? source.hashes.slice() : new Int32Array(room);
    this.slots = source ? source.slots.slice() : new Int32Array(room * 2);
    this.mask = this.slots.length - 1;
    this.flags = source ? source.flags.slice() : new Uint8Array(room);
    this.base = source ? source.base.slice() : new Float64Array(room);
    this.total = new Uint32Array(room);
    this.lower = new Uint32Array(room);
    this.capital = new Uint32Array(room);
    this.groups = new Uint32Array(room);
    if (!source) this.place(NUMBER, hashOf('0'));
  }

  get size(): number {
    return this.words.length;
  }

  private place(id: number, hash: number): void {
    let at = (hash ^ (hash >>> 15)) & this.mask;
    while (this.slots[at] !== 0) at = (at + 1) & this.mask;
    this.slots[at] = id;
    this.hashes[id] = hash;
  }

  /** The id of a word in lower case, or -1. */
  find(word: string): number {
    return this.look(word, hashOf(word));
  }

  /** True for a word in lower case that the lexicon, the editor or the corpus has; one that was only read in what does not count is none. */
  has(word: string): boolean {
    const id = this.find(word);
    return id >= 0 && (this.total[id]! > 0 || this.flags[id]! > 0 || this.base[id]! > 0);
  }

  private look(word: string, hash: number): number {
    let at = (hash ^ (hash >>> 15)) & this.mask;
    for (let id = this.slots[at]!; id !== 0; id = this.slots[at]!) {
      if (this.hashes[id] === hash && this.words[id] === word) return id;
      at = (at + 1) & this.mask;
    }
    return -1;
  }

  /** The hash of a word. */
  hash(id: number): number {
    return this.hashes[id]!;
  }

  /** Visits the words that have this hash. */
  visitHash(hash: number, visit: (id: number) => void): void {
    let at = (hash ^ (hash >>> 15)) & this.mask;
    for (let id = this.slots[at]!; id !== 0; id = this.slots[at]!) {
      if (this.hashes[id] === hash) visit(id);
      at = (at + 1) & this.mask;
    }
  }

  /** The id of a word in lower case, given now if it has none yet. */
  intern(word: string): number {
    const hash = hashOf(word);
    const known = this.look(word, hash);
    return known >= 0 ? known : this.append(word, hash);
  }

  /** Gives an id to a word that is known to have none yet. */
  append(word: string, hash = hashOf(word)): number {
    const id = this.words.length;
    this.words.push(word);
    if (id >= this.flags.length) this.reserve(id + 1);
    this.place(id, hash);
    return id;
  }

  /** Makes room for so many words. */
  reserve(words: number): void {
    let size = this.flags.length;
    while (size < words) size *= 2;
    if (size === this.flags.length) return;
    const wider = <T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
      next: T,
      old: T,
    ): T => {
      next.set(old);
      return next;
    };
    this.hashes = wider(new Int32Array(size), this.hashes);
    this.flags = wider(new Uint8Array(size), this.flags);
    this.base = wider(new Float64Array(size), this.base);
    this.total = wider(new Uint32Array(size), this.total);
    this.lower = wider(new Uint32Array(size), this.lower);
    this.capital = wider(new Uint32Array(size), this.capital);
    this.groups = wider(new Uint32Array(size), this.groups);
    const old = this.slots;
    this.slots = new Int32Array(size * 2);
    this.mask = this.slots.length - 1;
    for (const id of old) if (id !== 0) this.place(id, this.hashes[id]!);
  }
}
