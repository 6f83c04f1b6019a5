import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProject } from '../../electron/backend/project/project.ts';
import { Review } from '../../shared/review/review.ts';
import { entry } from '../unit/project/support-entries.ts';

const options = {
  create: { corpus: {}, settings: {} },
  now: () => new Date().toISOString(),
  author: 'bench',
};

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** A project with so many decisions on the disk. */
async function projectWith(file: string, decisions: number): Promise<void> {
  const project = await openProject(file, options);
  for (let made = 0; made < decisions; made += 5_000)
    await Promise.all(
      Array.from({ length: Math.min(5_000, decisions - made) }, (_, i) =>
        project.append(entry(`old-${made + i}`)),
      ),
    );
  await project.close();
}

/**
 * Prints, for projects of several sizes, how long a decision takes to be on the disk, one after the
 * other (median, 99th percentile), how many bytes of journal each costs, and how long the project takes to open.
 */
export async function runJournalBench(
  sizes: readonly number[] = [0, 10_000, 100_000],
): Promise<void> {
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'stet-bench-'));
    try {
      const file = join(folder, 'bench.stet.json');
      await projectWith(file, size);
      const started = performance.now();
      const project = await openProject(file, options);
      const opened = performance.now() - started;
      const review = new Review(project.data.ledger);
      const folded = performance.now() - started - opened;
      const journal = join(folder, 'bench.stet.journal');
      const before = (await stat(journal)).size;
      const times: number[] = [];
      for (let i = 0; i < 900; i++) {
        const next = entry(`new-${String(i).padStart(4, '0')}`);
        const asked = performance.now();
        await project.append(next);
        times.push(performance.now() - asked);
        review.append(next);
      }
      const bytes = ((await stat(journal)).size - before) / times.length;
      console.log(
        `${String(size).padStart(7)} decisions: to the disk ${percentile(times, 0.5).toFixed(2)} ms (p99 ${percentile(times, 0.99).toFixed(2)} ms), ${bytes.toFixed(0)} bytes each; opened in ${opened.toFixed(0)} ms, folded in ${folded.toFixed(0)} ms`,
      );
      await project.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
