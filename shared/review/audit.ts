import { type Kind, kinds } from '../findings/finding.ts';
import {
  type Action,
  type AuditDraw,
  type AuditSide,
  type AuditVerdict,
  auditSides,
  type LedgerEntry,
} from './ledger-entry.ts';
import type { ReviewState } from './review-state.ts';
import { type ShareInterval, wilson } from './wilson.ts';

type Begin = Extract<Action, { type: 'audit-begin' }>;

/** An audit as the ledger has it. */
export interface Audit {
  readonly begin: Begin;
  /** Who drew it, and when. */
  readonly entry: LedgerEntry;
  readonly verdicts: ReadonlyMap<string, AuditVerdict>;
  /** The findings of `verdicts` that were looked at after the figures of this audit had been shown. */
  readonly afterFigures: ReadonlySet<string>;
  /** How it ended, and the findings whose decision was changed by what it found. */
  readonly end: {
    readonly outcome: Extract<Action, { type: 'audit-end' }>['outcome'];
    readonly changed: readonly string[];
  } | null;
}

/** What an audit says of one side, or of one kind of it. */
export interface AuditFigure {
  readonly side: AuditSide;
  /** Null for all kinds together. */
  readonly kind: Kind | null;
  readonly population: number;
  readonly drawn: number;
  /** Looked at again with a clear answer, and without one. */
  readonly judged: number;
  readonly unclear: number;
  /** Judged to be accepted, whatever the side. */
  readonly toAccept: number;
  /** The share to be accepted with its 95 % interval; null while nothing was judged. */
  readonly share: ShareInterval | null;
}

/** A kind is shown by itself when at least so many of it were judged. */
export const fewestOfKind = 10;

/**
 * The audits of a ledger in the order in which they were begun; of those begun twice under one id the first counts.
 * Figures are shown with an end, so an end that was taken back tells which verdicts were given after it.
 */
export function auditsOf(state: ReviewState): Audit[] {
  const audits = new Map<
    string,
    {
      begin: Begin;
      entry: LedgerEntry;
      verdicts: Map<string, AuditVerdict>;
      afterFigures: Set<string>;
      shown: boolean;
      end: Audit['end'];
    }
  >();
  for (const { entry, holds } of state.audits()) {
    const { action } = entry;
    if (action.type === 'audit-begin') {
      if (!holds || audits.has(action.audit)) continue;
      const verdicts = new Map<string, AuditVerdict>();
      const afterFigures = new Set<string>();
      audits.set(action.audit, {
        ...{ begin: action, entry, verdicts, afterFigures },
        ...{ shown: false, end: null },
      });
    } else if (action.type === 'audit-verdict') {
      const audit = holds ? audits.get(action.audit) : undefined;
      if (!audit) continue;
      audit.verdicts.set(action.finding, action.verdict);
      if (audit.shown) audit.afterFigures.add(action.finding);
    } else if (action.type === 'audit-end') {
      const audit = audits.get(action.audit);
      if (!audit) continue;
      const { outcome, changed } = action;
      if (outcome === 'done') audit.shown = true;
      if (holds) audit.end = { outcome, changed: [...(audit.end?.changed ?? []), ...changed] };
    }
  }
  return [...audits.values()];
}

/** The figures of one side: of all kinds together first, then of each kind with enough findings judged. */
export function auditFigures(audit: Audit, side: AuditSide): AuditFigure[] {
  const figureOf = (kind: Kind | null): AuditFigure => {
    const fits = (one: { side: AuditSide; kind: Kind }) =>
      one.side === side && (kind === null || one.kind === kind);
    const drawn = audit.begin.sample.filter(fits);
    const verdicts = drawn.flatMap(({ finding }) => audit.verdicts.get(finding) ?? []);
    const judged = verdicts.filter((verdict) => verdict !== 'deferred');
    const toAccept = judged.filter((verdict) => verdict === 'accepted').length;
    return {
      side,
      kind,
      population: audit.begin.population
        .filter(fits)
        .reduce((sum, { findings }) => sum + findings, 0),
      drawn: drawn.length,
      judged: judged.length,
      unclear: verdicts.length - judged.length,
      toAccept,
      share: wilson(toAccept, judged.length),
    };
  };
  const byKind = kinds.map(figureOf).filter(({ judged }) => judged >= fewestOfKind);
  return [figureOf(null), ...(byKind.length > 1 ? byKind : [])];
}

/** The findings whose second look says the opposite of the decision, in the order in which they were asked. */
export function auditDifferences(audit: Audit): AuditDraw[] {
  return audit.begin.sample.filter(({ finding, side }) => {
    const verdict = audit.verdicts.get(finding);
    return verdict !== undefined && verdict !== 'deferred' && verdict !== side;
  });
}

/**
 * Draws up to `size` findings of each side, each with the same chance, and mixes them. With `byKind`
 * every kind gets its share of the sample (largest remainders). The same seed on the same findings
 * in the same order draws the same.
 */
export function drawSample(
  population: readonly AuditDraw[],
  size: number,
  byKind: boolean,
  seed: number,
): AuditDraw[] {
  const random = randomNumbers(seed);
  const sample: AuditDraw[] = [];
  for (const side of auditSides) {
    const all = population.filter((draw) => draw.side === side);
    const wanted = Math.min(size, all.length);
    if (!byKind) {
      sample.push(...choose(all, wanted, random));
      continue;
    }
    const groups = kinds.map((kind) => all.filter((draw) => draw.kind === kind));
    const shares = proportional(
      groups.map(({ length }) => length),
      wanted,
    );
    for (const [index, group] of groups.entries())
      sample.push(...choose(group, shares[index] ?? 0, random));
  }
  return choose(sample, sample.length, random);
}

/** How many there are to draw from, by side and kind. */
export function countPopulation(population: readonly AuditDraw[]): Begin['population'] {
  const counts = new Map<string, number>();
  for (const { side, kind } of population) {
    const key = `${side} ${kind}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return auditSides.flatMap((side) =>
    kinds.flatMap((kind) => {
      const findings = counts.get(`${side} ${kind}`);
      return findings === undefined ? [] : [{ side, kind, findings }];
    }),
  );
}

/** Whole numbers in proportion to `sizes` that sum up to `total`, none above its size (largest remainders). */
function proportional(sizes: readonly number[], total: number): number[] {
  const sum = sizes.reduce((a, b) => a + b, 0);
  if (sum === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * total) / sum);
  const shares = exact.map(Math.floor);
  let left = total - shares.reduce((a, b) => a + b, 0);
  const order = sizes
    .map((_, index) => index)
    .sort((a, b) => exact[b]! - shares[b]! - (exact[a]! - shares[a]!) || a - b);
  for (const index of order) {
    if (left === 0) break;
    if (shares[index]! >= sizes[index]!) continue;
    shares[index]!++;
    left--;
  }
  return shares;
}

/** `count` of the items in random order, each subset and order with the same chance (Fisher and Yates 1938, in Durstenfeld's form). */
function choose<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  const list = [...items];
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(random() * (list.length - at));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list.slice(0, count);
}

/** Numbers in [0, 1) that follow from a seed: a 32-bit counter mixed as in MurmurHash3's finalizer (Appleby 2011). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  const mixed = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let value = state;
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return (value ^ (value >>> 16)) >>> 0;
  };
  // 53 bits, as many as a double has.
  return () => ((mixed() >>> 5) * 0x4000000 + (mixed() >>> 6)) / 0x20000000000000;
}
