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

const isVowel = (letter: string) => vowels.includes(letter);
/** True when the two letters lie side by side on an English keyboard. */
export function besideOnKeyboard(a: string, b: string): boolean {
  return neighbours.get(a)?.includes(b) ?? false;
}
const soundsAlike = (a: string, b: string) => alike.includes(a + b) || alike.includes(b + a);

function lossCost(right: string, at: number): number {
  const letter = right[at]!;
  if (letter === right[at - 1] || letter === right[at + 1]) return slipCosts.halved;
  return isVowel(letter) ? slipCosts.vowelLost : slipCosts.consonantLost;
}

function additionCost(wrong: string, at: number): number {
  const letter = wrong[at]!;
  const before = wrong[at - 1] ?? '';
  const after = wrong[at + 1] ?? '';
  if (letter === before || letter === after) return slipCosts.doubled;
  if (besideOnKeyboard(letter, before) || besideOnKeyboard(letter, after))
    return slipCosts.besideAdded;
  return isVowel(letter) ? slipCosts.vowelAdded : slipCosts.consonantAdded;
}

function takenCost(wrong: string, right: string): number {
  let cost = slipCosts.otherTaken;
  if (isVowel(wrong) && isVowel(right)) cost = slipCosts.vowelTaken;
  else if (soundsAlike(wrong, right)) cost = slipCosts.soundTaken;
  if (besideOnKeyboard(wrong, right)) cost = Math.min(cost, slipCosts.besideTaken);
  return cost;
}

/** Slips, and what they cost together; the cost is the negative logarithm of their probability but for a constant. */
export interface Slips {
  readonly count: number;
  readonly cost: number;
}

/**
 * The cheapest way from `right` to `wrong` by at most `limit` slips, or null: a Damerau-Levenshtein
 * alignment with weighted edits after Kernighan, Church and Gale (1990), within a band.
 */
export function slipsBetween(wrong: string, right: string, limit: number): Slips | null {
  const rowsCount = wrong.length;
  const columns = right.length;
  if (Math.abs(rowsCount - columns) > limit) return null;
  const width = columns + 1;
  const costs = new Float64Array((rowsCount + 1) * width).fill(Number.POSITIVE_INFINITY);
  const counts = new Uint8Array((rowsCount + 1) * width);
  /** 1 where the cheapest way to the cell ends in a slip. */
  const slipped = new Uint8Array((rowsCount + 1) * width);
  costs[0] = 0;
  for (let i = 0; i <= rowsCount; i++) {
    const low = Math.max(0, i - limit);
    const high = Math.min(columns, i + limit);
    for (let j = low; j <= high; j++) {
      const here = i * width + j;
      const reach = (from: number, cost: number, slips: number) => {
        const count = counts[from]! + slips;
        if (count > limit) return;
        const more = slipped[from] ? slipCosts.burst : slipCosts.second;
        const sum = costs[from]! + cost + (slips > 0 && count > 1 ? more : 0);
        if (sum < costs[here]!) {
          costs[here] = sum;
          counts[here] = count;
          slipped[here] = slips;
        }
      };
      if (i > 0 && j > 0) {
        const same = wrong[i - 1] === right[j - 1];
        reach(
          here - width - 1,
          same
            ? 0
            : takenCost(wrong[i - 1]!, right[j - 1]!) + (i === 1 && j === 1 ? slipCosts.first : 0),
          same ? 0 : 1,
        );
      }
      if (i > 0)
        reach(here - width, additionCost(wrong, i - 1) + (i === 1 ? slipCosts.first : 0), 1);
      if (j > 0) reach(here - 1, lossCost(right, j - 1) + (j === 1 ? slipCosts.first : 0), 1);
      if (
        i > 1 &&
        j > 1 &&
        wrong[i - 1] === right[j - 2] &&
        wrong[i - 2] === right[j - 1] &&
        wrong[i - 1] !== wrong[i - 2]
      ) {
        reach(
          here - 2 * width - 2,
          slipCosts.transposition + (i === 2 && j === 2 ? slipCosts.first / 2 : 0),
          1,
        );
      }
    }
  }
  const last = rowsCount * width + columns;
  return Number.isFinite(costs[last]!) ? { count: counts[last]!, cost: costs[last]! } : null;
}
