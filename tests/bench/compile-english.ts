import { silentMonitor } from '../../shared/progress/monitor.ts';
import { compileLexicon } from '../../shared/spelling/compiled-lexicon.ts';
import { dictionaryForms } from '../../shared/spelling/lexicon.ts';
import { LISTED } from '../../shared/spelling/vocabulary.ts';
import { englishDictionaries } from './english-dictionaries.ts';

/** The English lexicon as text: the installed American and British dictionaries, with counts in steps; `plain` are the ordinary words. */
export function compileEnglish(
  counts: ReadonlyMap<string, number>,
  plain: ReadonlySet<string>,
  pairs: ReadonlyMap<string, ReadonlyMap<string, number>>,
): string {
  const flags = dictionaryForms(englishDictionaries, silentMonitor);
  for (const word of counts.keys()) {
    if (plain.has(word)) flags.set(word, (flags.get(word) ?? 0) | LISTED);
  }
  return compileLexicon({ flags, counts, pairs });
}
