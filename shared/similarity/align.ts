/** A difference of two word lists: `[aFrom, aTo)` on the left stands where `[bFrom, bTo)` stands on the right. One of them may be empty. */
export interface WordHunk {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** Cells of a table that is still cheaper than looking for anchors. */
const smallTable = 4096;
const deepest = 24;

export interface Aligner {
  /** The hunks between `words[aFrom, aTo)` and `words[bFrom, bTo)`, in order and disjoint; what lies between them is equal. */
  align(words: Int32Array, aFrom: number, aTo: number, bFrom: number, bTo: number): WordHunk[];
}

/**
 * An aligner for words numbered below `distinct`. Between words that stand once on each side, in
 * the longest run that keeps their order (patience diff, Bram Cohen), small gaps are solved by the
 * longest common subsequence; a large gap without such words counts as one hunk. Near-linear.
 */
export function createAligner(distinct: number): Aligner {
  const countA = new Uint8Array(distinct);
  const countB = new Uint8Array(distinct);
  const placeA = new Int32Array(distinct);

  function lcs(
    words: Int32Array,
    aFrom: number,
    aTo: number,
    bFrom: number,
    bTo: number,
    out: WordHunk[],
  ): void {
    const rows = aTo - aFrom;
    const columns = bTo - bFrom;
    const width = columns + 1;
    const table = new Uint16Array((rows + 1) * width);
    for (let i = rows - 1; i >= 0; i--) {
      for (let j = columns - 1; j >= 0; j--) {
        const below = table[(i + 1) * width + j]!;
        const right = table[i * width + j + 1]!;
        table[i * width + j] =
          words[aFrom + i] === words[bFrom + j]
            ? table[(i + 1) * width + j + 1]! + 1
            : Math.max(below, right);
      }
    }
    let i = 0;
    let j = 0;
    let hunkA = 0;
    let hunkB = 0;
    const close = () => {
      if (i > hunkA || j > hunkB) {
        out.push({ aFrom: aFrom + hunkA, aTo: aFrom + i, bFrom: bFrom + hunkB, bTo: bFrom + j });
      }
    };
    while (i < rows && j < columns) {
      if (words[aFrom + i] === words[bFrom + j]) {
        close();
        i++;
        j++;
        hunkA = i;
        hunkB = j;
      } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++;
      else j++;
    }
    i = rows;
    j = columns;
    close();
  }

  function anchors(
    words: Int32Array,
    aFrom: number,
    aTo: number,
    bFrom: number,
    bTo: number,
  ): [number, number][] {
    for (let i = aFrom; i < aTo; i++) {
      const word = words[i]!;
      if (countA[word]! < 2) countA[word]!++;
      placeA[word] = i;
    }
    for (let j = bFrom; j < bTo; j++) {
      const word = words[j]!;
      if (countB[word]! < 2) countB[word]!++;
    }
    // Longest increasing subsequence by patience sorting; each entry knows the one before it.
    const candidates: [number, number][] = [];
    const before: number[] = [];
    const piles: number[] = [];
    for (let j = bFrom; j < bTo; j++) {
      const word = words[j]!;
      if (countA[word] !== 1 || countB[word] !== 1) continue;
      const i = placeA[word]!;
      let low = 0;
      let high = piles.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (candidates[piles[middle]!]![0] < i) low = middle + 1;
        else high = middle;
      }
      before.push(low > 0 ? piles[low - 1]! : -1);
      piles[low] = candidates.length;
      candidates.push([i, j]);
    }
    for (let i = aFrom; i < aTo; i++) countA[words[i]!] = 0;
    for (let j = bFrom; j < bTo; j++) countB[words[j]!] = 0;
    const chain: [number, number][] = [];
    for (let at = piles.at(-1) ?? -1; at >= 0; at = before[at]!) chain.push(candidates[at]!);
    return chain.reverse();
  }

  function solve(
    words: Int32Array,
    aFrom: number,
    aTo: number,
    bFrom: number,
    bTo: number,
    depth: number,
    out: WordHunk[],
  ): void {
    while (aFrom < aTo && bFrom < bTo && words[aFrom] === words[bFrom]) {
      aFrom++;
      bFrom++;
    }
    while (aFrom < aTo && bFrom < bTo && words[aTo - 1] === words[bTo - 1]) {
      aTo--;
      bTo--;
    }
    if (aFrom === aTo && bFrom === bTo) return;
    if (aFrom === aTo || bFrom === bTo) {
      out.push({ aFrom, aTo, bFrom, bTo });
      return;
    }
    if ((aTo - aFrom) * (bTo - bFrom) <= smallTable) {
      lcs(words, aFrom, aTo, bFrom, bTo, out);
      return;
    }
    const chain = depth < deepest ? anchors(words, aFrom, aTo, bFrom, bTo) : [];
    if (chain.length === 0) {
      out.push({ aFrom, aTo, bFrom, bTo });
      return;
    }
    for (const [i, j] of chain) {
      solve(words, aFrom, i, bFrom, j, depth + 1, out);
      aFrom = i + 1;
      bFrom = j + 1;
    }
    solve(words, aFrom, aTo, bFrom, bTo, depth + 1, out);
  }

  return {
    align(words, aFrom, aTo, bFrom, bTo) {
      const hunks: WordHunk[] = [];
      solve(words, aFrom, aTo, bFrom, bTo, 0, hunks);
      return hunks;
    },
  };
}
