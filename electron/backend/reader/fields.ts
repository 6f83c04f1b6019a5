import type { SourceRecord } from './records.ts';
import type { FieldChoice } from './source.ts';

/** Names that a text field goes by, likeliest first, in letters and digits only. */
const textNames = [
  'text',
  'body',
  'articletext',
  'articlebody',
  'content',
  'article',
  'maintext',
  'fulltext',
  'bodytext',
  'rawtext',
  'plaintext',
  'textcontent',
  'storytext',
  'story',
  'document',
  'page',
  'transcript',
  'description',
];

const idNames = [
  'id',
  'uid',
  'uuid',
  'guid',
  'docid',
  'documentid',
  'articleid',
  'recordid',
  'pageid',
  'storyid',
  'newid',
  'key',
  'url',
  'uri',
  'link',
  'href',
];

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** True for names by which a text field usually goes. */
export function isTextName(name: string): boolean {
  return textNames.includes(plainName(name));
}

interface FieldGuess {
  /** Null when no field holds text. */
  readonly text: string | null;
  readonly id: string | null;
  /** True when another field may hold the text as well, so that the user should be asked. */
  readonly doubtful: boolean;
  /** All fields in the order in which they appear, with the beginning of a value. */
  readonly fields: readonly { readonly name: string; readonly sample: string }[];
}

/** How many records a guess looks at. */
export const guessRecords = 200;

/** Guesses from the first records which field holds the text and which the id, by name and by length. */
export function guessFields(records: readonly SourceRecord[]): FieldGuess {
  const total = new Map<string, { strings: number; length: number; sample: string }>();
  const sampled = records.slice(0, guessRecords);
  for (const record of sampled) {
    for (const [name, value] of Object.entries(record.fields)) {
      const entry = total.get(name) ?? { strings: 0, length: 0, sample: '' };
      total.set(name, entry);
      if (typeof value === 'string') {
        entry.strings++;
        entry.length += value.length;
      }
      if (entry.sample === '') entry.sample = sampleOf(value);
    }
  }
  const average = (name: string) => total.get(name)!.length / sampled.length;
  const names = [...total.keys()];
  const id = bestNamed(names, idNames);
  const textual = names.filter((name) => total.get(name)!.length > 0 && name !== id);
  const candidates =
    textual.length > 0 ? textual : names.filter((name) => total.get(name)!.strings > 0);
  const longest = candidates.reduce<string | null>(
    (best, name) => (best === null || average(name) > average(best) ? name : best),
    null,
  );
  const named = bestNamed(candidates, textNames);
  // A name counts when the field is not tiny beside the longest: `text` may be a label.
  const text =
    named !== null && longest !== null && average(named) >= average(longest) / 4 ? named : longest;
  const rivals = candidates.filter(
    (name) =>
      name !== text &&
      text !== null &&
      average(name) >= average(text) * (named === text && !isTextName(name) ? 1.5 : 0.5),
  );
  return {
    text,
    id: id === text ? null : id,
    doubtful: rivals.length > 0,
    fields: names.map((name) => ({ name, sample: total.get(name)!.sample })),
  };
}

/** The choice to read with: the user's, else the guess. Null when no field holds text. */
export function chosenFields(
  guess: FieldGuess,
  wanted: FieldChoice | undefined,
): FieldChoice | null {
  if (wanted) return wanted;
  return guess.text === null ? null : { text: guess.text, id: guess.id };
}

function bestNamed(names: readonly string[], known: readonly string[]): string | null {
  for (const wanted of known) {
    const found = names.find((name) => plainName(name) === wanted);
    if (found !== undefined) return found;
  }
  return null;
}

function sampleOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
