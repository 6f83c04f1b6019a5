import type { Token } from '../text/tokens.ts';

const lineBreak = /[\n\r\u2028\u2029]/u;
const sentenceEnd = /^[.!?…。！？؟]$/u;
const closing = /^["'”’»)\]」』]$/u;

/** True for white space with a line break in it. */
export function breaksLine(token: Token | undefined): boolean {
  return token?.type === 'space' && lineBreak.test(token.text);
}

/** True when a line begins before the token `at`. */
export function startsLine(tokens: readonly Token[], at: number): boolean {
  return at === 0 || breaksLine(tokens[at - 1]);
}

/** True when the tokens before `at` end a sentence: a full stop and what may close after it. */
function closesSentence(tokens: readonly Token[], at: number): boolean {
  let last = at - 1;
  while (last > 0 && closing.test(tokens[last]!.text)) last--;
  return last >= 0 && sentenceEnd.test(tokens[last]!.text);
}

/** True when a sentence or a line begins before the token `at`. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  if (startsLine(tokens, at)) return true;
  return tokens[at - 1]?.type === 'space' && closesSentence(tokens, at - 1);
}

/** True when a sentence or a line ends before the token `at`, white space after it left out. */
export function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || breaksLine(token)) return true;
  return token.type === 'space' && closesSentence(tokens, at);
}

/** Length in code units of the tokens `[from, to)`. */
export function lengthOf(tokens: readonly Token[], from: number, to: number): number {
  return from >= to ? 0 : tokens[to - 1]!.to - tokens[from]!.from;
}
