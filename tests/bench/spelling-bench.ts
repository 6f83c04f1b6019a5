import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import nspell from 'nspell';
import { installedDictionaries } from '../../electron/backend/dictionaries.ts';
import type { TextFinding } from '../../shared/findings/finding.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { findSpelling, type SpelledArticle } from '../../shared/spelling/find-spelling.ts';
import { tokenize } from '../../shared/text/tokens.ts';
import { viewWithout } from '../../shared/text/view.ts';
import { englishDictionaries } from './english-dictionaries.ts';
import { harperFlags } from './harper-peer.ts';
import { type Flag, type SpelledStory, scoreFlags, scoreLine } from './spelling-score.ts';

/** Shown above the fold. */
const THRESHOLD = 0.5;
/** nspell takes a minute for the suggestions of so many stories. */
const PEER_STORIES = 400;
/** The size of a small corpus. */
const FEW = 10;

function readStories(path: string): SpelledStory[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SpelledStory);
}

function articleOf(story: SpelledStory): SpelledArticle {
  const { text } = story;
  return {
    ref: { document: story.id, article: 0 },
    documentText: text,
    view: viewWithout(text, { from: 0, to: text.length }, []),
    outlet: story.source,
  };
}

function flagsByStory(findings: readonly TextFinding[]): Map<string, Flag[]> {
  const flags = new Map<string, Flag[]>();
  for (const finding of findings) {
    if (finding.confidence < THRESHOLD) continue;
    for (const { document, from, to, after } of finding.occurrences) {
      const flag = { start: from, end: to, suggestion: after };
      const list = flags.get(document);
      if (list) list.push(flag);
      else flags.set(document, [flag]);
    }
  }
  return flags;
}

function scan(stories: readonly SpelledStory[]): Map<string, Flag[]> {
  const options = { dictionaries: installedDictionaries(), ownWords: [], witnesses: () => [] };
  return flagsByStory(findSpelling(stories.map(articleOf), options, silentMonitor));
}

function report(name: string, stories: readonly SpelledStory[], flags: Map<string, Flag[]>): void {
  console.log(
    scoreLine(
      name,
      scoreFlags(stories, (story) => flags.get(story.id) ?? []),
    ),
  );
  const clean = stories.filter((story) => story.errors.length === 0);
  const words = clean.reduce((sum, story) => sum + story.text.split(/\s+/).length, 0);
  const alarms = clean.reduce((sum, story) => sum + (flags.get(story.id)?.length ?? 0), 0);
  const rate = ((alarms / Math.max(words, 1)) * 10_000).toFixed(1);
  console.log(`${''.padEnd(34)} ${rate} flags in 10,000 words of stories left as they were`);
}

function peerFlags(lowerCaseOnly: boolean): (story: SpelledStory) => Flag[] {
  const spellers = englishDictionaries.map(({ aff, dic }) => nspell(aff, dic));
  const suggestions = new Map<string, string | undefined>();
  const suggest = (word: string) => {
    if (!suggestions.has(word)) suggestions.set(word, spellers[0]?.suggest(word)[0]);
    return suggestions.get(word);
  };
  return (story) =>
    tokenize(story.text)
      .filter(
        ({ type, text }) =>
          type === 'word' &&
          !/\d/.test(text) &&
          spellers.every((speller) => !speller.correct(text)),
      )
      .filter(({ text }) => !lowerCaseOnly || text === text.toLowerCase())
      .map(({ text, from, to }) => {
        // Suggestions are slow; those of false alarms are not scored.
        const isSlip = story.errors.some((error) => from < error.end && error.start < to);
        return { start: from, end: to, suggestion: isSlip ? suggest(text) : undefined };
      });
}

/** Prints precision, recall and first suggestions on stories with known slips (JSONL, may be gzipped), beside nspell, and Harper where `harper` is its unpacked package, on the first of them. */
export async function runSpellingBench(dataPath: string, harper: string | null): Promise<void> {
  const stories = readStories(dataPath);
  const start = performance.now();
  const flags = scan(stories);
  const seconds = (performance.now() - start) / 1000;
  const words = stories.reduce((sum, story) => sum + story.text.split(/\s+/).length, 0);
  console.log(`${stories.length} stories, ${words} words in ${seconds.toFixed(1)} s`);
  report('Stet, whole corpus', stories, flags);

  const first = stories.slice(0, PEER_STORIES);
  const few = new Map<string, Flag[]>();
  for (let from = 0; from < first.length; from += FEW) {
    for (const [id, list] of scan(first.slice(from, from + FEW))) few.set(id, list);
  }
  report(`Stet, ${FEW} stories at a time`, first, few);
  console.log(scoreLine('nspell', scoreFlags(first, peerFlags(false))));
  console.log(scoreLine('nspell, lower-case words', scoreFlags(first, peerFlags(true))));
  if (harper === null) return;
  const flagged = await harperFlags(harper, first);
  console.log(
    scoreLine(
      'Harper',
      scoreFlags(first, (story) => flagged.get(story.id) ?? []),
    ),
  );
}
