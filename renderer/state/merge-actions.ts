import type { ClusterView, CompareView, FindingView } from '../../shared/host/model.ts';
import type { Take } from '../../shared/review/ledger-entry.ts';
import type { App } from './app.ts';
import { announce } from './messages.ts';
import { compareQuery, findingQuery } from './queries.ts';
import { settle } from './refresh.ts';
import { inOrder } from './serial.ts';

/** The cluster on the stage, if it is loaded. */
export function currentCluster(app: App): ClusterView | null {
  const id = app.queue.get().current?.id;
  const finding = id ? app.queries.getQueryData(findingQuery(app, id).queryKey) : undefined;
  return finding?.kind === 'duplicate' ? finding : null;
}

/** The member on the right: the one chosen, else the first that differs from the canonical copy, else any other. */
export function rightMember(cluster: ClusterView, chosen: number | null): number | null {
  const fits = (index: number) => {
    const member = cluster.members[index];
    return member !== undefined && !member.canonical;
  };
  if (chosen !== null && fits(chosen)) return chosen;
  const others = cluster.members.map((_, index) => index).filter(fits);
  const differing = others.find((index) => {
    const member = cluster.members[index];
    return member && !member.excluded && !member.equal;
  });
  return differing ?? others[0] ?? null;
}

/** The comparison on the stage, if it is loaded. */
export function currentCompare(
  app: App,
): { cluster: ClusterView; right: number; view: CompareView } | null {
  const cluster = currentCluster(app);
  const right = cluster ? rightMember(cluster, app.stage.get().right) : null;
  if (!cluster || right === null) return null;
  const view = app.queries.getQueryData(compareQuery(app, cluster.id, right).queryKey);
  return view ? { cluster, right, view } : null;
}

export function walkHunks(app: App, by: 1 | -1): void {
  const at = currentCompare(app);
  if (!at || at.view.hunks === 0) return;
  const hunk = Math.max(0, Math.min(at.view.hunks - 1, app.stage.get().hunk + by));
  app.stage.patch({ hunk });
  announce(`Hunk ${hunk + 1} of ${at.view.hunks}`);
}

/** The next hunk after `hunk` without a choice, going round once; null when all are chosen. */
export function nextUndecidedHunk(view: CompareView, hunk: number): number | null {
  const hunks = view.rows.filter((row) => row.type === 'hunk');
  for (let offset = 1; offset <= hunks.length; offset += 1) {
    const at = (hunk + offset) % hunks.length;
    if (hunks[at]?.take === null) return at;
  }
  return null;
}

const spoken: Readonly<Record<Take, string>> = {
  left: 'left',
  right: 'right',
  both: 'both, left first',
  'both-right-first': 'both, right first',
};

/** Chooses for the hunk that the editor is at (or the one named, or for all) and goes to the next one without a choice. */
export async function take(app: App, choice: Take, which?: number | 'all'): Promise<void> {
  const at = currentCompare(app);
  if (!at || at.view.hunks === 0) return;
  const { cluster, right } = at;
  const hunk =
    which === 'all' ? null : (which ?? Math.min(app.stage.get().hunk, at.view.hunks - 1));
  const key = compareQuery(app, cluster.id, right).queryKey;
  await app.queries.cancelQueries({ queryKey: key });
  app.queries.setQueryData<CompareView>(key, (view) =>
    view ? withTake(view, hunk, choice) : view,
  );
  announce(
    hunk === null ? `All hunks: ${spoken[choice]}.` : `Hunk ${hunk + 1}: ${spoken[choice]}.`,
  );
  const shown = app.queries.getQueryData(key);
  const next = hunk === null || !shown ? null : nextUndecidedHunk(shown, hunk);
  if (hunk !== null) app.stage.patch({ hunk: next ?? hunk });
  const answer = await inOrder(app, () =>
    app.host.call('merge.take', { finding: cluster.id, right, hunk, take: choice }),
  );
  if (!answer) return;
  const { decided, ...view } = answer;
  if (app.saved.get().pending === 0) app.queries.setQueryData<CompareView>(key, view);
  settle(app, decided);
}

/** The comparison with a choice made for one hunk, or for all where `hunk` is null. */
export function withTake(view: CompareView, hunk: number | null, choice: Take): CompareView {
  let at = -1;
  const rows = view.rows.map((row) => {
    if (row.type !== 'hunk') return row;
    at += 1;
    return hunk === null || at === hunk ? { ...row, take: choice } : row;
  });
  const chosen = rows.filter((row) => row.type === 'hunk' && row.take !== null).length;
  return { ...view, rows, chosen };
}

/** Sets the merged text by hand, or with null goes back to what the choices give. */
export async function writeResult(
  app: App,
  finding: string,
  right: number,
  text: string | null,
): Promise<void> {
  const key = compareQuery(app, finding, right).queryKey;
  if (text !== null) {
    app.queries.setQueryData<CompareView>(key, (view) =>
      view ? { ...view, result: text, edited: true } : view,
    );
  }
  const answer = await inOrder(app, () => app.host.call('merge.write', { finding, right, text }));
  if (!answer) return;
  const { decided, ...view } = answer;
  app.queries.setQueryData<CompareView>(key, view);
  settle(app, decided);
  announce(text === null ? 'The merged text follows the choices again.' : 'Merged text saved.');
}

export function walkMembers(app: App, by: 1 | -1): void {
  const cluster = currentCluster(app);
  if (!cluster) return;
  const others = cluster.members
    .map((_, index) => index)
    .filter((i) => !cluster.members[i]?.canonical);
  const now = rightMember(cluster, app.stage.get().right);
  if (others.length === 0 || now === null) return;
  const next = others[(others.indexOf(now) + by + others.length) % others.length];
  if (next !== undefined) compareWith(app, next);
}

export function compareWith(app: App, member: number): void {
  app.stage.patch({ right: member, hunk: 0 });
  announce(`Compared with member ${member + 1}`);
}

async function arrange(app: App, cluster: ClusterView, canonical: number, excluded: number[]) {
  app.queries.setQueryData<FindingView>(findingQuery(app, cluster.id).queryKey, (view) =>
    view?.kind === 'duplicate'
      ? {
          ...view,
          members: view.members.map((member, index) => ({
            ...member,
            canonical: index === canonical,
            excluded: excluded.includes(index),
          })),
        }
      : view,
  );
  const answer = await inOrder(app, () =>
    app.host.call('cluster.arrange', { finding: cluster.id, canonical, excluded }),
  );
  if (answer) {
    settle(app, answer);
    await app.queries.invalidateQueries({ queryKey: ['finding', cluster.id] });
    await app.queries.invalidateQueries({ queryKey: ['compare', cluster.id] });
  }
}

const canonicalOf = (cluster: ClusterView) => cluster.members.findIndex((m) => m.canonical);
const excludedOf = (cluster: ClusterView) =>
  cluster.members.flatMap((member, index) => (member.excluded ? [index] : []));

/** Keeps another member as the canonical copy. */
export function keepMember(app: App, member: number): void {
  const cluster = currentCluster(app);
  if (!cluster?.members[member] || cluster.members[member].canonical) return;
  const excluded = excludedOf(cluster).filter((index) => index !== member);
  app.stage.patch({ right: null, hunk: 0 });
  app.queries.removeQueries({ queryKey: ['compare', cluster.id] });
  announce(`Member ${member + 1} is kept.`);
  void arrange(app, cluster, member, excluded);
}

/** Takes a member out of the cluster, or back in. */
export function toggleExcluded(app: App, member?: number): void {
  const cluster = currentCluster(app);
  if (!cluster) return;
  const at = member ?? rightMember(cluster, app.stage.get().right);
  if (at === null || at === undefined || cluster.members[at]?.canonical) return;
  const excluded = excludedOf(cluster);
  const was = excluded.includes(at);
  announce(was ? `Member ${at + 1} belongs to the cluster again.` : `Member ${at + 1} excluded.`);
  const next = was
    ? excluded.filter((index) => index !== at)
    : [...excluded, at].sort((a, b) => a - b);
  void arrange(app, cluster, canonicalOf(cluster), next);
}
