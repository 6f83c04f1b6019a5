import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { createAligner } from '../../shared/similarity/align.ts';
import { clusterPairs } from '../../shared/similarity/cluster.ts';
import { pairStrength } from '../../shared/similarity/compared-article.ts';
import { findDuplicatesOf } from '../../shared/similarity/find-duplicates-of.ts';
import { findPairs } from '../../shared/similarity/find-pairs.ts';
import { article, plainOverlap, plainShingles } from '../unit/similarity/helpers.ts';

/** Texts over a few words, so that shingles collide, with copies, cuts and joins of one another. */
const corpora = fc
  .tuple(
    fc.integer({ min: 2, max: 9 }),
    fc.array(fc.array(fc.nat({ max: 8 }), { maxLength: 40 }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 30 }), fc.nat({ max: 40 })), {
      maxLength: 12,
    }),
  )
  .map(([vocabulary, texts, copies]) => {
    const all = texts.map((text) => text.map((word) => `w${word % vocabulary}`));
    for (const [one, two, from, length] of copies) {
      const left = all[one % all.length]!;
      const right = all[two % all.length]!;
      all.push([...left.slice(from, from + length), ...right.slice(0, length >> 1)]);
    }
    return all.map((words, i) => article(String(i).padStart(3, '0'), words.join(' ')));
  });

const floors = fc.constantFrom(0.05, 0.1, 0.2, 1 / 3, 0.5, 0.6, 2 / 3, 0.7, 0.8, 0.9, 1);

describe('the similarity join', () => {
  it('finds exactly the pairs that brute force finds, at every floor', () => {
    fc.assert(
      fc.property(
        corpora,
        floors,
        fc.constantFrom(0.5, 0.8, 1),
        fc.integer({ min: 1, max: 10 }),
        (articles, floor, share, least) => {
          const sets = articles.map(({ text }) => plainShingles(text));
          const wanted: unknown[] = [];
          for (let a = 0; a < sets.length; a++) {
            for (let b = a + 1; b < sets.length; b++) {
              const [left, right] = [sets[a]!, sets[b]!];
              const shared = plainOverlap(left, right);
              if (shared === 0) continue;
              const jaccard = shared / (left.size + right.size - shared);
              const small = Math.min(left.size, right.size);
              const inside = small >= least && shared >= Math.ceil(share * small - 1e-9);
              if (jaccard >= floor || inside) {
                wanted.push({
                  a,
                  b,
                  jaccard,
                  containment: [shared / left.size, shared / right.size],
                });
              }
            }
          }
          const found = findPairs(
            articles,
            { floor, noiseFloor: 1, containedShare: share, containedLeast: least },
            silentMonitor,
          );
          expect(
            found.map(({ a, b, jaccard, containment }) => ({
              a,
              b,
              jaccard,
              containment: [...containment],
            })),
          ).toEqual(wanted);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('says the same about one article as the search that starts from it', () => {
    fc.assert(
      fc.property(corpora, floors, fc.nat(), (articles, floor, pick) => {
        const one = pick % articles.length;
        const pairs = findPairs(articles, { floor, noiseFloor: 1 }, silentMonitor)
          .filter((pair) => pair.a === one || pair.b === one)
          .map((pair) => [pair.a === one ? pair.b : pair.a, pair.jaccard]);
        const likes = findDuplicatesOf(articles[one]!, articles, floor, silentMonitor);
        expect(likes.map((like) => [like.index, like.pair.jaccard]).sort()).toEqual(pairs.sort());
      }),
      { numRuns: 150 },
    );
  });
});

describe('clusters', () => {
  it('hold only members that are like the canonical copy or like most of the others, each article once', () => {
    fc.assert(
      fc.property(corpora, fc.constantFrom(0.2, 0.4, 0.6, 0.8), (articles, threshold) => {
        const pairs = findPairs(articles, { floor: 0.1 }, silentMonitor);
        const findings = clusterPairs(articles, pairs, { threshold });
        const loose = new Set(
          pairs
            .filter((pair) => pairStrength(pair) >= threshold)
            .map((pair) => `${articles[pair.a]?.ref.document} ${articles[pair.b]?.ref.document}`),
        );
        const seen = new Set<string>();
        for (const finding of findings) {
          if (finding.rule === 'same-template' || finding.rule === 'linked-duplicates') continue;
          finding.members.forEach((member, index) => {
            expect(seen.has(member.document)).toBe(false);
            seen.add(member.document);
            if (index === finding.canonical) return;
            const strong = finding.pairs.filter(
              (pair) =>
                (pair.a === index || pair.b === index) &&
                (pair.jaccard >= threshold ||
                  pair.relation === 'contained' ||
                  loose.has(
                    `${finding.members[pair.a]?.document} ${finding.members[pair.b]?.document}`,
                  )),
            );
            const toCanonical = strong.some(
              (pair) => pair.a === finding.canonical || pair.b === finding.canonical,
            );
            expect(toCanonical || strong.length * 2 >= finding.members.length - 1).toBe(true);
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('carry each pair at the threshold and none below when texts are taken as they stand', () => {
    fc.assert(
      fc.property(corpora, fc.constantFrom(0.2, 0.5, 0.8), (articles, threshold) => {
        const pairs = findPairs(articles, {}, silentMonitor);
        const findings = clusterPairs(articles, pairs, { threshold, everyPair: true });
        const carried = new Set(
          findings.flatMap(({ members, pairs: own }) =>
            own.map(
              (pair) => `${Number(members[pair.a]!.document)}-${Number(members[pair.b]!.document)}`,
            ),
          ),
        );
        const wanted = pairs
          .filter((pair) => pair.jaccard >= threshold)
          .map((pair) => `${pair.a}-${pair.b}`);
        expect([...carried].sort()).toEqual(wanted.sort());
        expect(new Set(findings.map((finding) => finding.id)).size).toBe(findings.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('aligned words', () => {
  it('are equal between the hunks, so that the left text and the hunks give the right one', () => {
    const list = fc.oneof(
      fc.array(fc.nat({ max: 5 }), { maxLength: 60 }),
      fc.array(fc.nat({ max: 150 }), { minLength: 50, maxLength: 200 }),
    );
    fc.assert(
      fc.property(list, list, fc.boolean(), fc.nat({ max: 100 }), (left, other, derived, cut) => {
        const right = derived
          ? [...left.slice(cut), ...other.slice(0, 9), ...left.slice(0, cut)]
          : other;
        const words = Int32Array.from([...left, ...right]);
        const hunks = createAligner(151).align(words, 0, left.length, left.length, words.length);
        const rebuilt: number[] = [];
        let at = 0;
        for (const { aFrom, aTo, bFrom, bTo } of hunks) {
          expect(aFrom >= at && (aTo > aFrom || bTo > bFrom)).toBe(true);
          rebuilt.push(...words.subarray(at, aFrom), ...words.subarray(bFrom, bTo));
          at = aTo;
        }
        rebuilt.push(...words.subarray(at, left.length));
        expect(rebuilt).toEqual(right);
      }),
      { numRuns: 300 },
    );
  });
});
