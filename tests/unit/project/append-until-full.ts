import { openProject } from '../../../electron/backend/project/project.ts';
import { StetError } from '../../../shared/host/result.ts';
import { entry } from './support-entries.ts';

/** Appends to the project named by the first argument until that fails, then prints what was acknowledged and the failure. */
async function main(file: string): Promise<void> {
  const project = await openProject(file, {
    create: { corpus: {}, settings: {} },
    now: () => new Date().toISOString(),
    author: 'child',
  });
  const acknowledged: string[] = [];
  const failures: string[] = [];
  for (let made = 0; failures.length < 3 && made < 5_000; made++) {
    const id = `e${made}`;
    await project.append(entry(id)).then(
      () => acknowledged.push(id),
      (error: unknown) =>
        failures.push(
          error instanceof StetError ? `${error.code}: ${error.message}` : String(error),
        ),
    );
  }
  const inData = project.data.ledger.map(({ id }) => id);
  await project.close();
  process.stdout.write(JSON.stringify({ acknowledged, failures, inData }));
}

await main(process.argv[2] ?? '');
