import { killRounds } from '../unit/project/kill-rounds.ts';

/** Kills an appending process so many times at random and prints how many acknowledged entries were lost. */
export async function runJournalKillBench(rounds = 1_000): Promise<void> {
  const { acknowledged, lost, notices } = await killRounds(rounds, 80);
  const torn = notices.filter((said) => said.includes('cut short')).length;
  console.log(
    `killed ${rounds} times: ${acknowledged} decisions acknowledged, ${lost.length} lost; ${torn} torn lines dropped, ${notices.length - torn} other notices`,
  );
}
