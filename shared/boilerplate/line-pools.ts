import { createHashTable } from './hash-table.ts';

/** All places of a line that recurs, with the sum of the verdicts on them: it gets one verdict everywhere. */
export interface LinePool {
  /** Numbers of lines. */
  readonly first: number;
  readonly last: number;
  readonly places: number;
  readonly sum: number;
  /** Places with nothing but lines that recur above or below. */
  readonly atEdge: number;
}

/** Pools in the order of their first lines, in typed arrays: where every line recurs there are millions. */
export interface LinePools {
  /** Puts a line with its verdict and a mark below 256 into the pool of this key; lines come in order, each once. */
  add(key: number, line: number, verdict: number, atEdge: boolean, mark: number): void;
  forEach(visit: (pool: LinePool) => void): void;
  /** The next line of the same pool, or -1. */
  next(line: number): number;
  markOf(line: number): number;
}

/** Empty pools for lines with numbers below `lines`; calls `pulse` in long loops. */
export function createLinePools(lines: number, pulse: () => void): LinePools {
  const numbers = createHashTable(pulse);
  const nexts = new Int32Array(lines);
  const marks = new Uint8Array(lines);
  let firsts = new Int32Array(256);
  let lasts = new Int32Array(256);
  let places = new Int32Array(256);
  let edges = new Int32Array(256);
  let sums = new Float64Array(256);
  let size = 0;

  function grow(): void {
    const longer = (column: Int32Array<ArrayBuffer>) => {
      const result = new Int32Array(2 * size);
      result.set(column);
      return result;
    };
    [firsts, lasts, places, edges] = [longer(firsts), longer(lasts), longer(places), longer(edges)];
    const more = new Float64Array(2 * size);
    more.set(sums);
    sums = more;
  }

  return {
    add(key, line, verdict, atEdge, mark) {
      marks[line] = mark;
      let pool = numbers.get(key) - 1;
      if (pool < 0) {
        if (size === firsts.length) grow();
        pool = size++;
        numbers.set(key, size);
        firsts[pool] = line;
      } else nexts[lasts[pool]!] = line;
      lasts[pool] = line;
      places[pool]!++;
      sums[pool]! += verdict;
      if (atEdge) edges[pool]!++;
    },
    forEach(visit) {
      for (let pool = 0; pool < size; pool++) {
        if (pool % 256 === 0) pulse();
        visit({
          first: firsts[pool]!,
          last: lasts[pool]!,
          places: places[pool]!,
          sum: sums[pool]!,
          atEdge: edges[pool]!,
        });
      }
    },
    // No line goes before line 0, so that 0 stands for none.
    next: (line) => nexts[line]! || -1,
    markOf: (line) => marks[line]!,
  };
}
