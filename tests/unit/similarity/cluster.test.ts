import { describe, expect, it } from 'vitest';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import { clusterPairs } from '../../../shared/similarity/cluster.ts';
import { findDuplicates } from '../../../shared/similarity/find-duplicates.ts';
import { article, ferryStory } from './helpers.ts';

/** `count` words of their own. */
const words = (name: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => `${name}${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10)]}`,
  ).join(' ');

const find = (articles: ReturnType<typeof article>[], threshold = 0.5, more = {}) =>
  findDuplicates(articles, { threshold, ...more }, silentMonitor);

describe('clusters of duplicates', () => {
  it('hold copies together, keep the longest and say why', () => {
    const { findings } = find([
      article('1.txt', ferryStory),
      article('2.txt', `${ferryStory} TT`),
      article('3.txt', words('other', 60)),
      article('4.txt', ferryStory, { headline: 'Ferry stays' }),
    ]);
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding?.members.map((member) => member.document)).toEqual(['1.txt', '2.txt', '4.txt']);
    expect(finding?.canonical).toBe(1);
    expect(finding?.pairs).toHaveLength(3);
    expect(finding?.confidence).toBeGreaterThan(0.9);
    expect(finding?.reasons.at(-1)).toMatch(/^2\.txt is kept because it is the longest/);
    expect(finding?.title).toMatch(/^The harbour council voted/);
  });

  it('do not chain: what is like a member only is not swallowed', () => {
    const [a, b, c] = [words('a', 40), words('b', 40), words('c', 40)];
    const articles = [
      article('1', `${a} ${b} x`),
      article('2', `${b} ${c}`),
      article('3', `${c} ${words('d', 30)}`),
    ];
    const { findings, pairs } = find(articles, 0.3);
    expect(pairs).toHaveLength(2);
    const sure = findings.filter((finding) => finding.rule !== 'linked-duplicates');
    expect(sure.map((finding) => finding.members.length)).toEqual([2]);
    const links = findings.filter((finding) => finding.rule === 'linked-duplicates');
    expect(links.map((finding) => finding.confidence < 0.5)).toEqual([true]);
  });

  it('take in what is like more than half of the members', () => {
    const base = words('base', 60);
    const articles = [
      article('1', `${base} ${words('p', 30)}`),
      article('2', `${base} ${words('q', 20)}`),
      article('3', `${base} ${words('q', 18)}`),
      article('4', `${base.split(' ').slice(15).join(' ')} ${words('q', 20)}`),
    ];
    const { findings } = find(articles, 0.45);
    const cluster = findings.find((finding) => finding.rule !== 'linked-duplicates');
    expect(cluster?.members).toHaveLength(4);
    expect(cluster?.reasons.join(' ')).toContain('like more than half of the others');
  });

  it('keep alternates of one template out, below the fold', () => {
    const note = (day: string, high: string, low: string) =>
      `The harbour office said on ${day} that high water will stand at ${high} metres and low water at ${low} ` +
      'metres. Small craft should keep clear of the fairway while the dredger is at work near the lighthouse.';
    const { findings } = find(
      [
        article('1', note('Monday', '31', '4')),
        article('2', note('Tuesday', '28', '6')),
        article('3', note('Friday', '29', '5')),
      ],
      0.3,
    );
    expect(findings.map((finding) => finding.rule)).toEqual(['same-template']);
    expect(findings[0]?.confidence).toBeLessThan(0.5);
    expect(findings[0]?.members).toHaveLength(3);
  });

  it('trust copies of a few words less', () => {
    const [short] = find([
      article('1', 'Markets closed higher'),
      article('2', 'Markets closed higher'),
    ]).findings;
    const [long] = find([article('1', ferryStory), article('2', ferryStory)]).findings;
    expect(long?.confidence).toBe(0.99);
    expect(short?.confidence).toBeLessThan(0.6);
    expect(short?.reasons.join(' ')).toContain('by accident');
  });

  it('carry every pair at the threshold and no other when texts are taken as they stand', () => {
    const [a, b, c] = [words('a', 40), words('b', 40), words('c', 40)];
    const articles = [
      article('1', `${a} ${b} x`),
      article('2', `${b} ${c}`),
      article('3', `${c} ${words('d', 30)}`),
      article('4', c),
    ];
    const { findings, pairs } = find(articles, 0.3, { everyPair: true });
    const carried = new Set(
      findings.flatMap((finding) =>
        finding.pairs.map(
          (pair) => `${finding.members[pair.a]?.document}-${finding.members[pair.b]?.document}`,
        ),
      ),
    );
    const wanted = pairs
      .filter((pair) => pair.jaccard >= 0.3)
      .map((pair) => `${pair.a + 1}-${pair.b + 1}`);
    expect([...carried].sort()).toEqual(wanted.sort());
    expect(Math.min(...findings.map((finding) => finding.confidence))).toBeGreaterThanOrEqual(0.5);
  });

  it('have ids that depend on the texts alone', () => {
    const one = find([article('a', ferryStory), article('b', `${ferryStory} End`)]).findings[0];
    const two = find([
      article('x', words('other', 30)),
      article('y', `${ferryStory} End`),
      article('z', ferryStory, { headline: 'Other headline' }),
    ]).findings[0];
    expect(two?.id).toBe(one?.id);
  });

  it('are made again from the same pairs at another threshold and with another policy', () => {
    const articles = [
      article('1', ferryStory, { fields: { date: '2021-03-05' } }),
      article('2', `${ferryStory} ${words('new', 30)}`, { fields: { date: '2021-03-06' } }),
    ];
    const { pairs, findings } = find(articles);
    expect(findings).toHaveLength(1);
    expect(clusterPairs(articles, pairs, { threshold: 0.9 })).toHaveLength(0);
    const [earliest] = clusterPairs(articles, pairs, { threshold: 0.5, keeper: 'earliest' });
    expect(earliest?.canonical).toBe(0);
    expect(earliest?.reasons.at(-1)).toContain('earliest (2021-03-05)');
  });
});
