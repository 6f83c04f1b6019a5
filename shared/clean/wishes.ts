import type { Corpus } from '../corpus/corpus.ts';
import { articleKey } from '../corpus/document.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import { replacementAt } from '../review/replacement.ts';
import type { Effective, ReviewState } from '../review/review-state.ts';
import { standingInPortions, standingOfCluster } from '../review/standing.ts';
import type { Candidate } from './candidate.ts';
import type { Unapplied } from './clean-corpus.ts';
import { mergeRule } from './conflicts.ts';
import type { AcceptedCluster } from './fates.ts';
import type { FieldWish } from './field-wishes.ts';
import { listUnder } from './list-under.ts';

/** A decision or merge that asks for something. */
type Asking = Effective<'decide'> | Effective<'merge'> | Effective<'fields'>;

/** Places looked at before others may go on. */
const placesAtOnce = 500;

/** What all decisions together ask for, before any is applied. */
export class Wishes {
  readonly candidates = new Map<string, Candidate[]>();
  readonly clusters: AcceptedCluster[] = [];
  /** Fields that a kept article takes of other members, by its key. */
  readonly fields = new Map<string, FieldWish[]>();
  readonly unapplied: Unapplied[] = [];
  private readonly corpus: Corpus;
  private readonly state: ReviewState;
  private readonly documents: ReadonlySet<string> | null;

  /** With `documents`, the text findings that are added are the parts of findings that stand in these. */
  constructor(corpus: Corpus, state: ReviewState, documents: ReadonlySet<string> | null = null) {
    this.corpus = corpus;
    this.state = state;
    this.documents = documents;
  }

  *add(finding: Finding): Portions<void> {
    if (finding.kind === 'duplicate') this.addCluster(finding);
    else yield* this.addText(finding);
  }

  private addCluster(finding: DuplicateFinding): void {
    const standing = standingOfCluster(finding, this.state, this.corpus);
    const { decision } = standing;
    if (!decision || !takes(decision)) return;
    if (standing.status === 'stale') {
      this.staleMembers(decision);
      return;
    }
    const { id } = decision.entry;
    this.clusters.push({ finding, standing, decision: id, order: decision.order });
    if (standing.merge) this.addMerge(finding, standing.canonical, standing.merge);
    if (standing.staleMerge) this.staleMerge(standing.staleMerge);
    if (standing.fields) this.addFields(finding, standing.canonical, standing.fields);
    if (standing.staleFields) this.staleFields(standing.staleFields);
  }

  /** Lists a decision whose finding the scan does not make any more. */
  addVanished(decision: Effective<'decide'>): void {
    if (!takes(decision)) return;
    for (const { document, from, to } of decision.action.anchors)
      this.lose(decision, document, from, to, 'stale');
    this.staleMembers(decision);
  }

  private *addText(finding: TextFinding): Portions<void> {
    const decision = this.state.decision(finding.id);
    if (!decision || !takes(decision)) return;
    const standing = yield* standingInPortions(finding, this.state, this.corpus, this.documents);
    const { replacement } = decision.action;
    for (const [index, occurrence] of finding.occurrences.entries()) {
      if (index % placesAtOnce === placesAtOnce - 1) yield;
      if (!standing.decided[index] || standing.vetoed[index]) continue;
      const by = (standing.byRule[index] && standing.promotion) || decision;
      const after =
        replacement === undefined
          ? occurrence.after
          : replacementAt(finding.pattern, occurrence.before, replacement);
      if (after === occurrence.before) continue;
      listUnder(this.candidates, articleKey(occurrence), {
        document: occurrence.document,
        from: occurrence.from,
        to: occurrence.to,
        before: occurrence.before,
        after,
        rule: finding.rule,
        finding: finding.id,
        decision: by.entry.id,
        order: by.order,
      });
    }
    for (const { document, from, to } of standing.lost)
      this.lose(decision, document, from, to, 'stale');
  }

  private addMerge(finding: DuplicateFinding, canonical: number, merge: Effective<'merge'>): void {
    const member = finding.members[canonical]!;
    const article = this.corpus.articlesOf(member.document)[member.article]!;
    const { text } = this.corpus.document(member.document);
    const shift = article.from - (merge.action.canonical.from ?? article.from);
    const edits = merge.action.edits.map((edit) => ({
      ...edit,
      from: edit.from + shift,
      to: edit.to + shift,
    }));
    const fits = edits.every(
      (edit) =>
        edit.from >= article.from &&
        edit.to <= article.to &&
        text.slice(edit.from, edit.to) === edit.before,
    );
    if (!fits) {
      this.staleMerge(merge);
      return;
    }
    for (const { from, to, before, after } of edits)
      listUnder(this.candidates, articleKey(member), {
        document: member.document,
        from,
        to,
        before,
        after,
        rule: mergeRule,
        finding: finding.id,
        decision: merge.entry.id,
        order: merge.order,
      });
  }

  private addFields(
    finding: DuplicateFinding,
    canonical: number,
    { action, entry, order }: Effective<'fields'>,
  ): void {
    const kept = finding.members[canonical]!;
    const { fields } = this.corpus.document(kept.document);
    for (const { name, value, member } of action.taken)
      listUnder(this.fields, articleKey(kept), {
        name,
        before: Object.hasOwn(fields, name) ? fields[name] : undefined,
        after: value,
        from: { document: member.document, article: member.article },
        finding: finding.id,
        decision: entry.id,
        order,
      });
  }

  private staleFields(taken: Effective<'fields'>): void {
    const { document, article } = taken.action.canonical;
    const { from, to } = this.corpus.articlesOf(document)[article] ?? { from: 0, to: 0 };
    if (taken.action.taken.length > 0) this.lose(taken, document, from, to, 'stale');
  }

  private staleMerge(merge: Effective<'merge'>): void {
    for (const { from, to } of merge.action.edits)
      this.lose(merge, merge.action.canonical.document, from, to, 'stale');
  }

  private staleMembers(decision: Effective<'decide'>): void {
    for (const member of decision.action.members) {
      const article = this.corpus.articlesOf(member.document)[member.article];
      this.lose(decision, member.document, article?.from ?? 0, article?.to ?? 0, 'stale');
    }
  }

  private lose(
    by: Asking,
    document: string,
    from: number,
    to: number,
    reason: Unapplied['reason'],
  ): void {
    const { finding } = by.action;
    this.unapplied.push({ finding, decision: by.entry.id, document, from, to, reason });
  }
}

function takes(decision: Effective<'decide'>): boolean {
  return decision.action.verdict === 'accepted' || decision.action.verdict === 'edited';
}
