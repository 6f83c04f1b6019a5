import type { FindingView, PlaceView, TextFindingView, Window } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { findingQuery } from './queries.ts';
import { refreshNow, settle } from './refresh.ts';
import { inOrder } from './serial.ts';

/** The text finding on the stage, if it is loaded. */
export function currentText(app: App): TextFindingView | null {
  const id = app.queue.get().current?.id;
  const finding = id ? app.queries.getQueryData(findingQuery(app, id).queryKey) : undefined;
  return finding && finding.kind !== 'duplicate' ? finding : null;
}

/** Vetoes a place, or takes the veto back; shown at once. */
export async function setVeto(
  app: App,
  finding: string,
  place: number,
  vetoed: boolean,
): Promise<void> {
  app.queries.setQueriesData<Window<PlaceView>>({ queryKey: ['places', finding] }, (data) =>
    data
      ? {
          ...data,
          items: data.items.map((item) => (item.place === place ? { ...item, vetoed } : item)),
        }
      : data,
  );
  app.queries.setQueryData<FindingView>(findingQuery(app, finding).queryKey, (data) =>
    data && data.kind !== 'duplicate'
      ? { ...data, vetoed: Math.max(0, data.vetoed + (vetoed ? 1 : -1)) }
      : data,
  );
  announce(vetoed ? `Place ${place + 1} stays as it is.` : `Place ${place + 1} is taken again.`);
  const decided = await inOrder(app, () =>
    app.host.call('decision.veto', { finding, place, vetoed }),
  );
  if (decided) settle(app, decided);
}

/** Vetoes the place that the editor is at, or takes that veto back. */
export function toggleVetoHere(app: App): void {
  const finding = currentText(app);
  if (!finding) return;
  const { place } = app.stage.get();
  const vetoed = app.queries
    .getQueriesData<Window<PlaceView>>({ queryKey: ['places', finding.id] })
    .flatMap(([, data]) => data?.items ?? [])
    .find((item) => item.place === place)?.vetoed;
  if (vetoed !== undefined) void setVeto(app, finding.id, place, !vetoed);
}

export function walkPlaces(app: App, by: 1 | -1): void {
  const finding = currentText(app);
  if (!finding) return;
  const { place } = app.stage.get();
  const next = Math.max(0, Math.min(finding.places - 1, place + by));
  app.stage.patch({ place: next });
  announce(`Place ${next + 1} of ${finding.places}`);
}

/** Saves the note of a finding. */
export async function writeNote(app: App, finding: string, text: string): Promise<void> {
  const decided = await inOrder(app, () => app.host.call('decision.note', { finding, text }));
  if (decided) {
    settle(app, decided);
    announce('Note saved.');
  }
}

/** Makes the card on the stage a rule for pages added later, or ends that; says why where it cannot be one. */
export async function togglePromoted(app: App): Promise<void> {
  const finding = currentText(app);
  if (!finding) return;
  if (!finding.promoted && !finding.promotable) {
    showMessage('note', 'Only a pattern that was accepted in all its places becomes a rule.');
    return;
  }
  const promoted = !finding.promoted;
  const decided = await inOrder(app, () =>
    app.host.call('decision.promote', { finding: finding.id, promoted }),
  );
  if (!decided) return;
  settle(app, decided);
  announce(promoted ? 'It is a rule now.' : 'It is no rule any more.');
  await refreshNow(app);
}
