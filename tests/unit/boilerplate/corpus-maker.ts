import { findBoilerplate } from '../../../shared/boilerplate/find-boilerplate.ts';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import type { Document } from '../../../shared/corpus/document.ts';
import { segmentCorpus } from '../../../shared/corpus/segment.ts';
import type { TextFinding } from '../../../shared/findings/finding.ts';
import { silentMonitor } from '../../../shared/progress/monitor.ts';

/** Documents `01`, `02`, … of the texts, all with the same fields. */
export function documentsOf(texts: readonly string[], fields: Document['fields'] = {}): Document[] {
  return texts.map((text, at) => ({ id: String(at + 1).padStart(2, '0'), text, fields }));
}

/** The cards of the documents, segmented first. */
export function cardsOf(documents: readonly Document[]): TextFinding[] {
  const corpus = createCorpus(documents, segmentCorpus(documents, silentMonitor));
  return findBoilerplate(corpus, silentMonitor);
}

/** What cards at or above 0.5 would remove, trimmed, in document order. */
export function offeredLines(documents: readonly Document[]): string[] {
  return cardsOf(documents)
    .filter((card) => card.confidence >= 0.5)
    .flatMap((card) => card.occurrences)
    .sort((a, b) =>
      a.document === b.document ? a.from - b.from : a.document < b.document ? -1 : 1,
    )
    .map((occurrence) => occurrence.before.trim());
}

const places = [
  'Lindmouth',
  'Orrin',
  'Barrow',
  'Tessel',
  'Quenby',
  'Marle',
  'Dunwick',
  'Ashlow',
  'Pell',
  'Irthing',
];
const people = [
  'the ferryman',
  'a glassmaker',
  'the night nurse',
  'a beekeeper',
  'the organist',
  'a surveyor',
  'the librarian',
];
const deeds = [
  'repaired the old weir before the autumn floods arrived',
  'counted every lamp between the station and the quay',
  'found a letter that had been lost for forty years',
  'asked the council for a second bridge over the canal',
  'planted nine hundred willows along the towpath',
  'wrote down what the fishermen say about the wind',
];

/** Original paragraphs, all different, of two sentences each. */
export function paragraphs(seed: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const number = seed * 31 + at * 7;
    const place = places[number % places.length]!;
    const other = places[(number + 3) % places.length]!;
    const person = people[(number + at) % people.length]!;
    const deed = deeds[(number + 2 * at) % deeds.length]!;
    return `In ${place}, ${person} ${deed}, and people from ${other} came to see it on day ${number}. Nobody there remembers when the last such thing happened, or who paid for it.`;
  });
}

const menu = [
  'Skip to content',
  'Menu',
  'Home',
  'Towns',
  'Harbour',
  'Weather',
  'Tides',
  'Letters',
  'Games',
  'Sign in',
  'Subscribe',
];
const foot = [
  'More from the Courier',
  'About us',
  'Contact',
  'Advertise',
  'Privacy',
  'Terms of use',
  'Jobs',
  '© 2031 Lindmouth Courier. All rights reserved.',
];

/** A page of a made-up outlet as its visible lines: menu, headline, byline, text, share bar, foot. */
export function webPage(seed: number): { text: string; body: string[]; around: string[] } {
  const body = paragraphs(seed, 7);
  const above = [
    ...menu,
    `By Ada Ferrow ${seed}`,
    `${1 + (seed % 28)} March 2031`,
    'Share',
    'Print',
    `${seed + 3} comments`,
  ];
  const text = [...above, ...body, 'Share', 'Print', ...foot].join('\n');
  return { text, body, around: [...above, 'Share', 'Print', ...foot] };
}
