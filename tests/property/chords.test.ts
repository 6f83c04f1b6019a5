import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyLabel } from '../../renderer/state/key-names.ts';
import { formatChord, normalChord, parseChord } from '../../shared/host/chords.ts';
import '../property-seed.ts';

const sign = fc
  .integer({ min: 0x21, max: 0x7e })
  .map((code) => String.fromCharCode(code))
  .filter((text) => !/[A-Z]/.test(text));
const name = fc.constantFrom('ArrowLeft', 'Home', 'Delete', 'Enter', 'Space', 'F1', 'F24');
const held = fc.subarray(['Mod', 'Alt', 'Shift']).chain((parts) => fc.shuffledSubarray(parts));
const written = fc
  .tuple(held, fc.oneof(sign, name))
  .map(([parts, key]) => [...parts, key].join('+'));

describe('chords', () => {
  test('what is written in the normal way reads as the same chord', () => {
    fc.assert(
      fc.property(written, (text) => {
        const chord = parseChord(text);
        if (!chord) throw new Error(`${text} is a chord`);
        expect(parseChord(formatChord(chord))).toEqual(chord);
        expect(normalChord(formatChord(chord))).toBe(formatChord(chord));
      }),
    );
  });

  test('two chords that differ are shown as different keys', () => {
    fc.assert(
      fc.property(written, written, fc.boolean(), (one, other, mac) => {
        const same = normalChord(one) === normalChord(other);
        const [a, b] = [normalChord(one) ?? '', normalChord(other) ?? ''];
        expect(keyLabel(a, mac) === keyLabel(b, mac)).toBe(same);
      }),
    );
  });

  test('no text at all makes reading a chord throw, and what is read is written in one way', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const normal = normalChord(text);
        expect(normal === null || normalChord(normal) === normal).toBe(true);
      }),
    );
  });
});
