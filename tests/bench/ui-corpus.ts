/// <reference path="../../electron/backend/raw-text.d.ts" />
import americanWords from '../../node_modules/dictionary-en/index.dic?raw';
import { seededRandom } from './synthetic-corpus.ts';

const outlets = Array.from({ length: 40 }, (_, at) => `Outlet ${String(at + 1).padStart(2, '0')}`);
const passagePool = 26_000;
const copyShare = 0.12;
const passageShare = 0.5;
const slipShare = 0.6;
const mostSlips = 2;

/** Lower-case words of the dictionary, 4 to 11 letters long, in a seeded order, so that rank says how frequent one is here. */
function vocabulary(random: () => number): string[] {
  const words = americanWords
    .split('\n')
    .map((line) => line.split('/')[0]!)
    .filter((word) => /^[a-z]{4,11}$/.test(word));
  for (let at = words.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [words[at], words[other]] = [words[other]!, words[at]!];
  }
  return words;
}

/** The word with one slip of the fingers: two letters swapped, one left out, doubled or replaced. */
function slipped(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const forms = [
    word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at]! + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
  ];
  return forms[Math.floor(random() * forms.length)]!;
}

/**
 * The lines of a JSONL file with `count` stories of about `characters` characters: words by Zipf's law,
 * an outlet and a day each. Some are edited copies of earlier ones, some hold a long sentence that stands
 * in others too, most a slip of the fingers or two, so that a scan finds about two things in three stories.
 * The same seed gives the same lines.
 */
export function* uiCorpus(count: number, characters: number, seed = 1): Generator<string> {
  const random = seededRandom(seed);
  const words = vocabulary(random);
  const pick = () => words[Math.floor(words.length ** random()) - 1] ?? words[0]!;
  const sentence = (least: number, most: number) => {
    const size = least + Math.floor(random() * (most - least));
    const picked = Array.from({ length: size }, pick);
    picked[0] = picked[0]![0]!.toUpperCase() + picked[0]!.slice(1);
    return picked;
  };
  const long = words.slice(0, 8_000).filter((word) => word.length >= 6);
  const passages = Array.from({ length: Math.min(passagePool, count) }, () => sentence(30, 40));
  const latest: string[][][] = [];
  for (let at = 0; at < count; at++) {
    let story: string[][] = [];
    if (latest.length > 20 && random() < copyShare) {
      story = latest[Math.floor(random() * latest.length)]!.map((line) => [...line]);
      story.splice(Math.floor(random() * story.length), 1, sentence(8, 20));
    } else {
      for (let length = 0; length < characters; ) {
        const line = sentence(8, 24);
        story.push(line);
        length += line.join(' ').length + 2;
      }
    }
    latest.push(story);
    if (latest.length > 60) latest.shift();
    const shown = story.map((line) => [...line]);
    if (random() < passageShare) {
      const passage = passages[Math.floor(random() * passages.length)]!;
      shown.splice(Math.floor(random() * shown.length), 1, passage);
    }
    for (let slip = 0; slip < mostSlips; slip++) {
      if (random() >= slipShare) continue;
      const line = shown[Math.floor(random() * shown.length)]!.slice();
      const place = 1 + Math.floor(random() * (line.length - 1));
      line[place] = slipped(long[Math.floor(random() * long.length)]!, random);
      shown[Math.floor(random() * shown.length)] = line;
    }
    const text = shown.map((line) => `${line.join(' ')}.`).join(' ');
    const day = new Date(Date.UTC(2024, 0, 1 + (at % 366))).toISOString().slice(0, 10);
    yield `${JSON.stringify({
      id: String(at).padStart(6, '0'),
      title: sentence(4, 9).join(' '),
      outlet: outlets[Math.floor(random() * outlets.length)]!,
      date: day,
      text,
    })}\n`;
  }
}
