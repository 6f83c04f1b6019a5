import { createCorpus } from '../../../shared/corpus/corpus.ts';
import type { Document } from '../../../shared/corpus/document.ts';
import { contentId } from '../../../shared/findings/content-id.ts';
import type {
  DuplicateFinding,
  Finding,
  TextFinding,
  TextKind,
} from '../../../shared/findings/finding.ts';

const texts = [
  'The ferry was late again. Nobody at the quay knew why.',
  'A new roof for the market hall is on its way, the mayor said.',
  'The ferry was late again. Nobody at the quay knew why.',
  'Rain fell on the harbour for nine days. The market hall stayed dry.',
  'A new roof for the market hall is on its way, the mayor said.',
  'Zoë Müller opened the café on the quay. The mayor had a coffee.',
];

/** Six documents of one article each, two pairs of them equal; two folders and an outlet. */
export const smallDocuments: readonly Document[] = texts.map((text, at) => ({
  id: `${at % 2 === 0 ? 'east' : 'west'}/${at}.txt`,
  text,
  fields: at === 5 ? { outlet: 'The Quay Post' } : {},
}));

export const smallCorpus = createCorpus(
  smallDocuments,
  smallDocuments.map(({ id, text }) => ({
    document: id,
    index: 0,
    from: 0,
    to: text.length,
    headline: null,
  })),
);

function wordFinding(kind: TextKind, rule: string, word: string, confidence: number): TextFinding {
  const occurrences = smallDocuments.flatMap(({ id, text }) =>
    [...text.matchAll(new RegExp(`\\b${word}\\b`, 'gu'))].map(({ index }) => ({
      document: id,
      article: 0,
      from: index,
      to: index + word.length,
      before: word,
      after: word.toUpperCase(),
    })),
  );
  return {
    id: contentId(kind, rule, word),
    kind,
    rule,
    confidence,
    title: `${word} → ${word.toUpperCase()}`,
    reasons: [],
    pattern: word,
    suggestions: [word.toUpperCase()],
    occurrences,
    kept: [],
  };
}

function cluster(...members: readonly number[]): DuplicateFinding {
  return {
    id: contentId('duplicate', ...members.map(String)),
    kind: 'duplicate',
    rule: 'near-duplicates',
    confidence: 1,
    title: texts[members[0]!]!.slice(0, 20),
    reasons: [],
    members: members.map((at) => ({ document: smallDocuments[at]!.id, article: 0 })),
    pairs: [{ a: 0, b: 1, jaccard: 1, containment: [1, 1], relation: 'exact-copy' }],
    canonical: 0,
  };
}

/** Ten findings of five kinds: above and below the fold of .5, in one place and in several. */
export const smallFindings: readonly Finding[] = [
  cluster(0, 2),
  cluster(1, 4),
  // The same texts under another id, as after a rescan of a corpus that grew.
  cluster(2, 0),
  wordFinding('typo', 'misspelling', 'ferry', 0.9),
  wordFinding('typo', 'misspelling', 'quay', 0.96),
  wordFinding('typo', 'misspelling', 'coffee', 0.3),
  wordFinding('boilerplate', 'recurring-line', 'Nobody', 0.82),
  wordFinding('variant', 'name-variant', 'Müller', 0.7),
  wordFinding('typography', 'doubled-word', 'market', 0.99),
  wordFinding('typography', 'stray-space', 'mayor', 0.4),
];
