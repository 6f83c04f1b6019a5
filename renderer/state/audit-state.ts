import type { Decided } from '../../shared/host/model.ts';
import type { Result } from '../../shared/host/result.ts';
import type { AuditVerdict } from '../../shared/review/ledger-entry.ts';
import type { App } from './app.ts';
import { announce } from './messages.ts';
import { settle } from './refresh.ts';
import { inOrder } from './serial.ts';
import { createStore } from './store.ts';

/** What the editor has set for an audit, and which verdicts are to be changed at its end. */
export const auditing = createStore<{
  readonly size: number;
  readonly byKind: boolean;
  readonly change: ReadonlySet<string>;
  /** The end is shown before everything drawn was looked at. */
  readonly ending: boolean;
}>({ size: 50, byKind: false, change: new Set(), ending: false });

let busy = false;

/** Changes something about the audit and shows what it is then; a key before that would be meant for what is not yet seen. */
async function changeAudit(
  app: App,
  call: () => Promise<Result<Decided>>,
  words: string,
): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    const decided = await inOrder(app, call);
    if (!decided) return;
    auditing.patch({ ending: false });
    settle(app, decided);
    await app.queries.invalidateQueries({ queryKey: ['audit'] });
    announce(words);
  } finally {
    busy = false;
  }
}

export function beginAudit(app: App): Promise<void> {
  const { size, byKind } = auditing.get();
  auditing.patch({ change: new Set() });
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

export function endAudit(app: App): Promise<void> {
  const change = [...auditing.get().change];
  return changeAudit(app, () => app.host.call('audit.end', { change }), 'The audit is ended.');
}

export function abandonAudit(app: App): Promise<void> {
  return changeAudit(app, () => app.host.call('audit.abandon', {}), 'The audit was given up.');
}

export function chooseChange(finding: string): void {
  const change = new Set(auditing.get().change);
  if (!change.delete(finding)) change.add(finding);
  auditing.patch({ change });
}
