import { expect, test } from 'vitest';
import { whatItDoes } from '../../../renderer/features/stage/text-stage.tsx';
import type { TextFindingView } from '../../../shared/host/model.ts';

const finding: TextFindingView = {
  id: 'f',
  kind: 'typography',
  title: 'Two spaces within a sentence',
  rule: 'double-space',
  confidence: 0.9,
  reasons: [],
  status: 'open',
  note: '',
  history: [],
  places: 45,
  vetoed: 0,
  replacement: ' ',
  suggestions: [],
  pattern: '',
  promotable: false,
  promoted: false,
  byRule: 0,
  kept: null,
};

test('what accepting does is said with what is put there, where one can see that', () => {
  expect(whatItDoes(finding)).toBe('Mends it in 45 places.');
  expect(whatItDoes({ ...finding, kind: 'typo', replacement: 'the', places: 1 })).toBe(
    'Puts “the” in 1 place.',
  );
  expect(whatItDoes({ ...finding, kind: 'boilerplate', replacement: '', vetoed: 2 })).toBe(
    'Removes it in 43 places; 2 places vetoed.',
  );
});
