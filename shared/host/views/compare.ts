import type { Corpus } from '../../corpus/corpus.ts';
import type { DuplicateFinding } from '../../findings/finding.ts';
import { articleAnchor } from '../../review/anchors.ts';
import type { HunkChoice } from '../../review/ledger-entry.ts';
import { mergedText, mergeRows } from '../../review/merge.ts';
import type { View } from '../../text/view.ts';
import type { CompareView } from '../model.ts';
import { StetError } from '../result.ts';
import type { ReviewReader } from './review-reader.ts';

/** A cluster's merge as it stands: choices over the canonical copy's base text, or a text written by hand. */
export interface MergeState {
  readonly view: View;
  readonly choices: readonly HunkChoice[];
  readonly text: string | null;
  readonly result: string;
  /** The same merge with other choices or another text. */
  with(choices: readonly HunkChoice[], text: string | null): MergeState;
}

/** The merge of the cluster as the ledger has it; without one, the canonical copy as it is. */
export function mergeOf(cluster: DuplicateFinding, reader: ReviewReader): MergeState {
  const standing = reader.standingOfCluster(cluster);
  const view = reader.baseViewOf(cluster, standing.canonical);
  const action = standing.merge?.action;
  return mergeState(view, action?.choices ?? [], action?.text ?? null);
}

function mergeState(view: View, choices: readonly HunkChoice[], text: string | null): MergeState {
  return {
    view,
    choices,
    text,
    result: text ?? mergedText(view.text, choices),
    with: (otherChoices, otherText) => mergeState(view, otherChoices, otherText),
  };
}

/** The canonical copy beside the member `right`, hunk by hunk, with the choices made and the merged text. */
export function compareMembers(
  corpus: Corpus,
  cluster: DuplicateFinding,
  right: number,
  reader: ReviewReader,
): CompareView {
  const left = reader.canonicalOf(cluster);
  const ref = cluster.members[right];
  if (!ref) throw new StetError('not-found', 'That cluster has no such member.');
  const merge = mergeOf(cluster, reader);
  const member = articleAnchor(corpus, corpus.articlesOf(ref.document)[ref.article]!);
  const theirs = reader.baseTextOf(cluster, right);
  const { rows, precise } = mergeRows(merge.view.text, theirs, merge.choices, member);
  const hunks = rows.filter(({ type }) => type === 'hunk');
  return {
    left,
    right,
    rows,
    precise,
    hunks: hunks.length,
    chosen: hunks.filter(({ take }) => take !== null).length,
    result: merge.result,
    edited: merge.text !== null,
    differences: differencesOf(merge.view.text, theirs),
  };
}

const mostNamed = 6;

/** Numbers and names that only one of the texts has, in words. */
function differencesOf(left: string, right: string): string[] {
  const sentences: string[] = [];
  for (const [what, pattern] of [
    ['numbers', /\p{N}+(?:[.,]\p{N}+)*/gu],
    ['names', /(?<=[\p{Ll},;] )\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*/gu],
  ] as const) {
    const leftOnly = onlyIn(prose(left), right, pattern);
    const rightOnly = onlyIn(prose(right), left, pattern);
    if (leftOnly.length > 0) sentences.push(`${what} only in the left: ${list(leftOnly)}`);
    if (rightOnly.length > 0) sentences.push(`${what} only in the right: ${list(rightOnly)}`);
  }
  return sentences;
}

/** The lines that end like sentences: in a headline every word looks like a name. */
function prose(text: string): string {
  return text
    .split('\n')
    .filter((line) => /[.!?…:;,]["'”’»)\]]*\s*$/u.test(line))
    .join('\n');
}

function onlyIn(text: string, other: string, pattern: RegExp): string[] {
  const others = new Set(other.match(pattern) ?? []);
  return [...new Set(text.match(pattern) ?? [])].filter((item) => !others.has(item));
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, mostNamed).join(', ');
  return items.length > mostNamed ? `${shown} and ${items.length - mostNamed} more` : shown;
}
