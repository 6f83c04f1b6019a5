export interface Timing {
  /** Milliseconds. */
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Runs `work` once to warm up, then `runs` times; `runs` of 5 and more give a median worth the name. */
export function time(runs: number, work: () => unknown): Timing {
  work();
  const taken: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return { min: taken[0]!, median: taken[runs >> 1]!, max: taken.at(-1)! };
}

/** `name   min 12  median 14  max 20 ms`. */
export function line(name: string, { min, median, max }: Timing): string {
  const figures = `min ${min.toFixed(0)}  median ${median.toFixed(0)}  max ${max.toFixed(0)} ms`;
  return `${name.padEnd(44)} ${figures}`;
}

/** The exponent e of time ~ n^e through the points, by least squares on logarithms. */
export function growthExponent(points: readonly (readonly [size: number, time: number])[]): number {
  const logs = points.map(([size, taken]) => [Math.log(size), Math.log(taken)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const above = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return above / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
