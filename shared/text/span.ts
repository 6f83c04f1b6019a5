/** A half-open stretch `[from, to)` of a text, in UTF-16 offsets. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** True when the two spans share at least one code unit. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The union of the spans, ordered, disjoint and non-empty; touching spans are joined. */
export function uniteSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((s) => s.to > s.from).sort((a, b) => a.from - b.from || a.to - b.to);
  const united: { from: number; to: number }[] = [];
  for (const span of sorted) {
    const last = united.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else united.push({ from: span.from, to: span.to });
  }
  return united;
}
