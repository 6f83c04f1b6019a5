import { describe, expect, it } from 'vitest';
import { createAligner } from '../../../shared/similarity/align.ts';
import { createWordTable } from '../../../shared/text/word-table.ts';

/** The alignment as a picture: equal words as they are, differences as `[left/right]`. */
function picture(left: string, right: string): string {
  const table = createWordTable();
  const size = table.append(left);
  const total = size + table.append(right);
  const words = table.numbers();
  const spell = (from: number, to: number) =>
    Array.from(words.subarray(from, to), (number) => table.word(number)).join(' ');
  const parts: string[] = [];
  let at = 0;
  for (const hunk of createAligner(table.distinct).align(words, 0, size, size, total)) {
    parts.push(
      spell(at, hunk.aFrom),
      `[${spell(hunk.aFrom, hunk.aTo)}/${spell(hunk.bFrom, hunk.bTo)}]`,
    );
    at = hunk.aTo;
  }
  parts.push(spell(at, size));
  return parts.filter((part) => part !== '').join(' ');
}

describe('aligning two word lists', () => {
  it('finds replaced, added and removed words', () => {
    expect(picture('one two three four', 'one deux three four')).toBe('one [two/deux] three four');
    expect(picture('one two', 'one two three')).toBe('one two [/three]');
    expect(picture('zero one two', 'one two')).toBe('[zero/] one two');
    expect(picture('', 'one')).toBe('[/one]');
    expect(picture('one', 'one')).toBe('one');
  });

  it('walks from anchor to anchor in long texts', () => {
    const words = Array.from({ length: 400 }, (_, i) => `w${i}`);
    const other = words.with(7, 'x').with(200, 'y').toSpliced(300, 40);
    const shown = picture(words.join(' '), other.join(' '));
    expect(shown.match(/\[/g)).toHaveLength(3);
    expect(shown).toContain('w6 [w7/x] w8');
    expect(shown).toContain('w199 [w200/y] w201');
    expect(shown).toContain('w299 [w300 w301');
  });

  it('calls a long stretch without common words one hunk', () => {
    const left = Array.from({ length: 100 }, (_, i) => `a${i}`).join(' ');
    const right = Array.from({ length: 100 }, (_, i) => `b${i}`).join(' ');
    expect(picture(left, right)).toBe(`[${left}/${right}]`);
  });
});
