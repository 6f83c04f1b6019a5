import { contentId } from '../findings/content-id.ts';
import type { Occurrence, TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import {
  brokenEncoding,
  invisibleCharacters,
  leftoverEntities,
  lostCharacters,
} from './broken-encoding.ts';
import { doubledWords } from './doubled-words.ts';
import { findHardWrapped } from './hard-wrapped.ts';
import { mismatchedQuotes } from './mismatched-quotes.ts';
import type { SetArticle } from './set-article.ts';
import { doubleSpace, spaceBeforeMark } from './stray-spaces.ts';
import type { TypographyRule } from './typography-rule.ts';

const rules: readonly TypographyRule[] = [
  brokenEncoding,
  leftoverEntities,
  lostCharacters,
  invisibleCharacters,
  mismatchedQuotes,
  doubledWords,
  spaceBeforeMark,
  doubleSpace,
];

/** Below the fold: what the corpus does by habit. */
const HABITUAL = 0.3;

interface Group {
  readonly rule: TypographyRule;
  readonly before: string;
  readonly after: string;
  readonly occurrences: Occurrence[];
  confidence: number;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reasonsOf(group: Group, habitual: boolean, documents: number): string[] {
  const count = group.occurrences.length;
  const places =
    count === 1 ? 'It stands once.' : `It stands ${count} times in ${documents} documents.`;
  return [group.rule.reason, places, ...(habitual ? ['This corpus does it by habit.'] : [])];
}

/** A long article is read in stretches of about so many code units, which end where a line or a word ends. */
const STRETCH = 1 << 14;

/** What each rule finds in each stretch of a text; `start` is where the stretch begins. */
function* slipsOf(text: string, pause: () => void) {
  for (let start = 0; start < text.length; ) {
    const end = stretchEnd(text, start);
    const stretch = end - start === text.length ? text : text.slice(start, end);
    for (const rule of rules) {
      yield { start, rule, slips: rule.find(stretch) };
      if (text.length > STRETCH) pause();
    }
    start = end;
  }
}

function stretchEnd(text: string, start: number): number {
  const end = start + STRETCH;
  if (end >= text.length) return text.length;
  for (const edge of ['\n', ' ']) {
    const at = text.lastIndexOf(edge, end);
    if (at > start + STRETCH / 2) return at + 1;
  }
  return end;
}

/**
 * Findings of the kind `typography`: broken encoding, HTML escapes, invisible characters, mismatched
 * quotes, doubled words, stray spaces and hard-wrapped paragraphs. One finding holds all places of one rule with the same
 * text before and after. Where two rules meet, the earlier one in the list above has the place.
 */
export function findTypography(articles: readonly SetArticle[], monitor: Monitor): TextFinding[] {
  const groups = new Map<string, Group>();
  const touched = new Map<TypographyRule, number>();
  let taken: Occurrence[] = [];
  for (let index = 0; index < articles.length; index++) {
    const pause = () => monitor.tick(index, articles.length);
    if ((index & 15) === 0) pause();
    const { ref, documentText, view } = articles[index]!;
    const touching = new Set<TypographyRule>();
    for (const { start, rule, slips } of slipsOf(view.text, pause)) {
      // Places of the rules before, in order.
      if (rule === rules[0]) taken = [];
      const mine: Occurrence[] = [];
      let next = 0;
      let last = 0;
      for (const slip of slips) {
        if ((mine.length & 255) === 255) pause();
        const from = view.toSourceStart(start + slip.from);
        const to = view.toSource(start + slip.to);
        // A cut lies within: the two halves do not stand side by side in the source.
        if (to - from !== slip.to - slip.from) continue;
        while (next < taken.length && taken[next]!.to <= from) next++;
        if (from < last || (next < taken.length && taken[next]!.from < to)) continue;
        last = to;
        const before = documentText.slice(from, to);
        const key = `${rule.name}\n${before}\n${slip.after}`;
        let group = groups.get(key);
        if (!group) {
          group = { rule, before, after: slip.after, occurrences: [], confidence: 0 };
          groups.set(key, group);
        }
        const occurrence = { ...ref, from, to, before, after: slip.after };
        group.occurrences.push(occurrence);
        group.confidence = Math.max(group.confidence, slip.confidence);
        mine.push(occurrence);
      }
      if (mine.length === 0) continue;
      touching.add(rule);
      taken = [...taken, ...mine].sort((a, b) => a.from - b.from);
    }
    for (const rule of touching) touched.set(rule, (touched.get(rule) ?? 0) + 1);
  }
  const slips = [...groups.values()].map((group): TextFinding => {
    const { rule, before, after, occurrences } = group;
    const share = (touched.get(rule) ?? 0) / articles.length;
    const habitual = rule.habit !== undefined && articles.length >= 10 && share > rule.habit;
    const documents = new Set(occurrences.map((one) => one.document)).size;
    return {
      id: contentId('typography', rule.name, before, after),
      kind: 'typography',
      confidence: habitual ? Math.min(HABITUAL, group.confidence) : group.confidence,
      rule: rule.name,
      title: rule.title(before, after),
      reasons: reasonsOf(group, habitual, documents),
      pattern: before,
      suggestions: after === '' ? [] : [after],
      occurrences: [...occurrences].sort(
        (a, b) => compareText(a.document, b.document) || a.from - b.from,
      ),
      kept: [],
    };
  });
  return [...slips, ...findHardWrapped(articles, monitor)].sort(
    (a, b) =>
      b.confidence - a.confidence ||
      compareText(a.rule, b.rule) ||
      compareText(a.pattern, b.pattern) ||
      compareText(a.id, b.id),
  );
}
