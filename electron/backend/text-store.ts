import type { Document } from '../../shared/corpus/document.ts';

/** The texts of a store as they are handed to another thread: the memory itself is shared and not copied. */
export interface SharedTexts {
  readonly chunks: readonly SharedArrayBuffer[];
  /** Where each text lies, as `TextStore` writes it down. */
  readonly places: Uint32Array;
}

/** A document as it is handed to another thread that has its text; `number` is that of the text in the store. */
export type SharedDocument = Pick<StoredDocument, 'id' | 'fields' | 'number'>;

const smallestChunk = 1 << 18;
const largestChunk = 1 << 24;

/** Of each text: its chunk, its first byte, its length in UTF-16 code units, and 2 where a unit takes two bytes. */
const columns = 4;

/** Texts read last are kept at hand, by their number; longer ones only one at a time. */
const atHand = 32;
const longestAtHand = 1 << 15;

const beyondLatin1 = /[\u0100-\uffff]/;

/**
 * Texts of many documents in memory that all threads share, outside their heaps: a byte for each code
 * unit where all are below U+0100, else two. Reading makes a string anew, so loops take a text once.
 */
export class TextStore {
  #chunks: Buffer[] = [];
  #places: Uint32Array;
  #count: number;
  #used = 0;
  readonly #recent: { number: number; text: string }[] = [];
  #recentLong = { number: -1, text: '' };

  constructor(shared?: SharedTexts) {
    this.#chunks = shared ? shared.chunks.map((chunk) => Buffer.from(chunk)) : [];
    this.#places = shared ? shared.places : new Uint32Array(columns * 256);
    this.#count = this.#places.length / columns;
    if (!shared) this.#count = 0;
    else this.#used = this.#chunks.at(-1)?.length ?? 0;
  }

  /** Keeps a text and returns its number, counted from 0. */
  add(text: string): number {
    const wide = beyondLatin1.test(text);
    const size = wide ? text.length * 2 : text.length;
    const number = this.#count++;
    const from = this.#reserve(size, wide);
    const chunk = this.#chunks.at(-1)!;
    if (wide) chunk.write(text, from, 'utf16le');
    else chunk.write(text, from, 'latin1');
    if (this.#places.length < this.#count * columns) {
      const wider = new Uint32Array(this.#places.length * 2);
      wider.set(this.#places);
      this.#places = wider;
    }
    this.#places.set([this.#chunks.length - 1, from, text.length, wide ? 2 : 1], number * columns);
    return number;
  }

  /** Makes room in the last chunk and returns where it begins, even where code units take two bytes. */
  #reserve(size: number, wide: boolean): number {
    let from = wide ? this.#used + (this.#used % 2) : this.#used;
    const last = this.#chunks.at(-1);
    if (!last || from + size > last.length) {
      const doubled = Math.min(largestChunk, Math.max(smallestChunk, (last?.length ?? 0) * 2));
      this.#chunks.push(Buffer.from(new SharedArrayBuffer(Math.max(doubled, size))));
      from = 0;
    }
    this.#used = from + size;
    return from;
  }

  /** The text with this number. */
  text(number: number): string {
    const slot = this.#recent[number % atHand];
    if (slot?.number === number) return slot.text;
    if (this.#recentLong.number === number) return this.#recentLong.text;
    const at = number * columns;
    const chunk = this.#chunks[this.#places[at]!]!;
    const from = this.#places[at + 1]!;
    const length = this.#places[at + 2]!;
    const width = this.#places[at + 3]!;
    const text = chunk.toString(width === 2 ? 'utf16le' : 'latin1', from, from + length * width);
    if (length > longestAtHand) this.#recentLong = { number, text };
    else this.#recent[number % atHand] = { number, text };
    return text;
  }

  /** The length of the text with this number, in UTF-16 code units. */
  lengthOf(number: number): number {
    return this.#places[number * columns + 2]!;
  }

  /** The length of all texts, in UTF-16 code units. */
  get characters(): number {
    let sum = 0;
    for (let number = 0; number < this.#count; number++) sum += this.lengthOf(number);
    return sum;
  }

  /** What another thread needs to read the texts that are here now. */
  share(): SharedTexts {
    return {
      chunks: this.#chunks.map((chunk) => chunk.buffer as unknown as SharedArrayBuffer),
      places: this.#places.slice(0, this.#count * columns),
    };
  }
}

/** A document whose text lies in a store. */
export class StoredDocument implements Document {
  readonly id: string;
  readonly fields: Document['fields'];
  /** Of its text in the store. */
  readonly number: number;
  readonly #store: TextStore;

  constructor(id: string, fields: Document['fields'], store: TextStore, number: number) {
    this.id = id;
    this.fields = fields;
    this.number = number;
    this.#store = store;
  }

  get text(): string {
    return this.#store.text(this.number);
  }
}

/** What another thread that has the texts needs of a document from a store. */
export function sharedDocument(document: Document): SharedDocument {
  if (!(document instanceof StoredDocument)) throw new Error(`${document.id} lies in no store`);
  const { id, fields, number } = document;
  return { id, fields, number };
}

/** A document with this text, or with the text that has this number in the store. */
export function documentOf(
  id: string,
  text: string | number,
  fields: Document['fields'],
  store: TextStore | undefined,
): Document {
  return typeof text === 'number' && store
    ? new StoredDocument(id, fields, store, text)
    : { id, text: String(text), fields };
}
