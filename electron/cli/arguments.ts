import { InvalidArgumentError } from 'commander';
import { type Kind, kinds } from '../../shared/findings/finding.ts';

/** A list of kinds such as `duplicate,typo`, or `all`; refuses any other word with a sentence. */
export function parseKinds(value: string): Kind[] {
  if (value === 'all') return [...kinds];
  const names = value.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!kinds.includes(name as Kind)) {
      throw new InvalidArgumentError(`“${name}” is not one of ${kinds.join(', ')}, all.`);
    }
  }
  return kinds.filter((kind) => names.includes(kind));
}

/** A parser for a number from `least` to `most`; refuses anything else with a sentence. */
export function numberBetween(least: number, most: number, whole = false) {
  return (value: string): number => {
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (!(number >= least && number <= most) || (whole && !Number.isInteger(number))) {
      const what = whole ? 'a whole number' : 'a number';
      throw new InvalidArgumentError(`“${value}” is not ${what} from ${least} to ${most}.`);
    }
    return number;
  };
}

export const exportFormats = ['txt', 'jsonl', 'csv', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];
