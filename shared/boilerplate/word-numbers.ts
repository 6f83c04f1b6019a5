/** Gives the words of one page numbers from 0 on, equal words the same one. */
export interface WordNumbers {
  readonly size: number;
  /** Begins anew for the next page. */
  clear(): void;
  /** The number of a word in small letters. */
  of(word: string): number;
  /** The number of the ASCII word `[from, to)` of the text in small letters. */
  ofPlain(text: string, from: number, to: number): number;
}

/** An empty table; it knows words by two 32-bit hashes and keeps its room for the next page. */
export function createWordNumbers(): WordNumbers {
  let capacity = 1 << 10;
  let turns = new Int32Array(capacity);
  let firsts = new Int32Array(capacity);
  let seconds = new Int32Array(capacity);
  let numbers = new Int32Array(capacity);
  let turn = 1;
  let size = 0;

  function grow(): void {
    const old = { turns, firsts, seconds, numbers };
    capacity *= 2;
    turns = new Int32Array(capacity);
    firsts = new Int32Array(capacity);
    seconds = new Int32Array(capacity);
    numbers = new Int32Array(capacity);
    for (let slot = 0; slot < old.turns.length; slot++) {
      if (old.turns[slot] !== turn) continue;
      put(slotOf(old.firsts[slot]!, old.seconds[slot]!), old.firsts[slot]!, old.seconds[slot]!);
      numbers[slotOf(old.firsts[slot]!, old.seconds[slot]!)] = old.numbers[slot]!;
    }
  }

  function slotOf(a: number, b: number): number {
    const mask = capacity - 1;
    let at = (a ^ (a >>> 15)) & mask;
    while (turns[at] === turn && (firsts[at] !== a || seconds[at] !== b)) at = (at + 1) & mask;
    return at;
  }

  function put(slot: number, a: number, b: number): void {
    turns[slot] = turn;
    firsts[slot] = a;
    seconds[slot] = b;
  }

  function numberOf(a: number, b: number): number {
    let slot = slotOf(a, b);
    if (turns[slot] === turn) return numbers[slot]!;
    if (2 * size >= capacity) {
      grow();
      slot = slotOf(a, b);
    }
    put(slot, a, b);
    numbers[slot] = size;
    return size++;
  }

  return {
    get size() {
      return size;
    },
    clear() {
      turn++;
      size = 0;
    },
    of(word) {
      let a = 0x811c9dc5 | 0;
      let b = 0x9e3779b9 | 0;
      for (let at = 0; at < word.length; at++) {
        const code = word.charCodeAt(at);
        a = Math.imul(a ^ code, 0x01000193);
        b = Math.imul(b ^ code, 0x85ebca6b);
        b ^= b >>> 13;
      }
      return numberOf(a, b);
    },
    ofPlain(text, from, to) {
      let a = 0x811c9dc5 | 0;
      let b = 0x9e3779b9 | 0;
      for (let at = from; at < to; at++) {
        let code = text.charCodeAt(at);
        if (code >= 65 && code <= 90) code += 32;
        a = Math.imul(a ^ code, 0x01000193);
        b = Math.imul(b ^ code, 0x85ebca6b);
        b ^= b >>> 13;
      }
      return numberOf(a, b);
    },
  };
}
