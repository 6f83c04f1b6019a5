import type { Corpus } from '../corpus/corpus.ts';
import { groupDocuments } from '../figures/document-groups.ts';
import { workDays } from '../figures/pace.ts';
import { reviewFigures } from '../figures/review-figures.ts';
import type { SimilarityFigures } from '../figures/similarity-figures.ts';
import { standingsOf } from '../figures/standings.ts';
import type { Finding } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import type { ReviewState } from '../review/review-state.ts';
import type { CleanCorpus } from './clean-corpus.ts';
import { auditSection } from './report-audit.ts';
import { reportFigures } from './report-figures.ts';
import { byDaySection, byOutletSection, paceSection, similaritySection } from './report-groups.ts';
import { type Html, html } from './report-html.ts';
import { outletsSection } from './report-outlets.ts';
import {
  articlesSection,
  clustersSection,
  correctionsSection,
  decisionsSection,
  findingsSection,
  patternsSection,
  rulesSection,
  summary,
  tagsSection,
  unappliedSection,
} from './report-sections.ts';
import { reportStyle } from './report-style.ts';

interface ReportInput {
  /** Name of the corpus, for the heading. */
  readonly name: string;
  readonly clean: CleanCorpus;
  readonly corpus: Corpus;
  readonly findings: readonly Finding[];
  readonly state: ReviewState;
  readonly similarity: SimilarityFigures | null;
  /** Findings below it lie below the fold; in the figures they count once they are decided. */
  readonly minConfidence: number;
  readonly version: string;
  /** Records of the source that could not be read, and so are not in the clean corpus. */
  readonly unread: number;
  /** SHA-256 of a text's UTF-8 bytes, in base64. */
  readonly digest: (text: string) => string;
}

/**
 * The pieces of a report as one self-contained HTML page: no scripts, nothing loaded, opens offline. The same
 * input gives the same bytes; dates come from the ledger alone. Between two portions of work stands an empty piece.
 */
export function* htmlReport(input: ReportInput): Generator<string> {
  const { clean, corpus, state } = input;
  const ledger = state.entries;
  const standings = standingsOf(state, corpus);
  const groups = yield* pausing(groupDocuments(corpus));
  const review = yield* pausing(
    reviewFigures(corpus, groups, input.findings, standings, input.minConfidence),
  );
  const figures = yield* pausing(reportFigures(clean, corpus, input.findings, standings));
  const outlets = yield* pausing(outletsSection(corpus, input.findings, state, standings));
  const people = yield* pausing(decisionsSection(ledger, state));
  const days = yield* pausing(workDays(ledger));
  const made: readonly (readonly [id: string, title: string, content: () => Html | null])[] = [
    ['articles', 'Articles', () => articlesSection(figures, input.unread)],
    ['findings', 'Findings and decisions', () => findingsSection(figures)],
    ['rules', 'What was removed, by rule', () => rulesSection(figures)],
    ['by-outlet', 'By outlet', () => byOutletSection(review)],
    ['by-day', 'By date', () => byDaySection(review)],
    ['outlets', 'Boilerplate by outlet', () => outlets],
    ['similarity', 'How alike the pairs are', () => similaritySection(input.similarity)],
    ['clusters', 'Duplicates', () => clustersSection(figures, clean, corpus, state)],
    ['patterns', 'Patterns and passages', () => patternsSection(figures, standings, state)],
    ['corrections', 'Corrections', () => correctionsSection(figures, state)],
    ['tags', 'Tags', () => tagsSection(figures)],
    ['decisions', 'Who decided', () => people],
    ['pace', 'Pace', () => paceSection(days)],
    ['audit', 'Audit', () => auditSection(state)],
    ['unapplied', 'Not applied', () => unappliedSection(clean, figures)],
  ];
  const sections: (readonly [id: string, title: string, content: Html | null])[] = [];
  for (const [id, title, content] of made) {
    yield '';
    sections.push([id, title, content()]);
  }
  const shown = sections.filter(([, , content]) => content !== null);
  yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(input.digest(reportStyle))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Stet ${input.version}">
<title>Stet report: ${input.name}</title>
<style>`.markup;
  yield reportStyle;
  yield html`</style>
</head>
<body>
<main>
<header>
<h1><bdi>${input.name}</bdi></h1>
<p class="soft">What Stet ${input.version} kept, removed and changed, on whose word. Every single change stands in <code>manifest.jsonl</code>.</p>
${summary(figures, ledger.length)}
<nav aria-label="Sections"><ul>${shown.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
`.markup;
  for (const [id, title, content] of shown) {
    yield html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content!}
</section>
`.markup;
  }
  yield '</main>\n</body>\n</html>\n';
}

/** Does the work with a pause, an empty piece, after each portion of it. */
function* pausing<Result>(portions: Portions<Result>): Generator<string, Result> {
  for (;;) {
    const step = portions.next();
    if (step.done) return step.value;
    yield '';
  }
}

/** Nothing may load or run; the one style sheet is named by its digest. */
function policy(digest: string): string {
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}
