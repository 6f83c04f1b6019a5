import { installedDictionaries } from '../../../electron/backend/dictionaries.ts';
import type { TextFinding } from '../../../shared/findings/finding.ts';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import {
  findSpelling,
  type SpelledArticle,
  type SpellingOptions,
} from '../../../shared/spelling/find-spelling.ts';
import type { Span } from '../../../shared/text/span.ts';
import { viewWithout } from '../../../shared/text/view.ts';

/** Articles of one text each, named page-0, page-1, …; `removed` is set aside from all of them. */
function articlesOf(texts: readonly string[], removed: readonly Span[] = []): SpelledArticle[] {
  return texts.map((text, index) => ({
    ref: { document: `page-${index}`, article: 0 },
    documentText: text,
    view: viewWithout(text, { from: 0, to: text.length }, removed),
    outlet: `outlet-${index % 2}`,
  }));
}

/** The findings above the fold, with the installed dictionaries unless others are given. */
export function spell(
  texts: readonly string[],
  options: Partial<SpellingOptions> = {},
): TextFinding[] {
  const all = {
    dictionaries: installedDictionaries(),
    ownWords: [],
    witnesses: () => [],
    ...options,
  };
  return findSpelling(articlesOf(texts), all, silentMonitor).filter(
    ({ confidence }) => confidence >= 0.5,
  );
}

/** `kind: pattern → first suggestion`, for short assertions. */
export function brief(findings: readonly TextFinding[]): string[] {
  return findings.map(
    ({ kind, pattern, suggestions }) => `${kind}: ${pattern} → ${suggestions[0]}`,
  );
}
