import { openProject } from '../../../electron/backend/project/project.ts';
import { entry } from './support-entries.ts';

/** Appends to the project named by the first argument for ever, and prints each id once it is acknowledged. */
async function main(file: string, round: string): Promise<void> {
  const project = await openProject(file, {
    create: { corpus: {}, settings: {} },
    now: () => new Date().toISOString(),
    author: 'child',
  });
  for (let made = 0; ; ) {
    const burst = Array.from({ length: 1 + (made % 4) }, () => `${round}-${made++}`);
    await Promise.all(
      burst.map(async (id) => {
        await project.append(entry(id));
        process.stdout.write(`${id}\n`);
      }),
    );
    // Snapshots now and then, so that the end also comes in the middle of one.
    if (made % 7 === 0) void project.flush();
  }
}

await main(process.argv[2] ?? '', process.argv[3] ?? '');
