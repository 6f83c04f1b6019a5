import type { DuplicateFinding } from '../../../shared/findings/finding.ts';
import type { CompareView, Decided } from '../../../shared/host/model.ts';
import { StetError } from '../../../shared/host/result.ts';
import { compareMembers, type MergeState, mergeOf } from '../../../shared/host/views/compare.ts';
import { articleAnchor } from '../../../shared/review/anchors.ts';
import type { Take } from '../../../shared/review/ledger-entry.ts';
import { mergeEdits, withChoice } from '../../../shared/review/merge.ts';
import type { Desk } from './desk.ts';

/** Comparing two members of a cluster, and the merge that grows out of it. */
export function merging(desk: Desk) {
  const { corpus } = desk;

  /** Changes a cluster's merge and answers with the comparison as it then is. */
  async function changeMerge(
    id: string,
    right: number,
    change: (cluster: DuplicateFinding, merge: MergeState, view: CompareView) => MergeState,
  ): Promise<CompareView & { decided: Decided }> {
    const cluster = desk.clusterOf(id);
    const decided = await desk.record(() => {
      const reader = desk.reader();
      const before = mergeOf(cluster, reader);
      const merge = change(cluster, before, compareMembers(corpus, cluster, right, reader));
      const ref = cluster.members[reader.canonicalOf(cluster)]!;
      const article = corpus.articlesOf(ref.document)[ref.article]!;
      const { text } = corpus.document(ref.document);
      return [
        {
          type: 'merge',
          finding: id,
          canonical: articleAnchor(corpus, article),
          choices: merge.choices,
          text: merge.text,
          edits: mergeEdits(before.view, merge.result, text),
        },
      ];
    });
    return { ...compareMembers(corpus, cluster, right, desk.reader()), decided };
  }

  return {
    compare: (id: string, right: number): CompareView =>
      compareMembers(corpus, desk.clusterOf(id), right, desk.reader()),
    take(id: string, right: number, hunk: number | null, take: Take) {
      return changeMerge(id, right, (cluster, merge, view) => {
        const hunks = view.rows.filter(({ type }) => type === 'hunk');
        const chosen = hunk === null ? hunks : hunks.slice(hunk, hunk + 1);
        if (chosen.length === 0) throw new StetError('not-found', 'There is no such hunk.');
        const ref = cluster.members[right]!;
        const member = articleAnchor(corpus, corpus.articlesOf(ref.document)[ref.article]!);
        const choices = chosen.reduce(
          (list, row) => withChoice(list, row, member, take),
          merge.choices,
        );
        return merge.with(choices, null);
      });
    },
    write(id: string, right: number, text: string | null) {
      return changeMerge(id, right, (_, merge) => merge.with(merge.choices, text));
    },
  };
}
