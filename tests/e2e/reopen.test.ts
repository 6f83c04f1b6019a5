import { appendFileSync, cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openingKey } from '../../electron/backend/opening-cache.ts';
import { initialFilter } from '../../shared/host/initial-filter.ts';
import { queuePage } from '../../shared/host/page-sizes.ts';
import { type Caller, callerOf } from './api.ts';
import { type Served, serve } from './hosts.ts';
import { filesBelow, root, temporaryFolder } from './stet-command.ts';

const patience = { timeout: 60_000, interval: 50 };
const worker = path.join(root, 'out/worker/scan.cjs');
const page = { filter: initialFilter, offset: 0, limit: queuePage };

describe('a project that is opened again', () => {
  const user = temporaryFolder('user');
  const home = path.join(user, 'home');
  const corpus = path.join(user, 'harbour');
  const cache = path.join(home, 'cache');
  let served: Served | null = null;

  const start = async (target?: string): Promise<Caller> => {
    served = await serve({ home, ...(target ? { target } : {}) });
    return callerOf(served.address);
  };
  const stop = async () => {
    expect(await served?.stop('SIGTERM')).toBe(0);
    served = null;
  };
  const ready = async (call: Caller) => {
    await expect.poll(async () => (await call('project.info', {}))?.state, patience).toBe('ready');
  };
  /** Waits until the files are old enough to be told from changed ones. */
  const settled = () =>
    expect.poll(() => openingKey(corpus, null, null, worker, Date.now()), patience).toBeTruthy();
  /** Opens the project that was opened last, as the start screen does. */
  const open = async (call: Caller) => {
    const [last] = (await call('app.info', {})).recent;
    const opened = await call('project.open', { token: last!.token });
    if ('question' in opened) throw new Error('asked for fields');
    return opened;
  };
  const stand = (call: Caller, finding: string) =>
    call('queue.keepPosition', { filter: initialFilter, finding, top: 104 });
  afterEach(() => served?.stop('SIGKILL'));

  test('shows at once what was on the stage, holds the decisions, and notices a changed file', async () => {
    cpSync(path.join(root, 'samples/harbour'), corpus, { recursive: true });
    await settled();
    let call = await start(corpus);
    await ready(call);
    const before = await call('queue.window', page);
    const [first, second] = before.items;
    await call('decision.decide', { findings: [first!.id], verdict: 'accepted' });
    await stand(call, second!.id);
    const left = await call('queue.window', page);
    const view = await call('finding.get', { finding: second!.id });
    await expect
      .poll(() => readdirSync(cache).some((name) => name.endsWith('.opening')), patience)
      .toBe(true);
    await stop();

    call = await start();
    const again = await open(call);
    expect(again.state).toBe('ready');
    expect(again.counts.decided).toBe(1);
    expect(again.position).toMatchObject({ finding: second!.id, top: 104 });
    const shown = await call('queue.window', page);
    expect(shown.items).toEqual(left.items);
    expect(shown.total).toBe(before.total - 1);
    expect(await call('finding.get', { finding: second!.id })).toEqual(view);
    const decided = await call('decision.decide', { findings: [second!.id], verdict: 'rejected' });
    expect(decided.counts.decided).toBe(2);
    expect((await call('queue.window', page)).total).toBe(before.total - 2);
    const { characters } = (await call('project.info', {}))!;
    await stop();

    const [file] = [...filesBelow(corpus).keys()].filter((name) => name.endsWith('.txt'));
    appendFileSync(path.join(corpus, file!), '\nThe harbour master went home early.\n');
    call = await start();
    expect((await open(call)).state).toBe('scanning');
    await ready(call);
    const changed = (await call('project.info', {}))!;
    expect(changed.characters).toBeGreaterThan(characters);
    expect(changed.counts.decided).toBe(2);
    await stop();
  });

  test('comes back without a scan after the threshold was moved and a word was declared right', async () => {
    const openings = () => readdirSync(cache).filter((name) => name.endsWith('.opening')).length;
    const before = openings();
    await settled();
    let call = await start();
    await open(call);
    await ready(call);
    await expect.poll(openings, patience).toBe(before + 1);
    const typos = { ...page, filter: { ...initialFilter, kind: 'typo' as const } };
    const [typo] = (await call('queue.window', typos)).items;
    const view = await call('finding.get', { finding: typo!.id });
    if (view.kind === 'duplicate') throw new Error('a typo was asked for');
    await call('words.change', { add: [view.pattern], remove: [], scope: 'project' });
    await call('project.setThreshold', { threshold: 0.9 });
    const left = await call('queue.window', page);
    expect(left.items.some(({ id }) => id === typo!.id)).toBe(false);
    await stop();

    call = await start();
    expect((await open(call)).state).toBe('ready');
    const again = await call('queue.window', page);
    expect(again.items).toEqual(left.items);
    expect(again.total).toBe(left.total);
    expect((await call('project.info', {}))!.threshold).toBe(0.9);
    await call('scan.start', {});
    await ready(call);
    await stop();
  });
});
