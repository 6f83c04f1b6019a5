/** Which of many lines have which characters, and which of these next to one another, a bit a line. */
export interface LineLetters {
  /** Notes the characters of the line `at`. */
  add(at: number, line: string): void;
  /** Bits of the lines that may have all of these texts. */
  mayHave(texts: readonly string[]): Uint32Array;
}

/** Letters and digits are told apart, all other characters fall into one of a few classes. */
const told = 36;
const classes = 48;

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 48 && code <= 57) return code - 22;
  return told + (code % (classes - told));
}

const pairOf = (first: number, second: number) => classes + first * classes + second;

/** True where `mayHave` says by itself which lines have the text. */
export function isTold(text: string): boolean {
  return text.length <= 2 && /^[a-z0-9]*$/.test(text);
}

/** Of `count` lines; the memory for characters that are nowhere next to one another is never taken. */
export function createLineLetters(count: number): LineLetters {
  const size = (count + 31) >> 5;
  const none = new Uint32Array(0);
  /** By class, and behind them by pair of classes. */
  const bits = new Array<Uint32Array>(classes + classes * classes).fill(none);
  /** The line in which a class or a pair was seen last. */
  const seenIn = new Int32Array(bits.length).fill(-1);
  function mark(which: number, at: number): void {
    if (seenIn[which] === at) return;
    seenIn[which] = at;
    if (bits[which] === none) bits[which] = new Uint32Array(size);
    bits[which]![at >> 5]! |= 1 << (at & 31);
  }
  return {
    add(at, line) {
      let before = -1;
      for (let unit = 0; unit < line.length; unit++) {
        const now = classOf(line.charCodeAt(unit));
        mark(now, at);
        if (before >= 0) mark(pairOf(before, now), at);
        before = now;
      }
    },
    mayHave(texts) {
      const looked = new Set<number>();
      for (const text of texts) {
        for (let unit = 0; unit < text.length; unit++) {
          const now = classOf(text.charCodeAt(unit));
          // A pair says all that its two would.
          if (unit > 0) looked.add(pairOf(classOf(text.charCodeAt(unit - 1)), now));
          else if (text.length === 1) looked.add(now);
        }
      }
      const all = new Uint32Array(size).fill(0xffffffff);
      for (const which of looked) {
        const held = bits[which]!;
        if (held === none) return all.fill(0);
        for (let at = 0; at < size; at++) all[at]! &= held[at]!;
      }
      return all;
    },
  };
}
