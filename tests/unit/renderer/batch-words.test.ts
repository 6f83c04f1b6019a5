import { expect, test } from 'vitest';
import { clashRows } from '../../../renderer/features/stage/batch-stage.tsx';

test('two findings that clash in several places are named once for each end, with the documents', () => {
  const clash = { first: 'teh → the', second: '“teh” written twice', holds: null };
  const rows = clashRows([
    { ...clash, document: 'a.txt' },
    { ...clash, document: 'a.txt' },
    { ...clash, document: 'b.txt' },
    { ...clash, document: 'b.txt', holds: 'both are done' },
  ]);
  expect(rows.map(({ key: _, ...row }) => row)).toEqual([
    { ...clash, documents: 'a.txt, b.txt' },
    { ...clash, holds: 'both are done', documents: 'b.txt' },
  ]);
});
