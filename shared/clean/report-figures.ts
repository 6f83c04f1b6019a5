import type { Corpus } from '../corpus/corpus.ts';
import type { Standings } from '../figures/standings.ts';
import type { Finding, Kind } from '../findings/finding.ts';
import { kinds } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import type { FindingStatus } from '../review/standing.ts';
import type { CleanCorpus } from './clean-corpus.ts';

/** How findings can stand, in the order in which the report shows them. */
export const statuses = ['accepted', 'edited', 'rejected', 'deferred', 'stale', 'open'] as const;

interface KindFigures {
  readonly kind: Kind;
  readonly total: number;
  readonly byStatus: Readonly<Record<FindingStatus, number>>;
}

interface RuleFigures {
  readonly rule: string;
  /** How many stretches or articles the rule changed. */
  readonly places: number;
  /** Characters that went, and characters that were put in their place. */
  readonly removed: number;
  readonly added: number;
}

/** A finding with how it stands. */
export interface StandingFinding {
  readonly finding: Finding;
  readonly status: FindingStatus;
}

/** All figures of the report. Characters are UTF-16 units. */
export interface ReportFigures {
  readonly documents: number;
  readonly articles: { readonly kept: number; readonly removed: number; readonly merged: number };
  readonly characters: { readonly source: number; readonly clean: number };
  readonly edits: number;
  readonly kinds: readonly KindFigures[];
  /** Rules by what they removed, most first. */
  readonly rules: readonly RuleFigures[];
  readonly findings: readonly StandingFinding[];
  readonly tags: readonly (readonly [tag: string, articles: number])[];
}

/** Articles, findings and documents counted before others may go on. */
const atOnce = 500;

/** The figures of the report, counted in portions. */
export function* reportFigures(
  clean: CleanCorpus,
  corpus: Corpus,
  findings: readonly Finding[],
  standings: Standings,
): Portions<ReportFigures> {
  const articles = { kept: 0, removed: 0, merged: 0 };
  const rules = new Map<string, { places: number; removed: number; added: number }>();
  const tags = new Map<string, number>();
  const ruleOf = new Map(findings.map((finding) => [finding.id, finding.rule]));
  const count = (rule: string, removed: number, added: number) => {
    const entry = rules.get(rule) ?? { places: 0, removed: 0, added: 0 };
    rules.set(rule, entry);
    entry.places++;
    entry.removed += removed;
    entry.added += added;
  };
  let cleanLength = 0;
  let edits = 0;
  for (const [index, article] of clean.articles.entries()) {
    if (index % atOnce === 0) yield;
    articles[article.status]++;
    if (article.status === 'kept') {
      cleanLength += article.text.length;
      edits += article.edits.length;
      for (const tag of article.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
      for (const edit of article.edits) count(edit.rule, edit.before.length, edit.after.length);
    } else {
      count(ruleOf.get(article.finding ?? '') ?? 'duplicate', article.to - article.from, 0);
    }
  }
  const standing: StandingFinding[] = [];
  for (const [index, finding] of findings.entries()) {
    if (index % atOnce === 0) yield;
    yield* standings.prepare(finding);
    standing.push({ finding, status: standings.statusOf(finding) });
  }
  let characters = 0;
  for (const [index, { text }] of corpus.documents.entries()) {
    if (index % atOnce === 0) yield;
    characters += text.length;
  }
  return {
    documents: corpus.documents.length,
    articles,
    characters: {
      source: characters,
      clean: cleanLength,
    },
    edits,
    kinds: kinds.map((kind) => kindFigures(kind, standing)),
    rules: [...rules]
      .map(([rule, figures]) => ({ rule, ...figures }))
      .sort((a, b) => b.removed - a.removed || (a.rule < b.rule ? -1 : 1)),
    findings: standing,
    tags: [...tags].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
  };
}

function kindFigures(kind: Kind, findings: readonly StandingFinding[]): KindFigures {
  const byStatus = { accepted: 0, edited: 0, rejected: 0, deferred: 0, stale: 0, open: 0 };
  let total = 0;
  for (const { finding, status } of findings) {
    if (finding.kind !== kind) continue;
    total++;
    byStatus[status]++;
  }
  return { kind, total, byStatus };
}
