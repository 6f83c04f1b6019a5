import type { Decided } from '../../shared/host/model.ts';
import type { Result } from '../../shared/host/result.ts';
import type { AuditVerdict } from '../../shared/review/ledger-entry.ts';
import type { App } from './app.ts';
import { announce } from './messages.ts';
import { settle } from './refresh.ts';
import { inOrder } from './serial.ts';
import { createStore } from './store.ts';

/** What the editor has set for an audit, and which verdicts are to be changed by what it found. */
export const auditing = createStore<{
  readonly size: number;
  readonly byKind: boolean;
  readonly change: ReadonlySet<string>;
  /** The audit that runs is to be ended before everything drawn was looked at, which is asked first. */
  readonly ending: boolean;
  /** The ended audit whose figures and contradicted decisions are shown. */
  readonly shown: string | null;
}>({ size: 50, byKind: false, change: new Set(), ending: false, shown: null });

let busy = false;

/** Changes something about the audit and shows what it is then; a key before that would be meant for what is not yet seen. */
async function changeAudit(
  app: App,
  call: () => Promise<Result<Decided>>,
  words: string,
  then: () => void = () => {},
): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    const decided = await inOrder(app, call);
    if (!decided) return;
    auditing.patch({ ending: false });
    then();
    settle(app, decided);
    await app.queries.invalidateQueries({ queryKey: ['audit'] });
    announce(words);
  } finally {
    busy = false;
  }
}

export function beginAudit(app: App): Promise<void> {
  const { size, byKind } = auditing.get();
  return changeAudit(
    app,
    () => app.host.call('audit.begin', { size, byKind }),
    'The sample is drawn.',
  );
}

const spoken: Readonly<Record<AuditVerdict, string>> = {
  accepted: 'To be accepted',
  rejected: 'To be let stand',
  deferred: 'Cannot tell',
};

export function answerAudit(app: App, finding: string, verdict: AuditVerdict): Promise<void> {
  return changeAudit(
    app,
    () => app.host.call('audit.answer', { finding, verdict }),
    spoken[verdict],
  );
}

export function stepBackInAudit(app: App): Promise<void> {
  return changeAudit(app, () => app.host.call('audit.back', {}), 'One step back.');
}

/** Ends the audit that runs and shows what it says. */
export function endAudit(app: App, audit: string): Promise<void> {
  return changeAudit(
    app,
    () => app.host.call('audit.end', {}),
    'The audit is ended.',
    () => showAudit(audit),
  );
}

/** Shows the figures of an ended audit and what it contradicts, or with null none. */
export function showAudit(audit: string | null): void {
  auditing.patch({ shown: audit, change: new Set() });
}

/** Changes the ticked verdicts to what the second look said. */
export function changeByAudit(app: App, audit: string): Promise<void> {
  const change = [...auditing.get().change];
  return changeAudit(
    app,
    () => app.host.call('audit.change', { audit, change }),
    'The verdicts are changed.',
    () => auditing.patch({ change: new Set() }),
  );
}

export function abandonAudit(app: App): Promise<void> {
  return changeAudit(app, () => app.host.call('audit.abandon', {}), 'The audit was given up.');
}

export function chooseChange(finding: string): void {
  const change = new Set(auditing.get().change);
  if (!change.delete(finding)) change.add(finding);
  auditing.patch({ change });
}
