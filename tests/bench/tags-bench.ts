import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { articleTerms } from '../../shared/tagging/article-terms.ts';
import { suggestTags } from '../../shared/tagging/suggest-tags.ts';
import { createTagModel } from '../../shared/tagging/tag-model.ts';
import { createTermWeights } from '../../shared/tagging/term-weights.ts';
import { shuffled } from './tags-order.ts';
import { bayesPeer, type Peer, popularPeer, type TaggedStory } from './tags-peers.ts';

interface Story {
  readonly title: string;
  readonly body: string;
  readonly topics: readonly string[];
}

const sizes = [100, 1_000, 5_000];
/** Articles from which the program estimates how rare a term is. */
const counted = 2_000;

function readStories(file: string): Story[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Story);
}

function taggedStories(stories: readonly Story[]): TaggedStory[] {
  const weights = createTermWeights();
  const termsOf = ({ title, body }: Story) => articleTerms(`${title}\n\n${body}`, title);
  const step = Math.max(1, Math.ceil(stories.length / counted));
  for (let i = 0; i < stories.length; i += step) weights.count(termsOf(stories[i]!));
  return stories
    .filter((story) => story.topics.length > 0)
    .map((story) => {
      const terms = termsOf(story);
      return { terms, vector: weights.vector(terms), topics: story.topics };
    });
}

function score(
  name: string,
  test: readonly TaggedStory[],
  suggest: (story: TaggedStory) => readonly string[],
): void {
  let shown = 0;
  let right = 0;
  let wanted = 0;
  let firstRight = 0;
  let silent = 0;
  for (const story of test) {
    const suggested = suggest(story);
    const hits = suggested.filter((tag) => story.topics.includes(tag)).length;
    shown += suggested.length;
    right += hits;
    wanted += story.topics.length;
    if (suggested.length === 0) silent++;
    else if (story.topics.includes(suggested[0]!)) firstRight++;
  }
  const share = (part: number, whole: number) =>
    (whole === 0 ? 0 : part / whole).toFixed(3).replace(/^0/, '');
  const spoken = test.length - silent;
  console.log(
    [
      name.padEnd(60),
      `micro-F1 ${share(2 * right, shown + wanted)}`,
      `precision ${share(right, shown)}`,
      `recall ${share(right, wanted)}`,
      `first right ${share(firstRight, spoken)}`,
      `silent on ${share(silent, test.length)}`,
    ].join('  '),
  );
}

function runOrder(order: string, stories: readonly TaggedStory[]): void {
  const test = stories.slice(sizes.at(-1)!);
  for (const size of sizes) {
    const taught = stories.slice(0, size);
    const model = createTagModel();
    const start = process.cpuUsage();
    for (const { vector, topics } of taught)
      model.learn({ vector, tags: topics, without: 'others' });
    const { user, system } = process.cpuUsage(start);
    const each = ((user + system) / 1000 / size).toFixed(1);
    score(`Stet, ${order}, after ${size} (${each} ms of processor time each)`, test, (story) =>
      suggestTags(model, story.terms, story.vector, () => false).map(({ tag }) => tag),
    );
    const peers: readonly Peer[] = [bayesPeer(taught), popularPeer(taught)];
    for (const peer of peers) score(`${peer.name}, ${order}, after ${size}`, test, peer.suggest);
  }
}

/** Prints how well the first suggestions fit the topics of stories not seen, after so many tagged ones, beside two simple peers. */
export function runTagsBench(file: string): void {
  const stories = taggedStories(readStories(file));
  const size = stories.length - sizes.at(-1)!;
  console.log(`${stories.length} stories with topics; judged on the last ${size} of each order`);
  runOrder('as they came', stories);
  runOrder('shuffled', shuffled(stories, 11));
}
