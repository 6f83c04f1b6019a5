import { createHash } from 'node:crypto';
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
const ending = '.first';

/** One call of an operation, in words. */
export function callKey(name: string, input: unknown): string {
  return JSON.stringify([name, input]);
}

/** The name of a first screen: it follows from everything that what is shown rests on. */
export function firstScreenName(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex') + ending;
}

/** The first screen kept under this name, or null. */
export async function loadFirstScreen(folder: string, name: string): Promise<FirstScreen | null> {
  const bytes = await readKept(folder, name);
  return bytes && (JSON.parse(bytes.toString('utf8')) as FirstScreen);
}

/** Keeps what the page will ask first when it comes back to `position`. */
export async function saveFirstScreen(
  folder: string,
  name: string,
  info: ProjectInfo,
  position: QueuePosition,
  desk: ReviewDesk,
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
  const page = async (number: number) => {
    const input = { filter: position.filter, offset: number * queuePage, limit: queuePage };
    return keep('queue.window', input, await desk.queue(input.filter, input.offset, input.limit));
  };
  const look = async (id: string) => {
    const view = keep('finding.get', { finding: id }, desk.finding(id));
    if (view.kind !== 'duplicate') {
      const input = { finding: id, offset: 0, limit: placePage, search: '' };
      keep('finding.places', { ...input }, desk.places(id, 0, placePage, ''));
    } else {
      const right = rightMember(view, null);
      if (right === null) return;
      keep('cluster.compare', { finding: id, right }, await desk.compare(id, right));
    }
  };
  await page(0);
  const { finding, filter } = position;
  if (finding !== null && desk.has(finding)) {
    const at = keep('queue.locate', { filter, finding }, await desk.locate(filter, finding));
    const listed = at === null ? null : await page(Math.floor(at / queuePage));
    const next = at === null ? [] : (listed?.items.slice((at % queuePage) + 1) ?? []);
    for (const id of [finding, ...next.slice(0, ahead).map((item) => item.id)]) await look(id);
  }
  await writeKept(folder, name, () => Buffer.from(JSON.stringify({ info, answers })));
}
