import type { TypographyRule } from './typography-rule.ts';

/** Words of which two in a row are nearly always a slip. */
const suspects = new Set(
  'the a an of to at by for from with and or but as was were be been are have will would it its this their his they he she we you i which who not into than if our my your these those some any could should may might must can about after before between because while when where'.split(
    ' ',
  ),
);
/** Words that stand twice in a row for good reasons. */
const innocent = new Set(
  'had that is so very no now long many much far really ha bye blah hear there yes well please again knock too more less big old little great bang boo hush night pooh tut chop ping tick half ever never never one two three do did her up out over'.split(
    ' ',
  ),
);

/** Particles that a preposition of the same spelling may follow: came in in May, went on on foot. */
const particles = new Set(['in', 'on']);
/** What stands before such a particle: verbs that take one, pronouns and a few adverbs. */
const beforeParticle = new Set(
  `be been is are was were come came go gone went get got bring brought call carry catch caught
  check cheer chip close cash cave dig drive drove dug draw drew fall fell fill fit fly flew give
  gave given hand hang held hold hung join jump keep kept kick know known let lie lay live lock
  log look march mix move pass pay paid phone play plug press pull push put ran rely ring rise
  roll run rush send sent set settle sign sit sleep slept sat stand start stay step stood stop
  swear sworn switch take taken took tap tie throw thrown trade try tune turn usher walk went work
  write wrote zoom act add attack base build built cheer depend draw drag feed fed focus follow
  hire insist knock live log plan read report soldier spur vote wait watch way
  him her it them us me you early later further straight right all day night week so is`
    .split(/\s+/)
    .filter(Boolean),
);

/** True when the word, or what it is a form of, may have a particle behind it. */
function takesParticle(word: string): boolean {
  const stem = word.toLowerCase();
  const bare = stem.replace(/(?:ing|ed|es|s)$/, '');
  return [
    stem,
    stem.replace(/s$/, ''),
    bare,
    `${bare}e`,
    bare.slice(0, -1),
    bare.replace(/i$/, 'y'),
  ].some((form) => beforeParticle.has(form));
}

const pair =
  /(?<![\p{L}\p{N}\p{Cf}'’-])(\p{L}+)([ \t]{1,3}|[ \t]{0,8}\r?\n[ \t]{0,8})(\p{Ll}+)(?![\p{L}\p{N}\p{Cf}'’-])/gu;

/** A word written twice in a row: the the. */
export const doubledWords: TypographyRule = {
  name: 'doubled-word',
  title: (before) => `“${before.trim()}” written twice in a row`,
  reason: 'The same word stands twice in a row, with nothing between.',
  *find(text) {
    pair.lastIndex = 0;
    const finder = new RegExp(pair);
    for (let match = finder.exec(text); match; match = finder.exec(text)) {
      const [whole, first = '', gap = '', second = ''] = match;
      // The second word may be the first of the next pair.
      finder.lastIndex = match.index + first.length + gap.length;
      if (first.toLowerCase() !== second) continue;
      const confidence = innocent.has(second) ? 0 : suspects.has(second) ? 0.9 : 0.6;
      if (particles.has(second)) {
        const before = /(\p{L}{1,30})[\s]{1,3}$/u.exec(
          text.slice(Math.max(0, match.index - 34), match.index),
        );
        if (!before || takesParticle(before[1]!)) continue;
      }
      if (confidence === 0 || (second.length < 2 && second !== 'a')) continue;
      const from = match.index + first.length;
      const to = match.index + whole.length;
      if (!gap.includes('\n')) {
        yield { from, to, after: '', confidence };
        continue;
      }
      // The line end stays: the second word goes together with the blank behind it.
      const blank = text[to] === ' ' ? 1 : 0;
      yield { from: to - second.length, to: to + blank, after: '', confidence };
    }
  },
};
