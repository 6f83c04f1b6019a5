/** Costs in natural logarithms of one slip, by its sort; learned from published lists of misspellings. */
export const slipCosts = {
  /** Two neighbouring letters in the wrong order. */
  transposition: 1.7,
  /** A letter written twice. */
  doubled: 2.0,
  /** One of two equal letters left out. */
  halved: 1.8,
  /** A vowel left out. */
  vowelLost: 1.65,
  /** A consonant left out. */
  consonantLost: 1.8,
  /** A letter put in that lies beside its neighbour on the keyboard. */
  besideAdded: 4.0,
  /** A vowel put in. */
  vowelAdded: 4.9,
  /** Any other letter put in. */
  consonantAdded: 6.0,
  /** A letter taken for the one beside it on the keyboard. */
  besideTaken: 3.8,
  /** One vowel taken for another. */
  vowelTaken: 3.5,
  /** A letter taken for one that sounds alike. */
  soundTaken: 4.7,
  /** Any other letter taken for another. */
  otherTaken: 6.8,
  /** More for a slip in the first letter. */
  first: 2.0,
  /** More for the second slip of a word that follows upon the first. */
  burst: 1.0,
  /** More for the second slip of a word elsewhere. */
  second: 3.0,
};

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const neighbours = new Map<string, string>();
for (const [row, letters] of rows.entries()) {
  for (let column = 0; column < letters.length; column++) {
    const near: string[] = [];
    for (let other = row - 1; other <= row + 1; other++) {
      // Each row stands half a key further right than the one above.
      const around = other === row ? [-1, 1] : other < row ? [0, 1] : [-1, 0];
      for (const shift of around) {
        const letter = rows[other]?.[column + shift];
        if (letter) near.push(letter);
      }
    }
    neighbours.set(letters[column]!, near.join(''));
  }
}
const vowels = 'aeiouy';
const alike = [
  'ck',
  'kq',
  'cq',
  'sc',
  'sz',
  'cz',
  'gj',
  'fv',
  'fp',
  'td',
  'bp',
  'mn',
  'sx',
  'xc',
  'vw',
  'iy',
];

/** True when the two letters lie side by side on an English keyboard. */
function besideOnKeyboard(a: string, b: string): boolean {
  return neighbours.get(a)?.includes(b) ?? false;
}

const LETTERS = 27;
/** 1 to 26 for a to z, 0 for anything else. */
const indexOf = (code: number) => (code >= 97 && code <= 122 ? code - 96 : 0);

const vowelAt = new Uint8Array(LETTERS);
const besideAt = new Uint8Array(LETTERS * LETTERS);
const takenAt = new Float64Array(LETTERS * LETTERS).fill(slipCosts.otherTaken);
const alphabet = 'abcdefghijklmnopqrstuvwxyz';
for (const a of alphabet) {
  const row = indexOf(a.charCodeAt(0));
  if (vowels.includes(a)) vowelAt[row] = 1;
  for (const b of alphabet) {
    const at = row * LETTERS + indexOf(b.charCodeAt(0));
    if (vowels.includes(a) && vowels.includes(b)) takenAt[at] = slipCosts.vowelTaken;
    else if (alike.includes(a + b) || alike.includes(b + a)) takenAt[at] = slipCosts.soundTaken;
    if (!besideOnKeyboard(a, b)) continue;
    besideAt[at] = 1;
    takenAt[at] = Math.min(takenAt[at]!, slipCosts.besideTaken);
  }
}

function lossCost(right: string, at: number): number {
  const code = right.charCodeAt(at);
  if (code === right.charCodeAt(at - 1) || code === right.charCodeAt(at + 1))
    return slipCosts.halved;
  return vowelAt[indexOf(code)] ? slipCosts.vowelLost : slipCosts.consonantLost;
}

function additionCost(wrong: string, at: number): number {
  const code = wrong.charCodeAt(at);
  const before = wrong.charCodeAt(at - 1);
  const after = wrong.charCodeAt(at + 1);
  if (code === before || code === after) return slipCosts.doubled;
  const row = indexOf(code) * LETTERS;
  if (besideAt[row + indexOf(before)] || besideAt[row + indexOf(after)])
    return slipCosts.besideAdded;
  return vowelAt[indexOf(code)] ? slipCosts.vowelAdded : slipCosts.consonantAdded;
}

/** Slips, and what they cost together; the cost is the negative logarithm of their probability but for a constant. */
export interface Slips {
  readonly count: number;
  readonly cost: number;
}

/** Gives the cheapest way from `right` to `wrong` by at most `limit` slips, or null when there is none. */
export type SlipMeter = (wrong: string, right: string, limit: number) => Slips | null;

/**
 * A meter with its own scratch memory: a Damerau-Levenshtein alignment with weighted edits after
 * Kernighan, Church and Gale (1990), within a band, between what the two words do not share at
 * either end.
 */
export function createSlipMeter(): SlipMeter {
  let costs = new Float64Array(1024);
  /** 1 where the cheapest way to the cell ends in a slip. */
  let slipped = new Uint8Array(1024);
  return (wrong, right, limit) => {
    if (Math.abs(wrong.length - right.length) > limit) return null;
    let head = 0;
    const shorter = Math.min(wrong.length, right.length);
    while (head < shorter && wrong.charCodeAt(head) === right.charCodeAt(head)) head++;
    let tail = 0;
    while (
      tail < shorter - head &&
      wrong.charCodeAt(wrong.length - 1 - tail) === right.charCodeAt(right.length - 1 - tail)
    ) {
      tail++;
    }
    const rowsCount = wrong.length - head - tail;
    const columns = right.length - head - tail;
    if (rowsCount === 0 && columns === 0) return { count: 0, cost: 0 };
    // One layer for each number of slips: the cheapest way so far may use up the limit too soon.
    const layers = limit + 1;
    const width = (columns + 1) * layers;
    const cells = (rowsCount + 1) * width;
    if (cells > costs.length) {
      costs = new Float64Array(cells * 2);
      slipped = new Uint8Array(cells * 2);
    }
    costs.fill(Number.POSITIVE_INFINITY, 0, cells);
    costs[0] = 0;
    slipped[0] = 0;
    for (let i = 0; i <= rowsCount; i++) {
      const low = Math.max(0, i - limit);
      const high = Math.min(columns, i + limit);
      const w = head + i - 1;
      for (let j = low; j <= high; j++) {
        const here = i * width + j * layers;
        const r = head + j - 1;
        const first = w <= 0 && r <= 0 ? slipCosts.first : 0;
        for (let way = 0; way < 4; way++) {
          let from = here;
          let cost = 0;
          let slips = 1;
          if (way === 0) {
            if (i === 0 || j === 0) continue;
            from = here - width - layers;
            const a = wrong.charCodeAt(w);
            const b = right.charCodeAt(r);
            if (a === b) slips = 0;
            else cost = takenAt[indexOf(a) * LETTERS + indexOf(b)]! + first;
          } else if (way === 1) {
            if (i === 0) continue;
            from = here - width;
            cost = additionCost(wrong, w) + first;
          } else if (way === 2) {
            if (j === 0) continue;
            from = here - layers;
            cost = lossCost(right, r) + first;
          } else {
            if (i < 2 || j < 2) continue;
            const a = wrong.charCodeAt(w);
            const b = wrong.charCodeAt(w - 1);
            if (a === b || a !== right.charCodeAt(r - 1) || b !== right.charCodeAt(r)) continue;
            from = here - 2 * width - 2 * layers;
            cost = slipCosts.transposition + (w === 1 && r === 1 ? slipCosts.first / 2 : 0);
          }
          for (let count = 0; count + slips <= limit; count++) {
            const before = costs[from + count]!;
            if (before === Number.POSITIVE_INFINITY) continue;
            let sum = before + cost;
            if (slips > 0 && count > 0) {
              sum += slipped[from + count] ? slipCosts.burst : slipCosts.second;
            }
            const to = here + count + slips;
            if (sum >= costs[to]!) continue;
            costs[to] = sum;
            slipped[to] = slips;
          }
        }
      }
    }
    let best: Slips | null = null;
    for (let count = 0; count < layers; count++) {
      const cost = costs[cells - layers + count]!;
      if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { count, cost };
    }
    return best;
  };
}

/** As `createSlipMeter`, for a single pair. */
export function slipsBetween(wrong: string, right: string, limit: number): Slips | null {
  return createSlipMeter()(wrong, right, limit);
}
