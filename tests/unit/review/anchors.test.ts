import { describe, expect, test } from 'vitest';
import { anchorOf, locate } from '../../../shared/review/anchors.ts';

const text =
  'The ferry left the quay at dawn.\nThe ferry came back to the quay at dusk, and the quay was empty.\n';

describe('an anchor', () => {
  test('is found where it was', () => {
    const from = text.indexOf('dusk');
    expect(locate(anchorOf(text, 'd', from, from + 4), text)).toEqual({ from, to: from + 4 });
  });

  test('is found again after text was put before it', () => {
    const from = text.lastIndexOf('quay');
    const moved = `A new first line.\n${text}`;
    const span = locate(anchorOf(text, 'd', from, from + 4), moved);
    expect(span).toEqual({ from: from + 18, to: from + 22 });
  });

  test('is found by one side of its context when the other side changed, if only there', () => {
    const from = text.indexOf('dusk');
    const changed = `Then: ${text.replace('and the quay was empty', 'which was empty')}`;
    expect(locate(anchorOf(text, 'd', from, from + 4), changed)?.from).toBe(from + 6);
  });

  test('is lost when its text changed', () => {
    const from = text.indexOf('dusk');
    expect(locate(anchorOf(text, 'd', from, from + 4), text.replace('dusk', 'noon'))).toBeNull();
  });

  test('is lost, not guessed, when both contexts changed', () => {
    const from = text.indexOf('dusk');
    expect(locate(anchorOf(text, 'd', from, from + 4), 'It was dusk. Again dusk.')).toBeNull();
  });

  test('does not take another place that happens to have the same text at its old position', () => {
    const lines = 'aaaa\nTT\nbbbb\nTT\ncccc\n';
    const anchor = anchorOf(lines, 'd', 13, 15);
    expect(locate(anchor, 'xxxxx aaaa\nyy\nTT\nzz\n')).toBeNull();
  });

  test('works at the very start and end of a text', () => {
    expect(locate(anchorOf('TT', 'd', 0, 2), 'TT')).toEqual({ from: 0, to: 2 });
    expect(locate(anchorOf('TT', 'd', 0, 2), 'TT\nmore')).toEqual({ from: 0, to: 2 });
    expect(locate(anchorOf('TT', 'd', 0, 2), 'a TT')).toBeNull();
  });
});
