import { createHash } from 'node:crypto';
import { initialFilter } from '../../shared/host/initial-filter.ts';
import type { ProjectInfo, QueuePosition } from '../../shared/host/model.ts';
import type { Answer, Input, OperationName } from '../../shared/host/operations.ts';
import { placePage, queuePage } from '../../shared/host/page-sizes.ts';
import { rightMember } from '../../shared/host/right-member.ts';
import { readKept, writeKept } from './kept-files.ts';
import type { ReviewDesk } from './review-desk.ts';

/** What the page asks first when it comes to a project, with the answers as they were when it was left. */
export interface FirstScreen {
  readonly info: ProjectInfo;
  /** By operation and input, as `callKey` writes them. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Findings after the one on the stage that are kept as well: the page fetches as many ahead. */
const ahead = 3;
/** Rows of the queue that a large screen shows at once. */
const rowsInSight = 60;
const ending = '.first';

/** One call of an operation, in words. */
export function callKey(name: string, input: unknown): string {
  return JSON.stringify([name, input]);
}

/** What tells one state of a project from another: it follows from everything that what is shown rests on. */
export function stateKey(parts: readonly unknown[]): string {
  return digest(JSON.stringify(parts));
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** Each project has one, which the next takes the place of. */
const nameFor = (project: string) => digest(project) + ending;

/** What the page is to be shown of a project when it comes back. */
interface Standing {
  readonly info: ProjectInfo;
  readonly position: QueuePosition | null;
  readonly desk: ReviewDesk;
}

/** Milliseconds without a key until what is shown is kept. */
const untilKept = 4_000;

/**
 * The first screen of a project, kept in `folder` for the state that `state` tells (null where it cannot
 * be told). `standing` says what is shown now, or null where that is nothing to come back to. Without
 * what is kept the next opening only takes longer, so nothing here fails.
 */
export function keptFirstScreen(
  folder: string,
  project: string,
  state: () => Promise<string | null>,
  standing: () => Standing | null,
) {
  let timer: NodeJS.Timeout | undefined;

  /** Keeps what is shown now. */
  async function keep(): Promise<void> {
    clearTimeout(timer);
    try {
      const now = standing() && (await state());
      const left = standing();
      if (now && left) await saveFirstScreen(folder, project, now, left);
    } catch {
      // It was not to be.
    }
  }

  return {
    keep,
    /** The same once nothing happens for a while: a program that is ended by force comes back as quickly. */
    keepSoon(): void {
      clearTimeout(timer);
      timer = setTimeout(() => void keep(), untilKept).unref();
    },
    /** What was kept, if the project is still in that state. */
    async load(): Promise<FirstScreen | null> {
      const now = await state();
      const bytes = now && (await readKept(folder, nameFor(project)));
      if (!bytes) return null;
      const kept = JSON.parse(bytes.toString('utf8')) as FirstScreen & { readonly state: string };
      return kept.state === now ? kept : null;
    },
  };
}

/** Keeps what the page will ask first when it comes back to this project in this state; a null position is that of one who was never here. */
async function saveFirstScreen(
  folder: string,
  project: string,
  state: string,
  { info, position, desk }: Standing,
): Promise<void> {
  const answers: Record<string, unknown> = {};
  const keep = <Name extends OperationName>(
    name: Name,
    input: Input<Name>,
    value: Answer<Name>,
  ) => {
    answers[callKey(name, input)] = value;
    return value;
  };
  const { filter, finding, top } = position ?? { filter: initialFilter, finding: null, top: 0 };
  const page = async (number: number) => {
    const input = { filter, offset: number * queuePage, limit: queuePage };
    return keep('queue.window', input, await desk.queue(filter, input.offset, input.limit));
  };
  const look = async (id: string) => {
    const view = keep('finding.get', { finding: id }, desk.finding(id));
    if (view.kind !== 'duplicate') {
      const input = { finding: id, offset: 0, limit: placePage, search: '' };
      keep('finding.places', { ...input }, await desk.places(id, 0, placePage, ''));
    } else {
      const right = rightMember(view, null);
      if (right === null) return;
      keep('cluster.compare', { finding: id, right }, await desk.compare(id, right));
    }
  };
  let listed = await page(0);
  // The list comes back as it was scrolled, which may be elsewhere than the finding.
  const pages = Math.ceil(listed.total / queuePage);
  for (const row of [top, top + rowsInSight]) {
    const number = Math.floor(row / queuePage);
    if (number > 0 && number < pages) await page(number);
  }
  let at: number | null = null;
  if (finding !== null && desk.has(finding)) {
    at = keep('queue.locate', { filter, finding }, await desk.locate(filter, finding));
    if (at !== null) listed = await page(Math.floor(at / queuePage));
    await look(finding);
  }
  const next = at === null ? 0 : (at % queuePage) + 1;
  for (const { id } of listed.items.slice(next, next + ahead)) await look(id);
  const kept = { state, info, answers };
  await writeKept(folder, nameFor(project), () => Buffer.from(JSON.stringify(kept)));
}
