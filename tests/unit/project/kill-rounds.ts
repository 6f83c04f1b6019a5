import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { openProject } from '../../../electron/backend/project/project.ts';
import { bundleScript } from './bundle.ts';

export interface KillReport {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly notices: readonly string[];
}

/** One process that appends until it is killed, `delay` milliseconds after it began to; answers the ids it acknowledged. */
async function killedRound(
  child: string,
  file: string,
  round: number,
  delay: number,
): Promise<string[]> {
  const acknowledged: string[] = [];
  const running = spawn(process.execPath, [child, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(running, 'exit');
  const lines = createInterface({ input: running.stdout });
  const closed = once(lines, 'close');
  const first = once(lines, 'line');
  lines.on('line', (line) => acknowledged.push(line));
  // Some are killed while they open the project, the others after their first acknowledgement.
  if (round % 5 === 4) await sleep(100);
  else await Promise.race([first, exited]);
  await sleep(delay);
  running.kill('SIGKILL');
  await Promise.all([exited, closed]);
  return acknowledged;
}

/** Kills an appending process `rounds` times on the same project and looks each time for every acknowledged entry. */
export async function killRounds(rounds: number, longestDelay: number): Promise<KillReport> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-kill-'));
  try {
    const child = await bundleScript(new URL('./append-until-killed.ts', import.meta.url), folder);
    const file = join(folder, 'town.stet.json');
    const acknowledged = new Set<string>();
    const lost = new Set<string>();
    const notices: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const delay = Math.random() * longestDelay;
      for (const id of await killedRound(child, file, round, delay)) acknowledged.add(id);
      const project = await openProject(file, {
        now: () => new Date().toISOString(),
        author: 'parent',
      });
      const ids = new Set(project.data.ledger.map(({ id }) => id));
      for (const id of acknowledged) if (!ids.has(id)) lost.add(id);
      notices.push(...project.notices);
      await project.close();
    }
    return { rounds, acknowledged: acknowledged.size, lost: [...lost], notices };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
