import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Corpus } from '../../shared/corpus/corpus.ts';
import { createCorpus } from '../../shared/corpus/corpus.ts';
import { randomFrom } from './boilerplate-boosting.ts';

/** A page as lines, each labelled: true boilerplate, false article, null neither wholly. */
export interface LabelledPage {
  readonly id: string;
  readonly host: string;
  readonly url: string;
  /** The article as it should be. */
  readonly gold: string;
  readonly lines: readonly { readonly text: string; readonly boilerplate: boolean | null }[];
}

/** Reads pages from JSON lines, gzipped or not: `{id, host, url, gold, lines: [{t, y}]}`. */
export function readLabelledPages(path: string): LabelledPage[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const record = JSON.parse(line) as {
        id: string;
        host: string;
        url: string;
        gold: string;
        lines: { t: string; y: number | null }[];
      };
      const { id, host, url, gold } = record;
      const lines = record.lines.map(({ t, y }) => ({
        text: t,
        boilerplate: y === null ? null : y === 0,
      }));
      return { id, host, url, gold, lines };
    });
}

/** Every how many-th story is used. */
export const storyStep = 7;

/**
 * Clean news stories as pages of paragraphs, every `step`-th one from JSON lines `{id, title, body}` whose paragraphs
 * are indented: tables and all, nothing in them is boilerplate, a last line of one word aside. Every second has its title on top.
 */
export function readStories(path: string, step: number): LabelledPage[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  const stories: LabelledPage[] = [];
  for (const [at, record] of text.split('\n').entries()) {
    if (at % step !== 0 || record === '') continue;
    const { id, title, body } = JSON.parse(record) as { id: number; title: string; body: string };
    const paragraphs: string[] = at % (2 * step) === 0 ? [title] : [];
    for (const [number, line] of body.split('\n').entries()) {
      if (number === 0 || line.startsWith(' ')) paragraphs.push(line.trim());
      else paragraphs[paragraphs.length - 1] += ` ${line}`;
    }
    const lines = paragraphs.map((paragraph, number) => ({
      text: paragraph,
      boilerplate: number === paragraphs.length - 1 && !paragraph.includes(' ') ? null : false,
    }));
    stories.push({
      id: `story ${id}`,
      host: `stories ${stories.length % 4}`,
      url: '',
      gold: body,
      lines,
    });
  }
  return stories;
}

/** The pages as a corpus of one article a page, each line of a page a line of its text. */
export function corpusOfPages(pages: readonly LabelledPage[]): Corpus {
  const documents = pages.map(({ id, host, url, lines }) => ({
    id,
    text: lines.map((line) => line.text.replace(/[\r\n]/g, ' ')).join('\n'),
    fields: { host, url },
  }));
  const articles = documents.map(({ id, text }) => ({
    document: id,
    index: 0,
    from: 0,
    to: text.length,
    headline: null,
  }));
  return createCorpus(documents, articles);
}

/** Pages as a scraper that knows its job leaves them: the article, now and then some of what stands around and between, seldom anything from far away. */
export function scrapedPages(pages: readonly LabelledPage[], seed: number): LabelledPage[] {
  const random = randomFrom(seed);
  return pages.map((page) => {
    const amount = [0, 0.1, 0.25, 0.5, 0.8][Math.floor(random() * 5)]!;
    const margin = Math.floor(random() * 12);
    const texts = page.lines.flatMap((line, at) => (line.boilerplate === false ? [at] : []));
    const first = (texts[0] ?? 0) - margin;
    const last = (texts.at(-1) ?? -1) + margin;
    let keepRun = false;
    let strayLines = 0;
    const lines = page.lines.filter((line, at) => {
      if (line.boilerplate !== true) return true;
      const starts = at === 0 || page.lines[at - 1]!.boilerplate !== true || random() < 0.15;
      if (at >= first && at <= last) {
        if (starts) keepRun = random() < amount;
        return keepRun;
      }
      if (strayLines > 0) {
        strayLines--;
        return true;
      }
      if (random() < 0.006) strayLines = Math.floor(random() * 5);
      return strayLines > 0;
    });
    return { ...page, id: `${page.id}~${seed}`, lines };
  });
}

/** Every third page or so with a list, a table or verses put into its article, made of its own words: short lines that are no boilerplate. */
export function pagesWithLists(pages: readonly LabelledPage[], seed: number): LabelledPage[] {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return pages.map((page) => {
    const texts = page.lines.flatMap((line, at) => (line.boilerplate === false ? [at] : []));
    if (texts.length < 3 || random() < 0.6) return page;
    const words = texts
      .map((at) => page.lines[at]!.text)
      .join(' ')
      .split(/\s+/);
    const after = texts[below(texts.length)]!;
    const size = 4 + below(random() < 0.5 ? 12 : 60);
    const [longest, capitals, figures, ends] = [
      1 + below(9),
      random() < 0.7,
      random() < 0.25,
      random() < 0.2,
    ];
    const bullet = random() < 0.25 ? ['• ', '- ', '* ', '– '][below(4)]! : '';
    const list = Array.from({ length: size }, () => {
      const from = below(Math.max(1, words.length - longest));
      const piece = words.slice(from, from + 1 + below(longest)).map((word) => {
        const plain = word.replace(/[.,;:!?"“”()]/g, '');
        return capitals ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
      });
      if (figures) piece.push(String(below(2000)));
      const text = bullet + piece.join(random() < 0.15 ? ', ' : ' ') + (ends ? '.' : '');
      return { text, boilerplate: false };
    }).filter((line) => line.text.trim() !== '');
    const lines = [...page.lines.slice(0, after + 1), ...list, ...page.lines.slice(after + 1)];
    return { ...page, id: `${page.id}+${seed}`, lines };
  });
}

/** Every n-th page of each host, so that a host has few pages or one. */
export function pagesByTurn(
  pages: readonly LabelledPage[],
  perHost: number,
): readonly LabelledPage[][] {
  const byHost = groupByHost(pages);
  const most = Math.max(0, ...[...byHost.values()].map((list) => list.length));
  const turns: LabelledPage[][] = [];
  for (let from = 0; from < most; from += perHost) {
    turns.push([...byHost.values()].flatMap((list) => list.slice(from, from + perHost)));
  }
  return turns;
}

function groupByHost(pages: readonly LabelledPage[]): Map<string, LabelledPage[]> {
  const groups = new Map<string, LabelledPage[]>();
  for (const page of pages) {
    const group = groups.get(page.host);
    if (group) group.push(page);
    else groups.set(page.host, [page]);
  }
  return groups;
}

/** Line F1 and kept-text F1 (bag of words), as counted over all pages. */
export interface BoilerplateScore {
  readonly lineF1: number;
  readonly linePrecision: number;
  readonly lineRecall: number;
  readonly keptF1: number;
}

/** Scores dropped lines, one predicate a page, against the labels and the gold texts. */
export function scoreDropped(
  pages: readonly LabelledPage[],
  dropped: (page: number, line: number) => boolean,
): BoilerplateScore {
  let hits = 0;
  let predicted = 0;
  let labelled = 0;
  let keptHits = 0;
  let kept = 0;
  let gold = 0;
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const [at, page] of pages.entries()) {
    const bag = new Map<string, number>();
    for (const word of words(page.gold)) {
      bag.set(word, (bag.get(word) ?? 0) + 1);
      gold++;
    }
    for (const [number, line] of page.lines.entries()) {
      const drop = dropped(at, number);
      if (line.boilerplate !== null) {
        if (drop) predicted++;
        if (line.boilerplate) labelled++;
        if (drop && line.boilerplate) hits++;
      }
      if (drop) continue;
      for (const word of words(line.text)) {
        kept++;
        const left = bag.get(word) ?? 0;
        if (left > 0) {
          keptHits++;
          bag.set(word, left - 1);
        }
      }
    }
  }
  return {
    lineF1: (2 * hits) / Math.max(predicted + labelled, 1),
    linePrecision: hits / Math.max(predicted, 1),
    lineRecall: hits / Math.max(labelled, 1),
    keptF1: (2 * keptHits) / Math.max(kept + gold, 1),
  };
}
