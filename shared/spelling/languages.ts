import type { Monitor } from '../progress/monitor.ts';
import { LANGUAGE_SHARE } from './corpus-model.ts';
import type { Lexicon } from './lexicon.ts';
import { normalWord } from './own-words.ts';
import type { ReadableText } from './spelled-article.ts';
import { KNOWN, LISTED, OWN } from './vocabulary.ts';
import { FIGURE, GLUED, HYPHENATED, MIXED, SHOUTED, scanWords } from './word-scanner.ts';

/** So many letters of an article tell its language. */
const SAMPLE = 6_000;
/** What one known word of a sentence's beginning or a name is worth; in some languages all nouns have capitals. */
const CAPITAL_WORTH = 0.2;

/**
 * For each text the lexicon that knows most of its words, by index; -1 where none knows enough of
 * them. Among equals, the first one.
 */
export function detectLanguages(
  texts: readonly ReadableText[],
  lexicons: readonly Lexicon[],
  monitor: Monitor,
): Int8Array {
  return Int8Array.from(texts, ({ text }, index) => {
    if ((index & 15) === 0) monitor.tick(index, 3 * texts.length);
    const sample = text.slice(0, SAMPLE);
    let best = -1;
    let most = 0;
    for (const [language, { vocabulary }] of lexicons.entries()) {
      let seen = 0;
      let known = 0;
      scanWords(sample, (from, to, flags) => {
        if (flags & (SHOUTED | MIXED | HYPHENATED | GLUED | FIGURE)) return;
        const word = sample.slice(from, to);
        const normal = normalWord(word);
        const id = vocabulary.find(normal);
        const worth = word.startsWith(normal[0] ?? '') ? 1 : CAPITAL_WORTH;
        seen += worth;
        if (id > 1 && vocabulary.flags[id]! & (KNOWN | LISTED | OWN)) known += worth;
        else if (id > 1 && worth < 1) known += worth;
      });
      const share = seen === 0 ? LANGUAGE_SHARE : known / seen;
      if (share >= LANGUAGE_SHARE && share > most) {
        best = language;
        most = share;
      }
    }
    return best;
  });
}
