import { type RefObject, useEffect } from 'react';
import { useProposals } from './use-proposals.ts';

const name = 'tag-reason';

/** Marks in the text the words that speak for the first suggested tag of the article; `shown` changes with the text. */
export function useReasonHighlights(
  text: RefObject<HTMLElement | null>,
  article: string | null,
  shown: readonly unknown[],
): void {
  const reasons = useProposals(article)?.proposals[0]?.reasons;
  useEffect(() => {
    const element = text.current;
    if (!element || !reasons || shown.length === 0 || !('highlights' in CSS)) return;
    CSS.highlights.set(name, new Highlight(...wordRanges(element, new Set(reasons))));
    return () => void CSS.highlights.delete(name);
  }, [text, reasons, shown]);
}

/** The places of these words in the text below an element. */
function wordRanges(element: HTMLElement, words: ReadonlySet<string>): Range[] {
  const wanted = new Set([...words].map((word) => word.toLowerCase()));
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of (node.textContent ?? '').matchAll(
      /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu,
    )) {
      if (!wanted.has(match[0].toLowerCase())) continue;
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}
