import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { installedDictionaries, readDictionaries } from '../../../electron/backend/dictionaries.ts';
import { brief, spell } from './helpers.ts';

const danish = `Færgen sejler ikke om mandagen, siger kaptajnen.
Havnen er lukket i vinter, og muren skal repareres. Havnne åbner igen til sommer, siger kaptajnen.`;
const english = `The ferry does not sail on Mondays, the captain said.
The harbour is closed this winter, and the wall needs reapirs.`;
const words =
  'færgen sejler ikke om mandagen siger kaptajnen havnen er lukket i vinter og muren skal repareres åbner igen til sommer'.split(
    ' ',
  );
const dic = `${words.length}\n${words.join('\n')}\n`;

describe('languages', () => {
  test('are told apart, each article checked with its own dictionaries', () => {
    const dictionaries = [...installedDictionaries(), { language: 'da', aff: '', dic }];
    expect(
      brief(spell([danish.replace('Havnne', 'havnne'), english], { dictionaries })).sort(),
    ).toEqual(['typo: havnne → havnen', 'typo: reapirs → repairs']);
    expect(brief(spell([danish, english]))).toEqual(['typo: reapirs → repairs']);
  });

  test('of a folder are read in the encoding they name, and bad ones told in a sentence', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stet-dictionaries-'));
    try {
      const put = (name: string, text: string, encoding: BufferEncoding = 'utf8') =>
        writeFile(path.join(folder, name), text, encoding);
      await put('da_DK.aff', 'SET ISO8859-1\n', 'latin1');
      await put('da_DK.dic', dic, 'latin1');
      await put('sv.dic', '1\nhamn\n');
      await put('nb.aff', 'SET UTF-8\n');
      await put('nb.dic', 'no number\n');
      await put('fi.aff', 'SET MORSE\n');
      await put('fi.dic', '1\nsatama\n');
      const { dictionaries, problems } = await readDictionaries(folder);
      expect(dictionaries.map(({ language }) => language)).toEqual(['da-DK']);
      expect(dictionaries[0]?.dic).toBe(dic);
      expect(problems.map(({ reason }) => reason)).toEqual([
        'The dictionary fi is not used: its encoding MORSE is not known.',
        'The dictionary nb is not used: nb.dic does not begin with the number of its words and list them.',
        'The dictionary sv is not used: sv.aff is missing beside sv.dic.',
      ]);
      expect(await readDictionaries(path.join(folder, 'none'))).toEqual({
        dictionaries: [],
        problems: [],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
