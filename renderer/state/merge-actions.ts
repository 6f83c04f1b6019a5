import type { CompareRow, CompareView } from '../../shared/host/comparison-model.ts';
import type { ClusterView, Decided, FindingView } from '../../shared/host/model.ts';
import type { Result } from '../../shared/host/result.ts';
import { rightMember } from '../../shared/host/right-member.ts';
import type { SideTaken, Take } from '../../shared/review/ledger-entry.ts';
import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { compareQuery, findingQuery, infoQuery } from './queries.ts';
import { settle } from './refresh.ts';
import { inOrder } from './serial.ts';
import { plural } from './words.ts';

/** The cluster on the stage, if it is loaded. */
export function currentCluster(app: App): ClusterView | null {
  const id = app.queue.get().current?.id;
  const finding = id ? app.queries.getQueryData(findingQuery(app, id).queryKey) : undefined;
  return finding?.kind === 'duplicate' ? finding : null;
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

type HunkRow = Extract<CompareRow, { type: 'hunk' }>;

const hunkRows = (view: CompareView): HunkRow[] =>
  view.rows.flatMap((row) => (row.type === 'hunk' ? [row] : []));

/** The hunk with that number, or the last one. */
export function hunkAt(view: CompareView, hunk: number): HunkRow | undefined {
  return hunkRows(view)[Math.min(hunk, view.hunks - 1)];
}

export function goToHunk(app: App, hunk: number): void {
  const at = currentCompare(app);
  if (!at || at.view.hunks === 0) return;
  const next = Math.max(0, Math.min(at.view.hunks - 1, hunk));
  app.stage.patch({ hunk: next });
  announce(`Hunk ${next + 1} of ${at.view.hunks}`);
}

export function walkHunks(app: App, by: 1 | -1): void {
  goToHunk(app, app.stage.get().hunk + by);
}

/** Goes to the next hunk without a choice, round the end; says so where there is none. */
export function goToUndecided(app: App): void {
  const at = currentCompare(app);
  if (!at) return;
  const next = nextUndecidedHunk(at.view, app.stage.get().hunk);
  if (next === null) announce('Every hunk is decided.');
  else goToHunk(app, next);
}

/** Goes from one end of a moved paragraph to the other. */
export function goToOtherEnd(app: App): void {
  const at = currentCompare(app);
  const move = at && hunkAt(at.view, app.stage.get().hunk)?.move;
  if (move) goToHunk(app, move.hunk);
  else announce('This hunk is no moved paragraph.');
}

export function toggleUnfolded(app: App): void {
  const unfolded = !app.stage.get().unfolded;
  app.stage.patch({ unfolded });
  announce(unfolded ? 'Unchanged text is shown.' : 'Unchanged text is folded.');
}

/** The next hunk after `hunk` without a choice, going round once; null when all are chosen. */
function nextUndecidedHunk(view: CompareView, hunk: number): number | null {
  const hunks = hunkRows(view);
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
  own: 'own text',
};

/** Chooses for the hunk that the editor is at (or the one named) and, unless the settings say otherwise, goes to the next one without a choice. */
export async function take(app: App, choice: Take, which?: number, text?: string): Promise<void> {
  const at = currentCompare(app);
  if (!at || at.view.hunks === 0) return;
  const { cluster, right } = at;
  const hunk = which ?? Math.min(app.stage.get().hunk, at.view.hunks - 1);
  const shown = await showAtOnce(app, cluster.id, right, (view) =>
    withTake(view, hunk, choice, text ?? null),
  );
  const moved = hunkAt(at.view, hunk)?.move ? ', with the other end of the move' : '';
  announce(`Hunk ${hunk + 1}: ${spoken[choice]}${moved}.`);
  const stays = app.queries.getQueryData(infoQuery(app).queryKey)?.settings.afterTake === 'stay';
  const next = shown && !stays ? nextUndecidedHunk(shown, hunk) : null;
  app.stage.patch({ hunk: next ?? hunk });
  await record(app, cluster.id, right, () =>
    app.host.call('merge.take', {
      finding: cluster.id,
      right,
      hunk,
      take: choice,
      ...(text === undefined ? {} : { text }),
    }),
  );
}

/** Chooses one side for all hunks; those that were decided one by one keep their choice unless it is overridden. */
export async function takeAll(
  app: App,
  choice: SideTaken,
  exceptions: 'kept' | 'overridden',
): Promise<void> {
  const at = currentCompare(app);
  if (!at || at.view.hunks === 0) return;
  const { cluster, right, view } = at;
  const kept = exceptions === 'kept' ? hunkRows(view).filter(decidedByHand).length : 0;
  if (kept === view.hunks) {
    showMessage('note', 'Every hunk was decided by itself, and keeps its choice.');
    return;
  }
  await showAtOnce(app, cluster.id, right, (now) => ({
    ...now,
    rows: now.rows.map((row) =>
      row.type === 'same' || (exceptions === 'kept' && decidedByHand(row))
        ? row
        : { ...row, take: choice, own: null, together: true },
    ),
    chosen: now.hunks,
  }));
  announce(
    kept === 0
      ? `All hunks: ${spoken[choice]}.`
      : `The rest: ${spoken[choice]}. ${plural(kept, 'hunk')} decided before ${kept === 1 ? 'keeps its' : 'keep their'} choice.`,
  );
  await record(app, cluster.id, right, () =>
    app.host.call('merge.takeAll', { finding: cluster.id, right, take: choice, exceptions }),
  );
}

/** True for a hunk that was chosen for by itself. */
function decidedByHand(row: HunkRow): boolean {
  return row.take !== null && !row.together;
}

/** Shows a choice before it is on the disk; answers what is shown then. */
async function showAtOnce(
  app: App,
  finding: string,
  right: number,
  change: (view: CompareView) => CompareView,
): Promise<CompareView | undefined> {
  const key = compareQuery(app, finding, right).queryKey;
  await app.queries.cancelQueries({ queryKey: key });
  app.queries.setQueryData<CompareView>(key, (view) => (view ? change(view) : view));
  return app.queries.getQueryData(key);
}

/** Records a change of the merge and shows what comes of it. */
async function record(
  app: App,
  finding: string,
  right: number,
  call: () => Promise<Result<CompareView & { decided: Decided }>>,
): Promise<boolean> {
  const answer = await inOrder(app, call);
  if (!answer) return false;
  const { decided, ...view } = answer;
  if (app.saved.get().pending === 0)
    app.queries.setQueryData<CompareView>(compareQuery(app, finding, right).queryKey, view);
  settle(app, decided);
  return true;
}

/** The comparison with a choice made for one hunk, and for the other end where it is one of a move. */
function withTake(view: CompareView, hunk: number, choice: Take, own: string | null): CompareView {
  const other = hunkAt(view, hunk)?.move?.hunk;
  let at = -1;
  const rows = view.rows.map((row): CompareRow => {
    if (row.type !== 'hunk') return row;
    at += 1;
    if (at === hunk) return { ...row, take: choice, own, together: false };
    if (at !== other) return row;
    const empty = row.leftText === '' ? 'left' : 'right';
    return { ...row, take: choice === 'own' ? empty : choice, own: null, together: false };
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
  if (text !== null)
    await showAtOnce(app, finding, right, (view) => ({ ...view, result: text, edited: true }));
  const done = await record(app, finding, right, () =>
    app.host.call('merge.write', { finding, right, text }),
  );
  if (done)
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
  // An answer from before would put the cluster back as it was for a moment.
  void app.queries.cancelQueries({ queryKey: ['finding', cluster.id] });
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
  if (!answer) return;
  settle(app, answer);
  // With another change under way, what is answered now would be old when it comes.
  if (app.saved.get().pending > 0) return;
  await app.queries.invalidateQueries({ queryKey: ['finding', cluster.id] });
  await app.queries.invalidateQueries({ queryKey: ['compare', cluster.id] });
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

/** Keeps the member on the right as the canonical copy, whether or not it is compared yet. */
export function keepRight(app: App): void {
  const cluster = currentCluster(app);
  const member = cluster && rightMember(cluster, app.stage.get().right);
  if (member !== null && member !== undefined) keepMember(app, member);
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
