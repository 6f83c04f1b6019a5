/** Words by which the subjects are known. */
export const subjects: Readonly<Record<string, readonly string[]>> = {
  ferries: 'ferry quay crew ropes harbour sailing deck pier tide'.split(' '),
  weather: 'rain wind gusts bay forecast clouds storm drizzle damp'.split(' '),
  baking: 'oven dough crust flour loaf yeast baker butter tin'.split(' '),
  rail: 'train platform signal guard carriage sleepers track siding points'.split(' '),
};
const common = 'yesterday people came later than they had said and went home again'.split(' ');
const names = Object.keys(subjects);

/** Texts whose keys begin with their subject; each has other words of it, and other common ones. */
export const texts = Array.from({ length: 120 }, (_, n) => {
  const name = names[n % names.length]!;
  const pick = (words: readonly string[], step: number) =>
    words.filter((_, at) => (at * 7 + n * step) % 9 < 5);
  return { key: `${name}-${n}`, text: [...pick(subjects[name]!, 5), ...pick(common, 4)].join(' ') };
});
