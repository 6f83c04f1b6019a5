import type { Document } from '../../../shared/corpus/document.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { defaultScanOptions, type ScanOptions } from '../../../shared/scan/scan-options.ts';
import { silentScanMonitor } from '../../../shared/scan/stage-monitor.ts';

const subjects = ['lighthouse', 'tannery', 'orchard', 'viaduct', 'granary', 'quarry'];
const verbs = [
  'opened',
  'sold',
  'painted',
  'measured',
  'flooded',
  'rebuilt',
  'insured',
  'searched',
];
const people = ['warden', 'mason', 'teacher', 'carter', 'miller', 'surveyor', 'nurse'];

/** Sentence `number` of story `story`; no two are alike. */
function sentence(story: number, number: number): string {
  const subject = subjects[story % subjects.length]!;
  const verb = verbs[(story + number) % verbs.length]!;
  const person = people[(story * 3 + number) % people.length]!;
  return `On walk ${story * 40 + number} the ${person} noted how the ${subject} was ${verb} beside gate ${number * 7 + story} before anyone arrived.`;
}

function story(number: number, replaced: number): string {
  return Array.from({ length: 10 }, (_, i) =>
    i < 10 - replaced ? sentence(number, i) : sentence(number, 20 + i),
  ).join(' ');
}

/** Six stories, each with versions that keep nine, seven and five of its ten sentences. */
export const storyDocuments: readonly Document[] = subjects.flatMap((name, number) =>
  [0, 1, 3, 5].map((replaced) => ({
    id: `${name}-${replaced}.txt`,
    text: `${story(number, replaced)}\n`,
    fields: { date: `2031-05-${20 - replaced}`, source: `paper ${replaced}` },
  })),
);

/** A scan for duplicates alone. */
export function scanStories(options: Partial<ScanOptions> = {}) {
  const all = {
    ...defaultScanOptions([]),
    kinds: ['duplicate', 'boilerplate'] as const,
    ...options,
  };
  return scan(storyDocuments, all, silentScanMonitor);
}
