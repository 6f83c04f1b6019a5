import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import type { TextFinding } from '../findings/finding.ts';
import type { Span } from '../text/span.ts';
import { lazyView, type View } from '../text/view.ts';

/** Spans to leave out, by document id. */
export type SetAside = ReadonlyMap<string, readonly Span[]>;

/** The spans of all occurrences of the findings whose confidence is at least `minConfidence`, by document. */
export function spansToSetAside(findings: readonly TextFinding[], minConfidence: number): SetAside {
  const spans = new Map<string, Span[]>();
  for (const finding of findings) {
    if (finding.confidence < minConfidence) continue;
    for (const { document, from, to } of finding.occurrences) {
      const list = spans.get(document);
      if (list) list.push({ from, to });
      else spans.set(document, [{ from, to }]);
    }
  }
  for (const list of spans.values()) list.sort((a, b) => a.from - b.from);
  return spans;
}

/** The article's text without what is set aside, with the way back to the document's offsets; put together anew each time it is asked for. */
export function articleView(corpus: Corpus, article: Article, setAside: SetAside): View {
  const removed = setAside.get(article.document) ?? [];
  return lazyView(corpus.document(article.document), article, removed);
}
