import type { DuplicateFinding } from '../../../shared/findings/finding.ts';
import type { CompareView } from '../../../shared/host/comparison-model.ts';
import type { Decided } from '../../../shared/host/model.ts';
import { StetError } from '../../../shared/host/result.ts';
import { clusterFields, fieldsAction } from '../../../shared/host/views/cluster-fields.ts';
import {
  compareView,
  type MergeState,
  mergeOf,
  rowsOf,
  type Sides,
  sidesOf,
} from '../../../shared/host/views/compare.ts';
import type { HunkChoice, SideTaken, Take } from '../../../shared/review/ledger-entry.ts';
import { grow, mergeEdits } from '../../../shared/review/merge.ts';
import {
  type MergeRow,
  withoutWritten,
  withTakes,
  withWritten,
} from '../../../shared/review/merge-rows.ts';
import { withPauses } from '../with-pauses.ts';
import { createCompare } from './comparisons.ts';
import type { Desk } from './desk.ts';

/** A comparison with the rows of its hunks, as a change of the merge needs it. */
interface Bench {
  readonly merge: MergeState;
  readonly sides: Sides;
  readonly rows: readonly MergeRow[];
}

/** Comparing two members of a cluster, and the merge that grows out of it. */
export function merging(desk: Desk) {
  const { corpus } = desk;
  const compareTexts = createCompare();

  async function comparison(cluster: DuplicateFinding, right: number) {
    const reader = desk.reader();
    const merge = mergeOf(corpus, cluster, reader);
    const sides = sidesOf(corpus, cluster, right, merge, reader);
    return { reader, merge, sides, compared: await compareTexts(sides.grown.text, sides.theirs) };
  }

  async function compare(id: string, right: number): Promise<CompareView> {
    const cluster = desk.clusterOf(id);
    const { reader, merge, sides, compared } = await comparison(cluster, right);
    const view = await withPauses(compareView(cluster, right, sides, compared, merge, reader));
    return { ...view, differences: await compared.differences() };
  }

  /** Changes a cluster's merge and answers with the comparison as it then is. */
  async function changeMerge(
    id: string,
    right: number,
    change: (bench: Bench) => readonly HunkChoice[] | Promise<readonly HunkChoice[]>,
  ): Promise<CompareView & { decided: Decided }> {
    const decided = await desk.record(async () => {
      const { merge, sides, compared } = await comparison(desk.clusterOf(id), right);
      const rows = await withPauses(rowsOf(sides, compared, merge));
      const choices = await change({ merge, sides, rows });
      const { text } = corpus.document(merge.canonical.document);
      const edits = mergeEdits(merge.view, grow(merge.view.text, choices), text);
      const { canonical } = merge;
      return [{ type: 'merge', finding: id, canonical, choices, text: null, edits }];
    });
    return { ...(await compare(id, right)), decided };
  }

  /** Indices of the rows that are hunks, in order. */
  const hunksOf = (rows: readonly MergeRow[]) =>
    rows.flatMap(({ type }, index) => (type === 'hunk' ? [index] : []));

  return {
    compare,
    take(id: string, right: number, hunk: number, take: Take, text?: string) {
      return changeMerge(id, right, ({ merge, sides, rows }) => {
        const row = hunksOf(rows)[hunk];
        if (row === undefined) throw new StetError('not-found', 'There is no such hunk.');
        if (take === 'own' && text === undefined)
          throw new StetError('invalid', 'An own text was taken, but none was given.');
        const wanted = { row, take, ...(take === 'own' && text !== undefined ? { text } : {}) };
        const { grown, member } = sides;
        return withTakes(merge.choices, rows, grown, member, merge.canonical, [wanted], false);
      });
    },
    takeAll(id: string, right: number, take: SideTaken, override: boolean) {
      return changeMerge(id, right, ({ merge, sides, rows }) => {
        const wanted = hunksOf(rows)
          .filter((row) => {
            const choice = rows[row]?.choice;
            return override || !choice || choice.together === true;
          })
          .map((row) => ({ row, take }));
        if (wanted.length === 0)
          throw new StetError(
            'not-allowed',
            'Every hunk was decided by itself; all keep their choice.',
          );
        const { grown, member } = sides;
        return withTakes(merge.choices, rows, grown, member, merge.canonical, wanted, true);
      });
    },
    takeField(id: string, name: string, value: number): Promise<Decided> {
      return desk.record(() => {
        const cluster = desk.clusterOf(id);
        const standing = desk.reader().standingOfCluster(cluster);
        const field = clusterFields(corpus, cluster, standing).find((one) => one.name === name);
        if (!field || value >= field.variants.length)
          throw new StetError('not-found', 'There is no such field, or no such value of it.');
        return [fieldsAction(corpus, cluster, standing, new Map([[name, value]]))];
      });
    },
    write(id: string, right: number, text: string | null) {
      return changeMerge(id, right, async ({ merge }) => {
        const choices = withoutWritten(merge.choices, merge.canonical);
        if (text === null) return choices;
        const grown = grow(merge.view.text, choices);
        const compared = await compareTexts(grown.text, text);
        return withWritten(grown, text, compared, choices, merge.canonical);
      });
    },
  };
}
