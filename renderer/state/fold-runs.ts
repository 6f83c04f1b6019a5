import type { Run } from '../components/run.ts';

/** Equal text shown on each side of a change; UTF-16 units, then on to the next space. */
const around = 160;

/** The runs with the middle of long equal stretches left out, marked by `…`. */
export function foldRuns(runs: readonly Run[]): Run[] {
  return runs.map((run, index) => {
    if (run.type !== 'same' || run.text.length <= 2 * around + 80) return run;
    const head = index === 0 ? '' : run.text.slice(0, border(run.text, around));
    const tail =
      index === runs.length - 1 ? '' : run.text.slice(border(run.text, run.text.length - around));
    return { type: 'same', text: `${head} … ${tail}` };
  });
}

function border(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + 40 ? at : space;
}
