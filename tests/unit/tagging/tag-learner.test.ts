import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleTerms } from '../../../shared/tagging/article-terms.ts';
import { suggestTags } from '../../../shared/tagging/suggest-tags.ts';
import { createTagLearner, type TagExample } from '../../../shared/tagging/tag-learner.ts';
import type { TagModel } from '../../../shared/tagging/tag-model.ts';
import { createTermWeights } from '../../../shared/tagging/term-weights.ts';
import { subjects, texts } from './subject-texts.ts';

const weights = createTermWeights();
for (const { text } of texts) weights.count(articleTerms(text, ''));
const vectors = new Map(
  texts.map(({ key, text }) => [key, weights.vector(articleTerms(text, ''))]),
);
const learner = () => createTagLearner((key) => vectors.get(key) ?? null);
const learnAll = (one: ReturnType<typeof learner>, examples: readonly TagExample[]) => {
  one.follow(examples);
  while (one.advance());
  return one.model();
};

/** All that a model says, to the bit. */
const sayings = (model: TagModel) =>
  texts.map(({ key }) =>
    model
      .best(vectors.get(key)!, 10)
      .map(({ tag, probability, parts }) => [tag, probability, [...parts]]),
  );

const example = (article: string, ...tags: string[]): TagExample => ({
  article,
  tags: [...tags].sort(),
  without: 'others',
});

const anyExample = fc.record({
  article: fc.constantFrom(...texts.map(({ key }) => key)),
  tags: fc
    .subarray(['ferries', 'weather', 'baking', 'rail/late'], { minLength: 1 })
    .map((tags) => tags.sort()),
  without: fc.oneof(
    fc.constant('others' as const),
    fc.subarray(['baking', 'ferries']) as fc.Arbitrary<string[]>,
  ),
});

describe('learning tags', () => {
  test('one after another gives what learning them at once gives, whatever was taken back between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(anyExample, { maxLength: 12 }), fc.nat(10)), { maxLength: 8 }),
        (rounds) => {
          const online = learner();
          let examples: TagExample[] = [];
          for (const [more, back] of rounds) {
            examples = [...examples.slice(0, Math.max(0, examples.length - back)), ...more];
            learnAll(online, examples);
          }
          expect(sayings(online.model())).toEqual(sayings(learnAll(learner(), examples)));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('what is taken back was never learned, also far back in the past', () => {
    const examples = texts.map(({ key }) => example(key, key.split('-')[0]!));
    const one = learner();
    learnAll(one, examples);
    const without = examples.filter((_, at) => at !== 3);
    expect(sayings(learnAll(one, without))).toEqual(sayings(learnAll(learner(), without)));
  });

  test('the model of before answers while one is made anew', () => {
    const examples = texts.map(({ key }) => example(key, key.split('-')[0]!));
    const one = learner();
    const before = sayings(learnAll(one, examples));
    one.follow(examples.slice(1));
    one.advance();
    expect(sayings(one.model())).toEqual(before);
    while (one.advance());
    expect(sayings(one.model())).not.toEqual(before);
  });
});

describe('suggesting tags', () => {
  const taught = texts
    .filter((_, at) => at % 3 === 0)
    .map(({ key }) => example(key, key.split('-')[0]!));
  const model = learnAll(learner(), taught);
  const suggest = (text: string, passedOver: (tag: string) => boolean = () => false) => {
    const terms = articleTerms(text, '');
    return suggestTags(model, terms, weights.vector(terms), passedOver);
  };

  test('finds the tags of articles not taught, and says by which of their words', () => {
    const others = texts.filter(({ key }) => !taught.some(({ article }) => article === key));
    const right = others.filter(({ key, text }) => {
      const suggested = suggest(text);
      for (const { reasons, probability } of suggested) {
        expect(probability).toBeGreaterThan(1 / 3);
        for (const word of reasons) expect(text.split(' ')).toContain(word);
      }
      const [first] = suggested;
      const subject = key.split('-')[0]!;
      return first?.tag === subject && subjects[subject]!.includes(first.reasons[0]!);
    });
    expect(right.length).toBeGreaterThan(others.length * 0.9);
  });

  test('says nothing of a text that has none of the words', () => {
    expect(suggest('Zebras graze.')).toEqual([]);
  });

  test('passes over what it is told to', () => {
    const { text } = texts[4]!;
    expect(suggest(text)[0]?.tag).toBe('ferries');
    expect(suggest(text, (tag) => tag === 'ferries').map(({ tag }) => tag)).not.toContain(
      'ferries',
    );
  });

  test('says nothing before anything was taught', () => {
    const terms = articleTerms('The ferry left.', '');
    expect(suggestTags(learner().model(), terms, weights.vector(terms), () => false)).toEqual([]);
  });
});
