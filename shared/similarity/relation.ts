import type { Relation } from '../findings/finding.ts';
import { wordFlags } from '../text/word-table.ts';
import { createAligner, type WordHunk } from './align.ts';
import type { PairEvidence } from './compared-article.ts';
import { publicationTime } from './publication-time.ts';
import type { ShingleSets } from './shingle-sets.ts';

/** The figures of the rules below; shares are of words unless said otherwise. */
export const relationRules = {
  /** Of the smaller set's shingles, at least so many stand in the other. */
  containedShare: 0.8,
  /** The longer text has at least so many times the words. */
  containedGrowth: 1.5,
  /** Two versions of one story open with at least so many equal words. */
  grownOpening: 10,
  /** A near-duplicate keeps at least this share of the longer text. */
  nearShare: 0.8,
  /** Of the words that differ, at least this share are changed figures and names. */
  templateShare: 0.5,
  /** The same where many places have changed. */
  templateShareOfMany: 0.35,
  manyPlaces: 4,
  /** Changed figures and names make at least this share of the shorter text. */
  templateDensity: 0.015,
  /** Phrases of so many words with another figure fill one slot as a whole. */
  templatePhrase: 3,
  /** In texts longer than this, one changed place is a correction. */
  templateSingleWords: 100,
} as const;

const numberWords = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, String(value)] as const),
);
const calendarWords = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july ' +
    'august september october november december today tomorrow yesterday'
  ).split(' '),
);
const mostExamples = 4;

type FactKind = 'figure' | 'name' | null;

/** True when one word is a misspelt or inflected form of the other: long enough, and at most two letters apart. */
function alike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let back = 0;
  while (
    back < a.length - from &&
    back < b.length - from &&
    a[a.length - 1 - back] === b[b.length - 1 - back]
  ) {
    back++;
  }
  return Math.max(a.length, b.length) - from - back <= 2;
}

/** True when two words differ as a slip of the key or of character recognition makes them differ. */
function slipped(a: string, b: string): boolean {
  if (/^\p{N}+$/u.test(a) || /^\p{N}+$/u.test(b)) return false;
  if (Math.min(a.length, b.length) >= 4) return alike(a, b);
  if (a.length !== 3 || b.length !== 3) return false;
  return Number(a[0] !== b[0]) + Number(a[1] !== b[1]) + Number(a[2] !== b[2]) === 1;
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

export interface RelationInput {
  readonly a: number;
  readonly b: number;
  readonly jaccard: number;
  readonly containment: readonly [number, number];
}

export interface RelatedText {
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Relater {
  relate(pair: RelationInput): { relation: Relation; evidence: PairEvidence };
}

/**
 * Names how two articles relate. The rules, tried in this order:
 *
 * 1. `exact-copy`: equal once every run of white space is folded to one space and the ends are trimmed.
 * 2. `same-template`: the texts are laid side by side word by word; in at least one place a figure,
 *    a date or a name stands where the other has another one, these words make at least half of all
 *    that differs (or 35 % over four or more such places) and 1.5 % of the shorter text; in a text
 *    of more than 100 words one such place alone is a correction. Where a phrase of three words or
 *    more with a figure stands for another such phrase, all its words count. `8` and `eight` are equal, and so
 *    are names at most two letters apart.
 * 3. `contained`: 80 % of the shingles of one stand in the other, which has 1.5 times its words.
 *    When the fields say that the longer one appeared later and both open with the same ten words,
 *    the story has grown: `update`.
 * 4. `near-duplicate`: the words shared in order, or off by a letter or two, make at least 80 %
 *    of the longer text.
 * 5. `update`: what remains; the same passages, and a good part of its own in at least one of them.
 */
export function createRelater(articles: readonly RelatedText[], sets: ShingleSets): Relater {
  const { table, wordStarts, wordCounts } = sets;
  const words = table.numbers();
  const flags = table.flags();
  const aligner = createAligner(table.distinct);
  const spelled = new Map<number, string>();
  const shouting = new Map<number, boolean>();

  const spell = (number: number): string => {
    let text = spelled.get(number);
    if (text === undefined) {
      text = table.word(number);
      spelled.set(number, text);
    }
    return text;
  };
  // Where nearly every word begins with a capital, capitals do not tell names.
  const shouts = (article: number): boolean => {
    const held = shouting.get(article);
    if (held !== undefined) return held;
    const from = wordStarts[article]!;
    let capitals = 0;
    for (let i = from; i < from + wordCounts[article]!; i++) {
      if ((flags[i]! & wordFlags.capital) !== 0) capitals++;
    }
    const answer = capitals > wordCounts[article]! * 0.6;
    shouting.set(article, answer);
    return answer;
  };
  const factAt = (at: number, quiet: boolean): FactKind => {
    const flag = flags[at]!;
    if ((flag & wordFlags.figure) !== 0) return 'figure';
    const text = spell(words[at]!);
    if (numberWords.has(text) || calendarWords.has(text)) return 'figure';
    const capital = (flag & (wordFlags.capital | wordFlags.opening)) === wordFlags.capital;
    return quiet && capital ? 'name' : null;
  };

  interface Tally {
    /** Words before the first difference. */
    opening: number;
    common: number;
    /** Words that differ by a letter or two. */
    like: number;
    differing: number;
    facts: number;
    figures: number;
    names: number;
    examples: string[];
  }

  function tally(a: number, b: number): Tally {
    const aFrom = wordStarts[a]!;
    const bFrom = wordStarts[b]!;
    const aTo = aFrom + wordCounts[a]!;
    const bTo = bFrom + wordCounts[b]!;
    const hunks = aligner.align(words, aFrom, aTo, bFrom, bTo);
    const quietA = !shouts(a);
    const quietB = !shouts(b);
    let removed = 0;
    let differing = 0;
    let like = 0;
    let facts = 0;
    let figures = 0;
    let names = 0;
    const examples: string[] = [];
    for (const hunk of hunks) {
      const left = hunk.aTo - hunk.aFrom;
      const right = hunk.bTo - hunk.bFrom;
      removed += left;
      differing += Math.max(left, right);
      // A long stretch on either side is new text and no other filling of a slot.
      if (Math.max(left, right) > 12) continue;
      if (left === 0 || right === 0) {
        facts += looseFigures(hunk.aFrom, hunk.aTo, hunk.bFrom, hunk.bTo);
        continue;
      }
      like += slips(hunk);
      const here = factsOf(hunk.aFrom, hunk.aTo, quietA);
      const there = factsOf(hunk.bFrom, hunk.bTo, quietB);
      const changed = Math.max(countOthers(here, there), countOthers(there, here));
      if (here.length === 0 || there.length === 0 || changed === 0) continue;
      const figure =
        here.some((fact) => fact.kind === 'figure') && there.some((fact) => fact.kind === 'figure');
      const phrase = figure && Math.min(left, right) >= relationRules.templatePhrase;
      facts += phrase ? Math.max(left, right) : Math.min(changed, Math.max(left, right));
      if (figure) figures++;
      else names++;
      if (examples.length < mostExamples) examples.push(exampleOf(hunk));
    }
    const opening = hunks[0]
      ? Math.min(hunks[0].aFrom - aFrom, hunks[0].bFrom - bFrom)
      : wordCounts[a]!;
    return {
      opening,
      common: wordCounts[a]! - removed,
      like,
      differing,
      facts,
      figures,
      names,
      examples,
    };
  }

  /** Words of a hunk that are the same but for a letter or two, word by word, or as a whole where words were split or run together. */
  function slips({ aFrom, aTo, bFrom, bTo }: WordHunk): number {
    if (aTo - aFrom === bTo - bFrom) {
      let count = 0;
      for (let i = 0; i < aTo - aFrom; i++) {
        if (slipped(spell(words[aFrom + i]!), spell(words[bFrom + i]!))) count++;
      }
      return count;
    }
    const join = (from: number, to: number) => Array.from(words.subarray(from, to), spell).join('');
    return alike(join(aFrom, aTo), join(bFrom, bTo)) ? Math.min(aTo - aFrom, bTo - bFrom) : 0;
  }

  /** Part of a figure that the other text lacks, as in a half against two and a half: nothing but figures, at most three. */
  function looseFigures(aFrom: number, aTo: number, bFrom: number, bTo: number): number {
    const [from, to] = aTo > aFrom ? [aFrom, aTo] : [bFrom, bTo];
    if (to - from > 3) return 0;
    for (let i = from; i < to; i++) if (factAt(i, false) !== 'figure') return 0;
    return to - from;
  }

  function factsOf(from: number, to: number, quiet: boolean): { kind: FactKind; text: string }[] {
    const facts: { kind: FactKind; text: string }[] = [];
    for (let i = from; i < to; i++) {
      const kind = factAt(i, quiet);
      if (kind === null) continue;
      const text = spell(words[i]!);
      facts.push({ kind, text: numberWords.get(text) ?? text });
    }
    return facts;
  }

  function countOthers(
    facts: readonly { kind: FactKind; text: string }[],
    among: readonly { kind: FactKind; text: string }[],
  ): number {
    return facts.filter(
      (fact) =>
        !among.some(
          (other) =>
            other.text === fact.text || (fact.kind === 'name' && alike(fact.text, other.text)),
        ),
    ).length;
  }

  function exampleOf(hunk: WordHunk): string {
    const side = (from: number, to: number) =>
      Array.from(words.subarray(from, to), spell).join(' ');
    return `${side(hunk.aFrom, hunk.aTo)} → ${side(hunk.bFrom, hunk.bTo)}`;
  }

  return {
    relate({ a, b, jaccard, containment }) {
      const counts = [wordCounts[a]!, wordCounts[b]!] as const;
      const textA = articles[a]!.text;
      const textB = articles[b]!.text;
      if (
        jaccard === 1 &&
        counts[0] === counts[1] &&
        (textA === textB || folded(textA) === folded(textB))
      ) {
        const evidence: PairEvidence = {
          words: counts,
          sharedWords: counts[0],
          likeWords: 0,
          changedFigures: 0,
          changedNames: 0,
          examples: [],
        };
        return { relation: 'exact-copy', evidence };
      }
      const found = tally(a, b);
      const evidence: PairEvidence = {
        words: counts,
        sharedWords: found.common,
        likeWords: found.like,
        changedFigures: found.figures,
        changedNames: found.names,
        examples: found.examples,
      };
      return { relation: name(a, b, found, containment), evidence };
    },
  };

  function name(
    a: number,
    b: number,
    found: Tally,
    containment: readonly [number, number],
  ): Relation {
    const counts = [wordCounts[a]!, wordCounts[b]!] as const;
    const shorter = Math.min(...counts);
    const longer = Math.max(...counts);
    const places = found.figures + found.names;
    const share = found.differing === 0 ? 0 : found.facts / found.differing;
    const enough =
      share >= relationRules.templateShare ||
      (places >= relationRules.manyPlaces && share >= relationRules.templateShareOfMany);
    if (
      places > 0 &&
      enough &&
      found.facts >= shorter * relationRules.templateDensity &&
      (places > 1 || shorter <= relationRules.templateSingleWords)
    ) {
      return 'same-template';
    }
    const smallerIn = counts[0] <= counts[1] ? containment[0] : containment[1];
    if (
      smallerIn >= relationRules.containedShare &&
      longer >= shorter * relationRules.containedGrowth
    ) {
      return grown(a, b, found) ? 'update' : 'contained';
    }
    return found.common + found.like >= longer * relationRules.nearShare
      ? 'near-duplicate'
      : 'update';
  }

  function grown(a: number, b: number, found: Tally): boolean {
    if (found.opening < relationRules.grownOpening) return false;
    const timeA = publicationTime(articles[a]!.fields);
    const timeB = publicationTime(articles[b]!.fields);
    if (timeA === null || timeB === null || timeA === timeB) return false;
    return timeA < timeB === wordCounts[a]! < wordCounts[b]!;
  }
}
