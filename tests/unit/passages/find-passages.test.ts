import { describe, expect, it } from 'vitest';
import { findPassages } from '../../../shared/passages/find-passages.ts';
import { Cancelled, silentMonitor } from '../../../shared/progress/monitor.ts';
import { neverTogether, passageArticle } from './helpers.ts';

const history =
  'The lighthouse was built by a salt merchant who had lost two ships on the reef in a single night. ' +
  'It burned whale oil for sixty years, and its keeper was paid in candles whenever the town had no coin left. ';
const motor =
  'Engineers replaced the lamp with an electric motor after the war, and the keeper moved to the mainland with his ' +
  'nine children, two goats and a piano that nobody in the family could play. ';
const one = 'Visitors may climb the tower again from May. ';
const two = 'A storm damaged the tower on Sunday. Repairs will take a month. ';

const find = (texts: string[], clusters = neverTogether, leastWords = 25) =>
  findPassages(
    texts.map((text, i) => passageArticle(`${i}.txt`, text)),
    clusters,
    { leastWords },
    silentMonitor,
  );

describe('repeated passages', () => {
  it('are found across articles, whole sentences, with the first place kept', () => {
    const texts = [one + history + two, two.toUpperCase() + history + one.replace('May', 'June')];
    const [finding, ...rest] = find(texts);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'passage',
      rule: 'repeated-passage',
      pattern: history.trim(),
    });
    expect(finding?.kept).toEqual([
      { document: '0.txt', article: 0, from: one.length, to: one.length + history.length },
    ]);
    expect(finding?.occurrences).toEqual([
      {
        document: '1.txt',
        article: 0,
        from: two.length,
        to: two.length + history.length,
        before: history,
        after: '',
      },
    ]);
    expect(finding?.confidence).toBeLessThan(0.5);
  });

  it('are surer inside one article', () => {
    const [finding] = find([one + history + two + history]);
    expect(finding?.confidence).toBeGreaterThan(0.8);
    expect(finding?.reasons[0]).toMatch(
      /^41 words in 2 sentences stand twice, word by word, in one article/,
    );
  });

  it('are reported once with all places, the longest first, and a shorter one only for further places', () => {
    const texts = [
      one + history + motor,
      two + history + motor,
      `${motor}Then it rained. `,
      'Unlike. ',
    ];
    const findings = find(texts);
    expect(findings.map((finding) => finding.pattern).sort()).toEqual(
      [(history + motor).trim(), motor.trim()].sort(),
    );
    const short = findings.find((finding) => finding.pattern === motor.trim());
    expect(short?.kept[0]?.document).toBe('0.txt');
    expect(short?.occurrences.map((place) => place.document)).toEqual(['2.txt']);
  });

  it('are not reported between articles of one cluster, but are to articles outside it', () => {
    const texts = [one + history, one + history, two + history];
    const together = [[0, 1]];
    const findings = find(texts, together);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.occurrences.map((place) => place.document)).toEqual(['2.txt']);
    expect(find(texts.slice(0, 2), together)).toEqual([]);
  });

  it('need the least number of words', () => {
    const texts = [one + two, `Sailors rejoiced. ${two}`];
    expect(find(texts)).toEqual([]);
    expect(find(texts, neverTogether, 12)).toHaveLength(1);
  });

  it('give offsets of the document where something was set aside', () => {
    const text = `${one}TT\n${history.replace('reef', 're20ef')}`;
    const at = text.indexOf('20');
    const articles = [
      passageArticle('a', two + history),
      passageArticle('b', text, [
        { from: one.length, to: one.length + 3 },
        { from: at, to: at + 2 },
      ]),
    ];
    const [finding] = findPassages(articles, neverTogether, {}, silentMonitor);
    const place = finding?.occurrences[0];
    expect(place?.from).toBe(one.length + 3);
    expect(place?.before).toBe(text.slice(one.length + 3));
    expect(text.slice(place?.from, place?.to)).toBe(place?.before);
  });

  it('leave the line break when they end a paragraph that they do not begin', () => {
    const texts = [history, `${one}${history.trim()}\n\nNext paragraph. `];
    const [finding] = find(texts);
    expect(finding?.occurrences[0]?.before).toBe(history.trim());
  });

  it('do not overlap each other where a sentence follows upon itself', () => {
    const findings = find([motor.repeat(5)]);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.occurrences).toHaveLength(4);
  });

  it('have ids that depend on their words alone', () => {
    const [first] = find([one + history, two + history]);
    const [second] = find([two, `Gulls cried. ${history.replaceAll(' ', '\n')}`, one + history]);
    expect(second?.id).toBe(first?.id);
  });

  it('stop when told to', () => {
    const stop = {
      tick: () => {
        throw new Cancelled();
      },
    };
    expect(() => findPassages([passageArticle('a', history)], neverTogether, {}, stop)).toThrow(
      Cancelled,
    );
  });
});
