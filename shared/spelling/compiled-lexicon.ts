import type { Monitor } from '../progress/monitor.ts';
import { PairTable } from './pair-table.ts';
import { Vocabulary } from './vocabulary.ts';

// Four lines of text: a head with the number of words, of pairs and of all words counted; the words
// in order, each as a capital for how many letters it shares with the one before, and the rest of
// it; flags and count of each word, one character each; the pairs by their first word.

/** Counts go in steps of an eighth of a doubling. */
const STEPS = 8;
const LEAST_WORD = 101;
const LEAST_PAIR = 140;
/** Printable characters of one byte in memory; the first stands for a word that was not counted. */
const stepChars = Array.from({ length: 0x7f - 0x21 }, (_, i) => 0x21 + i).concat(
  Array.from({ length: 0x100 - 0xae }, (_, i) => 0xae + i),
);
const MOST_SHARED = 25;
const ZERO = 0x30;
const CAPITAL = 65;

function stepChar(steps: number, least: number): string {
  const code = stepChars[steps - least + 1];
  if (code === undefined || steps < least) throw new Error(`a count out of range: ${steps}`);
  return String.fromCharCode(code);
}

/** A number in digits of five bits, each but the last with the sixth set. */
function digits(value: number): string {
  let rest = value;
  let text = '';
  while (rest >= 32) {
    text += String.fromCharCode(ZERO + 32 + (rest % 32));
    rest = Math.floor(rest / 32);
  }
  return text + String.fromCharCode(ZERO + rest);
}

/** What `compileLexicon` puts into one text. */
export interface LexiconParts {
  /** Flags of all forms of the dictionaries, by word; see `vocabulary.ts`. */
  readonly flags: ReadonlyMap<string, number>;
  /** Words of the general corpus: eight times the binary logarithm of the count. */
  readonly counts: ReadonlyMap<string, number>;
  /** Pairs of these words, in the same steps. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Writes a lexicon as compact text for `readCompiled`; words that are not in lower case are left out. Throws when a count is out of range. */
export function compileLexicon({ flags, counts, pairs }: LexiconParts): string {
  const words = [...new Set([...flags.keys(), ...counts.keys()])]
    .filter((word) => word !== '' && !/[A-Z\n]/.test(word))
    .sort();
  const ids = new Map(words.map((word, index) => [word, index + 2]));
  let sum = 0;
  for (const steps of counts.values()) sum += 2 ** (steps / STEPS);
  let spelled = '';
  let columns = '';
  let last = '';
  for (const word of words) {
    let shared = 0;
    while (shared < MOST_SHARED && shared < last.length && last[shared] === word[shared]) shared++;
    spelled += String.fromCharCode(CAPITAL + shared) + word.slice(shared);
    last = word;
    const steps = counts.get(word);
    columns += String.fromCharCode(ZERO + (flags.get(word) ?? 0));
    columns +=
      steps === undefined ? String.fromCharCode(stepChars[0]!) : stepChar(steps, LEAST_WORD);
  }
  let paired = '';
  let count = 0;
  let before = 0;
  for (const word of words) {
    const list = pairs.get(word);
    if (!list) continue;
    const first = ids.get(word)!;
    paired += digits(first - before) + digits(list.size);
    before = first;
    let at = 0;
    const seconds = [...list].map(([second, steps]) => [ids.get(second)!, steps] as const);
    for (const [second, steps] of seconds.sort((a, b) => a[0] - b[0])) {
      paired += digits(second - at) + stepChar(steps, LEAST_PAIR);
      at = second;
      count++;
    }
  }
  return [`${words.length} ${count} ${sum}`, spelled, columns, paired, ''].join('\n');
}

/** Reads what `compileLexicon` wrote: a vocabulary with flags and base counts, and the pairs. */
export function readCompiled(
  text: string,
  monitor: Monitor,
): { vocabulary: Vocabulary; pairs: PairTable } {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  const [size = 0, pairCount = 0, sum = 1] = text.slice(0, ends[0]).split(' ').map(Number);
  const stepOf = new Int16Array(256).fill(-1);
  stepChars.forEach((code, index) => {
    stepOf[code] = index - 1;
  });
  const vocabulary = new Vocabulary();
  vocabulary.reserve(Math.ceil(size * 1.2));
  const { flags, base } = vocabulary;
  let at = ends[0]! + 1;
  let column = ends[1]! + 1;
  let last = '';
  for (let i = 0; i < size; i++) {
    if ((i & 4095) === 0) monitor.tick(i, size);
    const shared = text.charCodeAt(at++) - CAPITAL;
    let end = at;
    for (let code = text.charCodeAt(end); code > 90 || (code < 65 && code !== 10); ) {
      code = text.charCodeAt(++end);
    }
    last = last.slice(0, shared) + text.slice(at, end);
    at = end;
    const id = vocabulary.append(last);
    flags[id] = text.charCodeAt(column) - ZERO;
    const step = stepOf[text.charCodeAt(column + 1)]!;
    if (step >= 0) base[id] = 2 ** ((step + LEAST_WORD) / STEPS) / sum;
    column += 2;
  }

  const starts = new Uint32Array(vocabulary.size + 1);
  const seconds = new Uint32Array(pairCount);
  const shares = new Float32Array(pairCount);
  at = ends[2]! + 1;
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 32) {
      const digit = text.charCodeAt(at++) - ZERO;
      if (digit < 32) return value + digit * scale;
      value += (digit - 32) * scale;
    }
  };
  let used = 0;
  let first = 0;
  while (at < ends[3]!) {
    if ((first & 255) === 0) monitor.tick(used, pairCount);
    const next = first + number();
    for (let id = first + 1; id <= next; id++) starts[id] = used;
    first = next;
    const whole = base[first]! * sum;
    let second = 0;
    for (let left = number(); left > 0; left--) {
      second += number();
      seconds[used] = second;
      const step = stepOf[text.charCodeAt(at++)]! + LEAST_PAIR;
      shares[used++] = Math.min(0.9, 2 ** (step / STEPS) / whole);
    }
  }
  starts.fill(used, first + 1);
  return { vocabulary, pairs: new PairTable(starts, seconds, shares) };
}
