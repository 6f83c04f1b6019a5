import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createCorpus } from '../../shared/corpus/corpus.ts';
import { articleKey } from '../../shared/corpus/document.ts';
import { Review } from '../../shared/review/review.ts';
import { deskAtOnce } from '../desk-at-once.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';

const articles = 160_000;
const tagged = 2_000;
const tags = 40;

function percentile(times: number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
}

/** Adds the milliseconds of processor time that the work took. */
async function timed<Value>(times: number[], work: () => Promise<Value>): Promise<Value> {
  const start = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(start);
  times.push((user + system) / 1000);
  return value;
}

const line = (name: string, times: number[]) =>
  console.log(
    `${name.padEnd(60)}  median ${percentile(times, 0.5)}  95th percentile ${percentile(times, 0.95)}  longest ${percentile(times, 1)} ms of processor time`,
  );

/** Prints what tags cost in a large corpus: giving one, suggesting, listing, all that is listed, the longest stop of the thread. */
export async function runTagsScaleBench(): Promise<void> {
  const texts = syntheticCorpus(articles, 1_000);
  const corpus = createCorpus(
    texts.map(({ ref, text }) => ({ id: ref.document, text, fields: {} })),
    texts.map(({ ref, text }) => ({
      document: ref.document,
      index: 0,
      from: 0,
      to: text.length,
      headline: null,
    })),
  );
  const desk = deskAtOnce({
    corpus,
    findings: [],
    review: new Review(),
    minConfidence: 0.5,
    append: async () => {},
    now: () => '2031-06-01T08:00:00.000Z',
    author: () => 'Rosa',
    changed: () => {},
  });
  const before = process.memoryUsage().rss;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const keyAt = (at: number) => articleKey(texts[at]!.ref);
  // Which tag an article has follows from its longest word, so that there is something to learn.
  const tagOf = (at: number) => {
    const longest = texts[at]!.text.split(' ').reduce((a, b) => (b.length > a.length ? b : a));
    return `group${longest.length % 4}/tag${longest.charCodeAt(1) % (tags / 4)}`;
  };
  const giving: number[] = [];
  const suggesting: number[] = [];
  await desk.suggestTags(keyAt(0));
  for (let n = 0; n < tagged; n++) {
    const at = n * 79;
    await timed(giving, () => desk.tag([keyAt(at)], [tagOf(at)], []));
    await timed(suggesting, () => desk.suggestTags(keyAt(at + 1)));
  }
  line(`giving a tag, ${articles} articles`, giving);
  line('the suggestion after it, learned', suggesting);
  const undoing: number[] = [];
  for (let n = 0; n < 20; n++) {
    await timed(undoing, async () => {
      await desk.undo();
      return desk.suggestTags(keyAt(1));
    });
  }
  line('an undo and the suggestion after it', undoing);
  const filter = { search: '', tag: 'group1', untagged: false, sort: 'place' } as const;
  const listing: number[] = [];
  for (let n = 0; n < 20; n++) await timed(listing, () => desk.articles(filter, n, 200));
  line('a page of the articles of a tag', listing);
  console.log(
    `memory that came with it: ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB`,
  );
  console.log(`longest stop of the thread: ${(delay.max / 1e6).toFixed(0)} ms`);
  delay.reset();
  const all: number[] = [];
  const scope = { articles: { ...filter, tag: null } };
  await timed(all, () => desk.changeScope(scope, ['all'], []));
  line('a tag for all articles', all);
  console.log(`longest stop of the thread: ${(delay.max / 1e6).toFixed(0)} ms`);
  delay.disable();
}
