import type { Corpus } from '../corpus/corpus.ts';
import { type Finding, type Kind, kinds } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import { type Span, uniteSpans } from '../text/span.ts';
import type { DocumentGroup, DocumentGroups, Grouping } from './document-groups.ts';
import type { Standings } from './standings.ts';

/** Places of findings: an occurrence, or a member of a cluster that would go. */
interface PlaceCounts {
  readonly found: number;
  readonly decided: number;
}

export interface KindFigures extends PlaceCounts {
  readonly kind: Kind;
  /** Findings, each of which has one place or more. */
  readonly findings: number;
  readonly decidedFindings: number;
}

/** What was found in one outlet or on one day, and what was decided and removed of it. */
export interface GroupFigures extends DocumentGroup, PlaceCounts {
  /** Characters that accepted findings take out; white space that a removal leaves over is not counted. */
  readonly removed: number;
}

/** What was found, decided and left; findings below the fold count once they are decided. */
export interface ReviewFigures {
  readonly kinds: readonly KindFigures[];
  /** Most places first. */
  readonly outlets: readonly GroupFigures[];
  /** In order of the calendar; days as `YYYY-MM-DD`, months as `YYYY-MM`, years as `YYYY`. */
  readonly days: readonly GroupFigures[];
  readonly calendar: DocumentGroups['calendar'];
  readonly undated: number;
  /** Of the whole corpus, in UTF-16 units. */
  readonly characters: number;
  readonly removed: number;
  readonly articles: number;
  readonly removedArticles: number;
}

const placesAtOnce = 500;
const findingsAtOnce = 50;
const documentsAtOnce = 2_000;

interface Counted {
  found: number;
  decided: number;
  removed: number;
}

/** Figures of a review over its findings; yields every few milliseconds. `minConfidence` is the fold. */
export function* reviewFigures(
  corpus: Corpus,
  groups: DocumentGroups,
  findings: readonly Finding[],
  standings: Standings,
  minConfidence: number,
): Portions<ReviewFigures> {
  const byKind = new Map(
    kinds.map((kind) => [kind, { kind, findings: 0, decidedFindings: 0, found: 0, decided: 0 }]),
  );
  const outlets = tally(groups.outlets);
  const days = tally(groups.days);
  const removals = new Map<string, Span[]>();
  let removedArticles = 0;
  let work = 0;
  for (const finding of findings) {
    yield* standings.prepare(finding);
    const status = standings.statusOf(finding);
    const open = status === 'open' || status === 'stale';
    if (open && finding.confidence < minConfidence) continue;
    const taken = status === 'accepted' || status === 'edited';
    const kind = byKind.get(finding.kind)!;
    kind.findings++;
    if (!open) kind.decidedFindings++;
    const count = (document: string) => {
      work++;
      for (const counted of [kind, outlets.of(document), days.of(document)]) {
        if (!counted) continue;
        counted.found++;
        if (!open) counted.decided++;
      }
    };
    const remove = (document: string, span: Span) => {
      const list = removals.get(document);
      if (list) list.push(span);
      else removals.set(document, [span]);
    };
    if (finding.kind === 'duplicate') {
      const canonical = standings.canonicalOf(finding);
      const excluded = taken ? standings.excludedOf(finding) : null;
      for (const [index, member] of finding.members.entries()) {
        if (index === canonical) continue;
        count(member.document);
        if (!excluded || excluded.has(index)) continue;
        removedArticles++;
        remove(member.document, corpus.articlesOf(member.document)[member.article]!);
      }
    } else {
      for (const [place, { document, from, to, after }] of finding.occurrences.entries()) {
        if (work % placesAtOnce === placesAtOnce - 1) yield;
        count(document);
        if (taken && after === '' && !standings.isVetoed(finding, place))
          remove(document, { from, to });
      }
    }
    if (++work % findingsAtOnce === 0) yield;
  }
  let removed = 0;
  for (const [document, spans] of removals) {
    if (++work % documentsAtOnce === 0) yield;
    const characters = uniteSpans(spans).reduce((sum, { from, to }) => sum + to - from, 0);
    removed += characters;
    for (const counted of [outlets.of(document), days.of(document)])
      if (counted) counted.removed += characters;
  }
  let characters = 0;
  for (const { id } of corpus.documents) {
    if (++work % documentsAtOnce === 0) yield;
    characters += lengthOf(corpus, id);
  }
  return {
    kinds: [...byKind.values()].filter((kind) => kind.findings > 0),
    outlets: outlets.rows().sort((a, b) => b.found - a.found || (a.name < b.name ? -1 : 1)),
    days: days.rows(),
    calendar: groups.calendar,
    undated: groups.undated,
    characters,
    removed,
    articles: corpus.articles.length,
    removedArticles,
  };
}

/** The articles of a document tile it, so its text need not be looked at. */
function lengthOf(corpus: Corpus, document: string): number {
  return corpus.articlesOf(document).at(-1)?.to ?? 0;
}

function tally(grouping: Grouping): {
  of(document: string): Counted | undefined;
  rows(): GroupFigures[];
} {
  const counts = grouping.groups.map((): Counted => ({ found: 0, decided: 0, removed: 0 }));
  return {
    of: (document) => counts[grouping.groupOf(document)],
    rows: () => grouping.groups.map((group, index) => ({ ...group, ...counts[index]! })),
  };
}
