import type { Comparison } from '../diff/segment.ts';
import { inOneGo, type Portions } from '../progress/portions.ts';
import { type GrownRow, grownRows, grownRowsInPortions } from './grown-rows.ts';
import type { ArticleAnchor, HunkChoice, Take } from './ledger-entry.ts';
import {
  fitChoices,
  type Grown,
  grow,
  memberKey,
  overriddenByAny,
  overrides,
  takenText,
} from './merge.ts';

/** A row of a comparison of the merged text so far (left) with a member, and the choice made for it; null in equal rows and where none was made. */
export interface MergeRow extends GrownRow {
  readonly leftText: string;
  readonly rightText: string;
  readonly take: Take | null;
  /** The choice as the ledger has it. */
  readonly choice: HunkChoice | null;
}

/** The merged text that a member is compared with: the base text with the choices made for other members. What was written by hand stands in the result alone. */
export function grownFor(
  base: string,
  choices: readonly HunkChoice[],
  member: ArticleAnchor,
  canonical: ArticleAnchor,
): Grown {
  const own = new Set([memberKey(member), memberKey(canonical)]);
  return grow(
    base,
    choices.filter((choice) => !own.has(memberKey(choice.member))),
  );
}

/** The rows of the comparison of `grown` with a member's text, with the choices that speak of them. */
export function mergeRows(
  grown: Grown,
  theirs: string,
  comparison: Comparison,
  choices: readonly HunkChoice[],
  member: ArticleAnchor,
  canonical: ArticleAnchor,
): readonly MergeRow[] {
  return inOneGo(mergeRowsInPortions(grown, theirs, comparison, choices, member, canonical));
}

/** Rows looked at before others may go on. */
const rowsAtOnce = 500;

/** As `mergeRows`, in portions. */
export function* mergeRowsInPortions(
  grown: Grown,
  theirs: string,
  comparison: Comparison,
  choices: readonly HunkChoice[],
  member: ArticleAnchor,
  canonical: ArticleAnchor,
): Portions<readonly MergeRow[]> {
  const { base } = grown;
  const mine = memberKey(member);
  const chosen = new Map<string, Placed[]>();
  for (const choice of choices) {
    if (memberKey(choice.member) !== mine) continue;
    const [placed] = fitChoices(base, [choice]);
    if (!placed) continue;
    const key = choiceKey(placed);
    const list = chosen.get(key);
    if (list) list.push({ choice, placed });
    else chosen.set(key, [{ choice, placed }]);
  }
  const holding = new Set(
    grow(base, choices).pieces.flatMap(({ choice }) => (choice ? [signature(choice)] : [])),
  );
  // What is written by hand is no choice between texts.
  const notOthers = new Set([mine, memberKey(canonical)]);
  const others = choices.filter((choice) => !notOthers.has(memberKey(choice.member)));
  const asShown = (row: GrownRow): MergeRow => {
    const leftText = grown.text.slice(row.left.from, row.left.to);
    const rightText = theirs.slice(row.right.from, row.right.to);
    const none = { ...row, leftText, rightText, take: null, choice: null };
    if (row.type === 'same') return none;
    const left = base.slice(row.base.from, row.base.to);
    const list = chosen.get(choiceKey({ ...row.base, left, right: rightText }));
    const made = list?.find(({ placed }) => placed.at === row.right.from) ?? list?.at(-1);
    if (!made) return none;
    const { choice, placed } = made;
    // What another member's choice has overridden since is what stands on the left now.
    const stands = holding.has(signature(placed)) || !overriddenByOthers(placed, base, others);
    return { ...none, choice, take: stands ? choice.take : 'left' };
  };
  const rows: MergeRow[] = [];
  for (const row of yield* grownRowsInPortions(comparison.rows, grown)) {
    if (rows.push(asShown(row)) % rowsAtOnce === 0) yield;
  }
  return rows;
}

/** A choice as it was made, and where it stands in the base text as it is now. */
interface Placed {
  readonly choice: HunkChoice;
  readonly placed: HunkChoice;
}

/** True where one of the choices for other members is in the way. */
function overriddenByOthers(
  placed: HunkChoice,
  base: string,
  others: readonly HunkChoice[],
): boolean {
  return fitChoices(base, others).some(
    (other) => other.take !== 'left' && overrides(other, placed),
  );
}

function choiceKey(hunk: Pick<HunkChoice, 'from' | 'to' | 'left' | 'right'>): string {
  return `${hunk.from} ${hunk.to} ${hunk.left.length} ${hunk.left}${hunk.right}`;
}

function signature(choice: HunkChoice): string {
  return `${memberKey(choice.member)} ${choice.at ?? ''} ${choiceKey(choice)}`;
}

/** One choice to be made: a hunk's row, what is taken of it, and the editor's own text where that is taken. */
interface Wanted {
  readonly row: number;
  readonly take: Take;
  readonly text?: string;
}

/**
 * The choices with those for some hunks made or changed. The two ends of a move are taken together:
 * the paragraph stands where the side taken has it, and an own text stands at the end it was written for.
 */
export function withTakes(
  choices: readonly HunkChoice[],
  rows: readonly MergeRow[],
  grown: Grown,
  member: ArticleAnchor,
  canonical: ArticleAnchor,
  wanted: readonly Wanted[],
  together: boolean,
): HunkChoice[] {
  const all = new Map<number, Wanted>();
  for (const want of wanted) {
    all.set(want.row, want);
    const other = rows[want.row]?.move?.other;
    if (other === undefined) continue;
    const emptyLeft = rows[other]!.leftText === '';
    const take = want.take === 'own' ? (emptyLeft ? 'left' : 'right') : want.take;
    all.set(other, { row: other, take });
  }
  const made = [...all.values()].map(({ row, take, text }) =>
    choiceFor(rows[row]!, grown, member, take, text, together),
  );
  const replaced = new Set([...all.keys()].map((row) => rows[row]!.choice));
  const mine = new Set([memberKey(member), memberKey(canonical)]);
  const ordered = [...made].sort((a, b) => a.from - b.from || a.to - b.to);
  const others = choices.filter((choice) => {
    if (replaced.has(choice)) return false;
    if (!mine.has(memberKey(choice.member))) return true;
    // Where this member is chosen for anew, nothing older of it holds, nor what was written there.
    const [placed] = fitChoices(grown.base, [choice]);
    return !placed || !overriddenByAny(ordered, placed);
  });
  return [...others, ...made];
}

function choiceFor(
  row: MergeRow,
  grown: Grown,
  member: ArticleAnchor,
  take: Take,
  own: string | undefined,
  together: boolean,
): HunkChoice {
  const { from, to } = row.base;
  const left = grown.base.slice(from, to);
  const over = row.over;
  const text = over && take !== 'left' ? takenText(row.leftText, row.rightText, take, own) : own;
  return {
    member,
    from,
    to,
    left,
    right: row.rightText,
    take,
    ...(text === undefined ? {} : { text }),
    ...(over ? { over } : {}),
    ...(from === to ? { at: row.right.from } : {}),
    ...(together ? { together } : {}),
  };
}

/** The choices without what was written by hand. */
export function withoutWritten(
  choices: readonly HunkChoice[],
  canonical: ArticleAnchor,
): HunkChoice[] {
  const hand = memberKey(canonical);
  return choices.filter((choice) => memberKey(choice.member) !== hand);
}

/**
 * The choices with what the editor wrote by hand. `comparison` is that of what they give by themselves
 * (`grown`) with the text written, which then is the merged text, to the character.
 */
export function withWritten(
  grown: Grown,
  text: string,
  comparison: Comparison,
  choices: readonly HunkChoice[],
  canonical: ArticleAnchor,
): HunkChoice[] {
  const { base } = grown;
  const written = grownRows(comparison.rows, grown).flatMap((row): HunkChoice[] => {
    if (row.type === 'same') return [];
    const { from, to } = row.base;
    return [
      {
        member: canonical,
        from,
        to,
        left: base.slice(from, to),
        right: '',
        take: 'own',
        text: text.slice(row.right.from, row.right.to),
        ...(row.over ? { over: true } : {}),
        ...(from === to ? { at: row.right.from } : {}),
      },
    ];
  });
  return [...choices, ...written];
}
