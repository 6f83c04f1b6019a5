import { KNOWN, type Vocabulary } from './vocabulary.ts';

const prefixes = [
  'anti',
  'auto',
  'bio',
  'co',
  'counter',
  'cyber',
  'de',
  'dis',
  'eco',
  'euro',
  'ex',
  'extra',
  'hyper',
  'in',
  'inter',
  'macro',
  'mega',
  'meta',
  'micro',
  'mid',
  'mini',
  'mis',
  'mono',
  'multi',
  'neo',
  'non',
  'off',
  'out',
  'over',
  'para',
  'petro',
  'photo',
  'poly',
  'post',
  'pre',
  'pro',
  'pseudo',
  'psycho',
  're',
  'semi',
  'sub',
  'super',
  'techno',
  'tele',
  'trans',
  'ultra',
  'un',
  'under',
  'up',
  'video',
];
const suffixes = [
  's',
  'rs',
  'ers',
  'less',
  'like',
  'wise',
  'ish',
  'ness',
  'ship',
  'hood',
  'able',
  'ism',
  'ist',
  'ists',
  'ization',
  'isation',
  'ize',
  'ise',
  'ized',
  'ised',
  'izing',
  'ising',
];

/** True for a word that English puts together freely: known with a prefix or an ending, or two known words in one. */
export function isDerived(vocabulary: Vocabulary, word: string): boolean {
  const known = (part: string) => {
    const id = vocabulary.find(part);
    return id > 1 && (vocabulary.flags[id]! & KNOWN) !== 0;
  };
  for (const prefix of prefixes) {
    if (!word.startsWith(prefix) || word.length - prefix.length < 4) continue;
    if (known(word.slice(prefix.length))) return true;
  }
  for (const suffix of suffixes) {
    const stem = word.slice(0, -suffix.length);
    if (!word.endsWith(suffix) || stem.length < 4) continue;
    if (known(stem) && !(suffix === 's' && stem.endsWith('s'))) return true;
  }
  for (let i = 4; i + 4 <= word.length; i++) {
    const tail = word.slice(i);
    if (!known(word.slice(0, i))) continue;
    if (known(tail)) return true;
  }
  return false;
}
