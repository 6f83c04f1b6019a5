import { diffSequences, numberUnits } from './sequence.ts';

const context = 3;

/** Lines with their terminators; only a line feed ends a line, as `patch` has it. */
function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`);
  const last = lines.pop()!.slice(0, -1);
  if (last !== '') lines.push(last);
  return lines;
}

function range(start: number, length: number): string {
  // An empty range names the line before it; a range of one line leaves its length out.
  if (length === 0) return `${start},0`;
  return length === 1 ? `${start + 1}` : `${start + 1},${length}`;
}

/** The hunks of a unified diff that leads from `left` to `right`, each line ended by a line feed; empty when they are equal. */
export function unifiedHunks(left: string, right: string): string {
  if (left === right) return '';
  const leftLines = splitLines(left);
  const rightLines = splitLines(right);
  const [leftUnits, rightUnits] = numberUnits([leftLines, rightLines]);
  const { runs } = diffSequences(leftUnits!, rightUnits!, [1]);
  const changes = runs.filter((run) => !run.same);
  let out = '';
  const line = (sign: string, text: string) => {
    out += text.endsWith('\n') ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`;
  };
  for (let first = 0; first < changes.length; ) {
    let last = first;
    while (
      last + 1 < changes.length &&
      changes[last + 1]!.leftFrom - changes[last]!.leftTo <= 2 * context
    )
      last++;
    const start = changes[first]!;
    const end = changes[last]!;
    const before = Math.min(context, start.leftFrom);
    const after = Math.min(context, leftLines.length - end.leftTo);
    const leftFrom = start.leftFrom - before;
    const rightFrom = start.rightFrom - before;
    out += `@@ -${range(leftFrom, end.leftTo + after - leftFrom)} +${range(rightFrom, end.rightTo + after - rightFrom)} @@\n`;
    let at = leftFrom;
    for (const change of changes.slice(first, last + 1)) {
      for (; at < change.leftFrom; at++) line(' ', leftLines[at]!);
      for (; at < change.leftTo; at++) line('-', leftLines[at]!);
      for (let i = change.rightFrom; i < change.rightTo; i++) line('+', rightLines[i]!);
    }
    for (; at < end.leftTo + after; at++) line(' ', leftLines[at]!);
    first = last + 1;
  }
  return out;
}
