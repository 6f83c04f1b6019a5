import fc from 'fast-check';
import type { Corpus } from '../../shared/corpus/corpus.ts';
import type { DuplicateFinding, Finding, Occurrence } from '../../shared/findings/finding.ts';
import { anchorOfArticle, decideAction, vetoAction } from '../../shared/review/actions.ts';
import type { LedgerEntry } from '../../shared/review/ledger-entry.ts';
import { mergeEdits } from '../../shared/review/merge.ts';
import { viewWithout } from '../../shared/text/view.ts';
import { clusterOf, entryOf, findingFor } from '../unit/clean/support.ts';
import { writtenText } from '../written-text.ts';

const word = fc.constantFrom(
  'gate ',
  'lamp.\n',
  'TT\n',
  'TT',
  '\n',
  '\n\n',
  '\r\n',
  '  ',
  '😀',
  'the ',
  '20',
);
export const article = fc
  .array(word, { minLength: 1, maxLength: 14 })
  .map((words) => words.join(''));
/** Texts of the articles of some documents. */
export const documents = fc.array(fc.array(article, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
});
const verdict = fc.constantFrom(
  'accepted',
  'accepted',
  'accepted',
  'edited',
  'rejected',
  'deferred',
);

/** One finding and what an editor makes of it. */
export interface Step {
  readonly at: number;
  readonly length: number;
  readonly after: string;
  readonly verdict: 'accepted' | 'edited' | 'rejected' | 'deferred';
  readonly veto: boolean;
  readonly members: readonly number[];
  readonly merge: string | null;
}

export const step: fc.Arbitrary<Step> = fc.record({
  at: fc.nat(200),
  length: fc.integer({ min: 1, max: 12 }),
  after: fc.constantFrom('', '', '', 'x', '\n'),
  verdict,
  veto: fc.boolean(),
  members: fc.array(fc.nat(11), { maxLength: 3 }),
  merge: fc.option(article),
});

function textFinding(corpus: Corpus, { at, length, after }: Step): Finding | null {
  const starts = corpus.articles.filter((a) => a.to > a.from);
  const chosen = starts[at % Math.max(1, starts.length)];
  if (!chosen) return null;
  const from = chosen.from + (at % (chosen.to - chosen.from));
  const before = corpus
    .document(chosen.document)
    .text.slice(from, Math.min(chosen.to, from + length));
  const finding = findingFor(corpus, before, after, { id: `${before}→${after}` });
  const within = (o: Occurrence) => {
    const home = corpus.articlesOf(o.document)[o.article];
    return home !== undefined && o.to <= home.to;
  };
  const occurrences = finding.occurrences.filter(within);
  return occurrences.length === 0 ? null : { ...finding, occurrences };
}

function cluster(corpus: Corpus, members: readonly number[], id: string): DuplicateFinding | null {
  const chosen = [...new Set(members.map((m) => m % corpus.articles.length))];
  if (chosen.length < 2) return null;
  return clusterOf(
    id,
    chosen.map(
      (index) => [corpus.articles[index]!.document, corpus.articles[index]!.index] as const,
    ),
  );
}

/** The findings that the steps name in a corpus, and a ledger that decides on each of them. */
export function review(
  corpus: Corpus,
  steps: readonly Step[],
): { findings: Finding[]; entries: LedgerEntry[] } {
  const findings: Finding[] = [];
  const entries: LedgerEntry[] = [];
  steps.forEach((one, index) => {
    const finding = cluster(corpus, one.members, `K${index}`) ?? textFinding(corpus, one);
    if (!finding || findings.some(({ id }) => id === finding.id)) return;
    findings.push(finding);
    entries.push(
      entryOf(
        decideAction(
          finding,
          one.verdict,
          corpus,
          one.verdict === 'edited' && finding.kind !== 'duplicate' ? 'new' : undefined,
        ),
      ),
    );
    if (finding.kind !== 'duplicate') {
      if (one.veto) entries.push(entryOf(vetoAction(finding, 0, true, corpus)));
    } else if (one.merge !== null) {
      const canonical = finding.members[0]!;
      const source = corpus.articlesOf(canonical.document)[canonical.article]!;
      const { text } = corpus.document(canonical.document);
      const view = viewWithout(text, source, []);
      const edits = mergeEdits(view, writtenText(view.text, one.merge), text);
      entries.push(
        entryOf({
          type: 'merge',
          finding: finding.id,
          canonical: anchorOfArticle(canonical, corpus),
          choices: [],
          text: one.merge,
          edits,
        }),
      );
    }
  });
  return { findings, entries };
}
