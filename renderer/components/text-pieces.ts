/** A stretch of text, or one character that is not seen unless it is marked. */
export interface TextPiece {
  readonly mark: 'none' | 'space' | 'break' | 'tab' | 'hidden';
  readonly text: string;
  /** Short name of a hidden character. */
  readonly name?: string;
}

const hiddenNames: Readonly<Record<string, string>> = {
  '\u00a0': 'nbsp',
  '\u00ad': 'shy',
  '\u200b': 'zwsp',
  '\u200c': 'zwnj',
  '\u200d': 'zwj',
  '\u200e': 'lrm',
  '\u200f': 'rlm',
  '\u202f': 'nnbsp',
  '\u2060': 'wj',
  '\ufeff': 'bom',
};

const special = /\r?\n|\t| |[\u00a0\u00ad\u200b-\u200f\u202f\u2060\ufeff]/g;

/**
 * Splits a text so that what is not seen can be marked: `changed` marks what matters in a removed or
 * added stretch (line ends, tabs, hidden characters, and spaces where there is nothing else), `all`
 * marks everything, `none` nothing. The pieces' texts joined are the text.
 */
export function textPieces(text: string, marks: 'none' | 'changed' | 'all'): TextPiece[] {
  if (marks === 'none' || text === '') return [{ mark: 'none', text }];
  const spaces = marks === 'all' || text.trim() === '';
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(special)) {
    const character = match[0];
    if (character === ' ' && !spaces) continue;
    if (match.index > from) pieces.push({ mark: 'none', text: text.slice(from, match.index) });
    const name = hiddenNames[character];
    if (name) pieces.push({ mark: 'hidden', text: character, name });
    else if (character === ' ') pieces.push({ mark: 'space', text: character });
    else if (character === '\t') pieces.push({ mark: 'tab', text: character });
    else pieces.push({ mark: 'break', text: character });
    from = match.index + character.length;
  }
  if (from < text.length) pieces.push({ mark: 'none', text: text.slice(from) });
  return pieces;
}
