const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const sentenceEnd = /[.!?…。！？؟۔։।][)\]"'”’»›」』）]*$/u;
const pauseEnd = /[,;:،؛、，；：([{–—]$/u;

/** How many words a line has; in scripts that set no spaces, about one for every two characters. */
export function countWords(line: string): number {
  const plain = countPlainWords(line);
  if (plain >= 0) return plain;
  const unspaced = line.match(unspacedScript)?.length ?? 0;
  const spaced = (unspaced > 0 ? line.replace(unspacedScript, ' ') : line).match(word)?.length ?? 0;
  return spaced + Math.ceil(unspaced / 2);
}

/** The same for a line of ASCII alone, several times as fast as by expressions; -1 for any other. */
function countPlainWords(line: string): number {
  let words = 0;
  let inside = false;
  // After an apostrophe a word goes on with letters only.
  let lettersOnly = false;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code > 127) return -1;
    if (isPlainLetter(code) || (code >= 48 && code <= 57)) {
      if (!inside || (lettersOnly && code <= 57)) {
        words++;
        inside = true;
        lettersOnly = false;
      }
    } else if (inside) {
      lettersOnly = code === 39 && isPlainLetter(line.charCodeAt(at + 1));
      inside = lettersOnly;
    }
  }
  return words;
}

/** True for the code of an ASCII letter. */
export function isPlainLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

/** True when the line ends as a sentence does, closing quotes and brackets aside. */
export function endsSentence(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (last === 46 || last === 33 || last === 63) return true;
  if (isPlainLetter(last) || (last >= 48 && last <= 57) || last === 44) return false;
  return sentenceEnd.test(line.slice(-16));
}

/** True when the line ends in a comma, a colon, a dash or an open bracket, so that more must follow. */
export function endsOpen(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (last === 46 || isPlainLetter(last)) return false;
  return pauseEnd.test(line.slice(-2));
}

/** True when the first letter is small, in scripts that know capitals. */
export function startsSmall(line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (isPlainLetter(code)) return code >= 97;
    if (code > 127) break;
  }
  const letter = /\p{L}/u.exec(line)?.[0];
  return letter !== undefined && /\p{Ll}/u.test(letter);
}

/** True for a line of a figure or two and hardly anything else: `20`, `1.2k`, `(31)`, `٢٠`. */
export function isLoneFigure(line: string): boolean {
  return (
    line.length <= 16 &&
    /^[^\p{L}\p{N}]{0,2}\p{Nd}[\p{Nd}.,٫٬\s]*[kKmMbB]?\+?[^\p{L}\p{N}]{0,2}$/u.test(line)
  );
}

/** True for a line too short to say anything: at most four words and 32 characters, without the end of a sentence. */
export function isMarkerShape(line: string): boolean {
  return line.length <= 32 && !endsSentence(line) && countWords(line) <= 4;
}

/** True for a line that could stand above an article: some words, not too many, few figures, no open end. */
export function isHeadlineShape(line: string): boolean {
  if (line.length < 6 || line.length > 300 || endsOpen(line)) return false;
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 5 || letters < line.length * 0.5) return false;
  const words = countWords(line);
  const figures = line.match(/\p{Nd}+(?:[.,٫٬]\p{Nd}+)*/gu)?.length ?? 0;
  return words >= 2 && figures <= Math.max(1, words / 3);
}
