/** Natural logarithm of the probability of a word's letters. */
export interface LetterModel {
  logProbability(word: string): number;
}

const SIZE = 29;

function letterIndex(code: number): number {
  return code >= 97 && code <= 122 ? code - 96 : code === 39 ? 27 : 28;
}

/** A trigram model of letters over the words given, interpolated with bigrams; tells a word that looks like the language from a slip. */
export function trainLetters(words: Iterable<string>): LetterModel {
  const three = new Float64Array(SIZE ** 3);
  const two = new Float64Array(SIZE ** 2);
  const after = new Float64Array(SIZE ** 2);
  const one = new Float64Array(SIZE);
  for (const word of words) {
    let first = 0;
    let second = 0;
    for (let i = 0; i <= word.length; i++) {
      const third = i === word.length ? 0 : letterIndex(word.charCodeAt(i));
      const pair = first * SIZE + second;
      three[pair * SIZE + third]! += 1;
      after[pair]! += 1;
      two[second * SIZE + third]! += 1;
      one[second]! += 1;
      first = second;
      second = third;
    }
  }
  return {
    logProbability(word) {
      let sum = 0;
      let first = 0;
      let second = 0;
      for (let i = 0; i <= word.length; i++) {
        const third = i === word.length ? 0 : letterIndex(word.charCodeAt(i));
        const pair = first * SIZE + second;
        const low = (two[second * SIZE + third]! + 20 / SIZE) / (one[second]! + 20);
        sum += Math.log((three[pair * SIZE + third]! + 10 * low) / (after[pair]! + 10));
        first = second;
        second = third;
      }
      return sum;
    },
  };
}
