import type { Kind } from '../../shared/findings/finding.ts';
import type { Deed } from '../host/watched-host.ts';

/** One real piece of work that the tour asks for. */
export interface TourStep {
  readonly id: string;
  readonly title: string;
  /** What to do and why; `{name}` stands for the key of that command. */
  readonly text: string;
  /** The kind of finding it is done on; null where it takes none. */
  readonly kind: Kind | null;
  /** The command that leads there; null where the step needs none. */
  readonly command: string | null;
  /** True for the deed that does it; `kinds` are those of the findings it touched. */
  done(deed: Deed, kinds: readonly Kind[]): boolean;
}

const decided = (deed: Deed, ...verdicts: string[]) =>
  deed.name === 'decision.decide' && verdicts.includes(deed.input.verdict);

/** The tour of the sample corpus, in order. */
export const tourSteps: readonly TourStep[] = [
  {
    id: 'pattern',
    title: 'Accept a pattern',
    text: 'One card stands for the same litter in many places. Walk them with {next-place} and {previous-place}; if all of them should go, press {accept}.',
    kind: 'boilerplate',
    command: 'show-boilerplate',
    done: (deed, kinds) => decided(deed, 'accepted') && kinds.includes('boilerplate'),
  },
  {
    id: 'stet',
    title: 'Let something stand',
    text: 'Not every finding is a fault. “Stet” means: let it stand. Choose one that is right as it is and press {reject}.',
    kind: 'variant',
    command: 'show-variant',
    done: (deed) => decided(deed, 'rejected'),
  },
  {
    id: 'undo',
    title: 'Take it back',
    text: 'Nothing is final before the export, and your files are never touched. Press {undo}; the history ({history}) takes back older ones.',
    kind: null,
    command: null,
    done: (deed) => deed.name === 'ledger.undo' || deed.name === 'ledger.retract',
  },
  {
    id: 'merge',
    title: 'Merge two copies',
    text: 'Where the texts differ, take left or right with {take-left} and {take-right}; {next-hunk} goes to the next place. {accept} keeps one merged article.',
    kind: 'duplicate',
    command: 'show-duplicate',
    done: (deed, kinds) => decided(deed, 'accepted') && kinds.includes('duplicate'),
  },
  {
    id: 'typo',
    title: 'Mend a typo',
    text: 'The digits choose among the suggestions, {edit} lets you type your own. Press {accept} when it reads well.',
    kind: 'typo',
    command: 'show-typo',
    done: (deed, kinds) => decided(deed, 'accepted', 'edited') && kinds.includes('typo'),
  },
  {
    id: 'tag',
    title: 'Tag an article',
    text: 'Tags go with the articles into the export. Press {tag}, type a word such as “harbour”, and press Enter.',
    kind: null,
    command: 'tag',
    done: (deed) => deed.name === 'tags.change' && deed.input.add.length > 0,
  },
  {
    id: 'export',
    title: 'Export the clean corpus',
    text: 'Press {export}, choose a place, and look at what comes out: the texts, a manifest of every change, and a report.',
    kind: null,
    command: 'export',
    done: (deed) => deed.name === 'export.run',
  },
];
