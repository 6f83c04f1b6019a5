import type { Corpus } from '../../shared/corpus/corpus.ts';
import type {
  DuplicateFinding,
  Finding,
  Occurrence,
  TextFinding,
} from '../../shared/findings/finding.ts';

/** Every place in the corpus where `text` stands, with what is put there. */
function everywhere(corpus: Corpus, text: string, after = ''): Occurrence[] {
  return corpus.documents.flatMap((document) => {
    const places: Occurrence[] = [];
    for (
      let at = document.text.indexOf(text);
      at >= 0;
      at = document.text.indexOf(text, at + text.length)
    ) {
      places.push({
        document: document.id,
        article: 0,
        from: at,
        to: at + text.length,
        before: text,
        after,
      });
    }
    return places;
  });
}

function textFinding(
  corpus: Corpus,
  part: Pick<TextFinding, 'id' | 'kind' | 'title' | 'rule' | 'reasons' | 'confidence'> & {
    find: string;
    suggestions?: readonly string[];
  },
): TextFinding {
  const { find, suggestions = [], ...rest } = part;
  return {
    ...rest,
    pattern: find.trim(),
    suggestions,
    occurrences: everywhere(corpus, find, suggestions[0] ?? ''),
    kept: [],
  };
}

/** Findings over the small corpus, one of each kind and more. */
export function findingsOf(corpus: Corpus): Finding[] {
  const fair: DuplicateFinding = {
    id: 'cluster-fair',
    kind: 'duplicate',
    title: 'Wendle Fair Loses an Oven',
    rule: 'near-duplicate',
    confidence: 0.94,
    reasons: [
      'The three articles share 81 to 97 % of their five-word shingles.',
      'They differ in 2 figures and 1 day.',
      'wendle-post/2031-08-21-fair.txt is kept because it is the earliest copy.',
    ],
    members: [
      { document: 'northbank-courier/ovens-of-wendle.txt', article: 0 },
      { document: 'wendle-post/2031-08-21-fair.txt', article: 0 },
      { document: 'wendle-post/2031-08-22-fair-update.txt', article: 0 },
    ],
    pairs: [
      { a: 0, b: 1, jaccard: 0.97, containment: [1, 0.97], relation: 'contained' },
      { a: 1, b: 2, jaccard: 0.81, containment: [0.9, 0.86], relation: 'update' },
    ],
    canonical: 1,
  };
  return [
    fair,
    textFinding(corpus, {
      id: 'marker-qx',
      kind: 'boilerplate',
      title: 'Stray marker QX',
      rule: 'stray-marker',
      confidence: 0.98,
      reasons: ['Alone on its line in 4 of 4 places.', 'No sentence stands around it.'],
      find: 'QX\n',
    }),
    textFinding(corpus, {
      id: 'read-on',
      kind: 'boilerplate',
      title: 'Recurring line “Read on: Ten loaves that made Wendle”',
      rule: 'recurring-line',
      confidence: 0.93,
      reasons: ['Ends 3 pages of one outlet.'],
      find: 'Read on: Ten loaves that made Wendle\n',
    }),
    textFinding(corpus, {
      id: 'typo-recieved',
      kind: 'typo',
      title: 'recieved → received',
      rule: 'misspelling',
      confidence: 0.97,
      reasons: ['“recieved” is in no dictionary.', 'Two letters changed places.'],
      find: 'recieved',
      suggestions: ['received', 'relieved', 'deceived'],
    }),
    textFinding(corpus, {
      id: 'typo-guildd',
      kind: 'typo',
      title: 'guildd → guild',
      rule: 'misspelling',
      confidence: 0.95,
      reasons: ['“guild” stands here 7 times.'],
      find: 'guildd',
      suggestions: ['guild', 'guilds'],
    }),
    textFinding(corpus, {
      id: 'variant-paehl',
      kind: 'variant',
      title: 'Paehl → Pähl',
      rule: 'name-variant',
      confidence: 0.82,
      reasons: ['Both come after “Mayor Dorothea”.'],
      find: 'Paehl',
      suggestions: ['Pähl'],
    }),
    textFinding(corpus, {
      id: 'double-the',
      kind: 'typography',
      title: 'Doubled word “the the”',
      rule: 'doubled-word',
      confidence: 0.9,
      reasons: ['The same word stands twice in a row.'],
      find: 'the the',
      suggestions: ['the'],
    }),
    textFinding(corpus, {
      id: 'double-space',
      kind: 'typography',
      title: 'Two spaces between words',
      rule: 'stray-space',
      confidence: 0.88,
      reasons: ['Everywhere else there is one.'],
      find: 'would  come',
      suggestions: ['would come'],
    }),
    textFinding(corpus, {
      id: 'double-arabic',
      kind: 'typography',
      title: 'Doubled word “رغيف رغيف”',
      rule: 'doubled-word',
      confidence: 0.86,
      reasons: ['The same word stands twice in a row.'],
      find: 'رغيف رغيف',
      suggestions: ['رغيف'],
    }),
    textFinding(corpus, {
      id: 'below',
      kind: 'real-word',
      title: 'noted → knotted',
      rule: 'real-word',
      confidence: 0.31,
      reasons: ['“knotted” is likelier beside “handrail”.'],
      find: 'noted',
      suggestions: ['knotted'],
    }),
  ];
}
