import { Command, CommanderError, Option } from 'commander';
import { failureOf } from '../../shared/host/failure.ts';
import { settlements } from '../../shared/review/ledger-entry.ts';
import { defaultMinConfidence, defaultThreshold } from '../../shared/scan/scan-options.ts';
import { exportFormats, numberBetween, parseKinds } from './arguments.ts';
import { cleanCommand } from './clean-command.ts';
import { exportCommand } from './export-command.ts';
import { installation } from './installation.ts';
import { exitCode } from './interrupt.ts';
import { ledgerCompare, ledgerExport, ledgerMerge } from './ledger-command.ts';
import { openCommand } from './open-command.ts';
import { scanCommand } from './scan-command.ts';
import { serveCommand } from './serve-command.ts';

const program = new Command('stet')
  .description(
    'Cleans a text corpus: finds duplicates, boilerplate and typos, exports what is left.',
  )
  .version(installation.version)
  .showHelpAfterError('Try `stet help`.')
  .enablePositionalOptions()
  .exitOverride();

function command(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--quiet', 'no progress on stderr')
    .exitOverride();
}

const scanOptions = (target: Command): Command =>
  target
    .addOption(
      new Option('--kinds <K,…>', 'only these kinds of findings')
        .argParser(parseKinds)
        .default(parseKinds('all'), 'all'),
    )
    .option(
      '--threshold <T>',
      `Jaccard at or above which articles are near-duplicates (default: ${defaultThreshold}, or what the project says)`,
      numberBetween(0.2, 1),
    )
    .option(
      '--min-confidence <C>',
      'leave out findings below this confidence',
      numberBetween(0, 1),
      defaultMinConfidence,
    )
    .option('--as-is', 'compare texts as they stand, boilerplate included')
    .option('--pairs <FILE>', 'compare only the pairs or clusters that this file names')
    .option('--text-field <NAME>', 'the field that holds the text of a record')
    .option('--id-field <NAME>', 'the field that holds the id of a record');

const outOptions = (target: Command): Command =>
  target
    .requiredOption('--out <DIR>', 'the folder to write')
    .addOption(
      new Option('--format <FORMAT>', 'how to write the clean corpus').choices(exportFormats),
    )
    .option('--force', 'write into a folder that is not empty');

command('open', 'Opens the desktop app if Electron is there, else the browser host.')
  .argument('[CORPUS|PROJECT]')
  .action(openCommand);

command('serve', 'Serves the window to a browser on this machine.')
  .argument('[CORPUS|PROJECT]')
  .option(
    '--port <N>',
    'the port to listen on; 0 takes a free one',
    numberBetween(0, 65_535, true),
    0,
  )
  .option('--no-open', 'do not open a browser')
  .action(serveCommand);

scanOptions(command('scan', 'Scans a corpus and prints what was found.').argument('<CORPUS>'))
  .option('--json', 'one JSON object a line')
  .option(
    '--cache <FOLDER>',
    'keep the scan there, and look only at what is new since the last one',
  )
  .action(scanCommand);

outOptions(
  scanOptions(
    command('clean', 'Scans a corpus and exports it with findings accepted.').argument('<CORPUS>'),
  ),
)
  .option('--accept <K,…|all>', 'take findings of these kinds as accepted', parseKinds)
  .option('--decisions <PROJECT>', 'take the decisions of a project')
  .action(cleanCommand);

outOptions(
  command('export', 'Exports the clean corpus of a reviewed project.').argument('<PROJECT>'),
).action(exportCommand);

const ledger = program
  .command('ledger')
  .description('Works on the decisions of projects: FILE is a project or a decisions.json.')
  .exitOverride();

ledger.addCommand(
  new Command('compare')
    .description('Says how far two editors agree, with Cohen’s kappa.')
    .argument('<FILE>')
    .argument('<OTHER>')
    .option('--json', 'one JSON object')
    .exitOverride()
    .action(ledgerCompare),
);

ledger.addCommand(
  new Command('merge')
    .description('Writes the first ledger with what the second one adds.')
    .argument('<FILE>')
    .argument('<OTHER>')
    .requiredOption('--out <FILE>', 'the new file to write')
    .addOption(
      new Option('--prefer <SIDE>', 'settle every conflict so; unless given, FILE stays').choices(
        settlements,
      ),
    )
    .option('--own-only', 'leave what only OTHER says')
    .exitOverride()
    .action(ledgerMerge),
);

ledger.addCommand(
  new Command('export')
    .description('Writes the ledger of a project alone.')
    .argument('<PROJECT>')
    .requiredOption('--out <FILE>', 'the new file to write')
    .exitOverride()
    .action(ledgerExport),
);

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.usage;
      return;
    }
    const failure = failureOf(error);
    process.stderr.write(`stet: ${failure.message}\n`);
    if (failure.code === 'bug' && process.env.STET_DEBUG) console.error(error);
    process.exitCode = failure.code === 'cancelled' ? exitCode.interrupted : exitCode.failed;
  }
}

await main();
