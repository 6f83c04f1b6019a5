import type { Span } from './span.ts';

/** A run of letters and digits, a run of white space, or one other code point. */
export type TokenType = 'word' | 'space' | 'mark';

export interface Token extends Span {
  readonly type: TokenType;
  readonly text: string;
}

const pattern = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\s+|[\s\S]/gu;
const wordStart = /^[\p{L}\p{M}\p{N}]/u;
const spaceStart = /^\s/u;

/** Splits a text without loss: the tokens tile it, so `tokenize(t).map((k) => k.text).join('') === t`. Words keep inner apostrophes. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const piece = match[0];
    const type: TokenType = wordStart.test(piece)
      ? 'word'
      : spaceStart.test(piece)
        ? 'space'
        : 'mark';
    tokens.push({ type, text: piece, from: match.index, to: match.index + piece.length });
  }
  return tokens;
}
