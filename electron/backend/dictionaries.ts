// Other worlds compile this file too and do not include the declaration.
/// <reference path="./raw-text.d.ts" />
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../../shared/corpus/document.ts';
import type { Dictionary, HunspellDictionary } from '../../shared/spelling/dictionary.ts';
import english from '../../shared/spelling/english/lexicon.txt?raw';

const dictionaries: readonly Dictionary[] = [{ language: 'en', compiled: english }];

/** The dictionaries that come with the program: American and British English in one, both right. The same objects at every call. */
export function installedDictionaries(): Dictionary[] {
  return [...dictionaries];
}

/** Larger files are no dictionaries. */
const mostBytes = 64_000_000;

/**
 * The dictionaries that the user put into a folder, as pairs `NAME.aff` and `NAME.dic` with NAME a
 * language such as `de` or `de_AT`, in order of name; those that cannot be used as problems, each
 * with a sentence. A folder that is not there has none.
 */
export async function readDictionaries(
  folder: string,
): Promise<{ dictionaries: HunspellDictionary[]; problems: Problem[] }> {
  const files: string[] = await readdir(folder).catch(() => []);
  const dictionaries: HunspellDictionary[] = [];
  const problems: Problem[] = [];
  for (const file of files.filter((name) => /\.(?:aff|dic)$/i.test(name)).sort()) {
    const name = file.slice(0, -4);
    const partner = file.slice(-4).toLowerCase() === '.aff' ? `${name}.dic` : `${name}.aff`;
    if (!files.includes(partner)) {
      problems.push({
        document: `dictionaries/${file}`,
        reason: `The dictionary ${name} is not used: ${partner} is missing beside ${file}.`,
      });
    } else if (file.endsWith('.dic')) {
      try {
        dictionaries.push(await readPair(folder, name));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        problems.push({
          document: `dictionaries/${file}`,
          reason: `The dictionary ${name} is not used: ${why}`,
        });
      }
    }
  }
  return { dictionaries, problems };
}

async function readPair(folder: string, name: string): Promise<HunspellDictionary> {
  const language = name.replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language)) {
    throw new Error('its name does not begin with a language, such as de or de_AT.');
  }
  const [affixes, words] = await Promise.all(
    ['aff', 'dic'].map(async (end) => readFile(path.join(folder, `${name}.${end}`))),
  );
  if (!affixes || !words || words.length + affixes.length > mostBytes) {
    throw new Error('it is larger than a dictionary can be.');
  }
  const encoding = /^\s*SET\s+(\S+)/m.exec(affixes.toString('latin1'))?.[1] ?? 'ISO8859-1';
  const decoder = decoderFor(encoding);
  const decode = (bytes: Uint8Array, end: string) => {
    try {
      return decoder.decode(bytes);
    } catch {
      throw new Error(`${name}.${end} is not written in ${encoding}, as it says.`);
    }
  };
  const dic = decode(words, 'dic');
  if (!/^\s*\d+\s*$/.test(dic.split(/\r?\n/, 1)[0] ?? '') || !/\n\s*\S/.test(dic)) {
    throw new Error(`${name}.dic does not begin with the number of its words and list them.`);
  }
  return { language, aff: decode(affixes, 'aff'), dic };
}

function decoderFor(encoding: string) {
  try {
    return new TextDecoder(encoding.replace(/^ISO8859/i, 'ISO-8859'), { fatal: true });
  } catch {
    throw new Error(`its encoding ${encoding} is not known.`);
  }
}
