const word = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** Words as people count them: a number with its separators is one. */
export function countWords(text: string): number {
  let count = 0;
  word.lastIndex = 0;
  // Nothing is kept of the words, so that long texts cost no memory.
  while (word.test(text)) count++;
  return count;
}
