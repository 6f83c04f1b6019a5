import { contentId } from '../findings/content-id.ts';
import { type Occurrence, occurrenceAt, type TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import { detached } from '../text/detached.ts';
import { findDigests } from '../text/text-digests.ts';
import {
  brokenEncoding,
  invisibleCharacters,
  leftoverEntities,
  lostCharacters,
} from './broken-encoding.ts';
import { doubledWords } from './doubled-words.ts';
import { createWrapCollector, joinsOf } from './hard-wrapped.ts';
import { mismatchedQuotes } from './mismatched-quotes.ts';
import type { SetArticle } from './set-article.ts';
import { columnsOfRow, SlipCollector, type SlipRows, type TypographyMemory } from './slip-rows.ts';
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
    count === 1
      ? 'It stands once.'
      : `It stands ${count.toLocaleString('en-US')} times in ${documents === 1 ? 'one document' : `${documents.toLocaleString('en-US')} documents`}.`;
  return [group.rule.reason, places, ...(habitual ? ['This corpus does it by habit.'] : [])];
}

/** A long article is read in stretches of about so many code units, which end where a line or a word ends. */
const STRETCH = 1 << 14;

/** The number of what `findHardWrapped` goes by, beside those of the rules. */
const JOIN = rules.length;

/**
 * What the rules find in each article by itself, and the line ends that filling a line made. `known`
 * gives the rows of articles that were read before.
 */
export function readSlips(
  articles: readonly { readonly view: { readonly text: string } }[],
  monitor: Monitor,
  known: { readonly earlier: TypographyMemory | null; readonly digests: Int32Array } | null = null,
): SlipRows {
  const collector = new SlipCollector();
  const remembered = known?.earlier ? findDigests(known.earlier.digests, known.digests) : null;
  for (let index = 0; index < articles.length; index++) {
    const pause = () => monitor.tick(index, articles.length);
    if ((index & 15) === 0) pause();
    const earlier = remembered?.[index] ?? -1;
    if (earlier >= 0) collector.copy(known!.earlier!.slips, earlier);
    else readText(articles[index]!.view.text, collector, pause);
    collector.endArticle();
  }
  return collector.finish();
}

/** What each rule finds in each stretch of a text. */
function readText(text: string, collector: SlipCollector, pause: () => void): void {
  let stretch = 0;
  for (let start = 0; start < text.length; stretch++) {
    const end = stretchEnd(text, start);
    const part = end - start === text.length ? text : text.slice(start, end);
    for (const [number, rule] of rules.entries()) {
      let found = 0;
      for (const { from, to, after, confidence } of rule.find(part)) {
        if ((++found & 255) === 0) pause();
        collector.add(stretch, number, start + from, start + to, after, confidence);
      }
      if (text.length > STRETCH) pause();
    }
    start = end;
  }
  for (const { from, to, after } of joinsOf(text)) collector.add(stretch, JOIN, from, to, after, 0);
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
 * `found` is what `readSlips` gives for these articles.
 */
export function findTypography(
  articles: readonly SetArticle[],
  monitor: Monitor,
  found: SlipRows = readSlips(articles, monitor),
): TextFinding[] {
  const { starts, rows, confidences, afters } = found;
  const groups = new Map<string, Group>();
  const touched = new Map<TypographyRule, number>();
  const wrapped = createWrapCollector();
  for (let index = 0; index < articles.length; index++) {
    if (starts[index] === starts[index + 1]) continue;
    const pause = () => monitor.tick(index, articles.length);
    pause();
    const { ref, documentText, view } = articles[index]!;
    const touching = new Set<TypographyRule>();
    /** Places of the rules before in the same stretch, in order. */
    let taken: Occurrence[] = [];
    let mine: Occurrence[] = [];
    let stretch = -1;
    let number = -1;
    let next = 0;
    let last = 0;
    const endRule = () => {
      if (mine.length === 0) return;
      touching.add(rules[number]!);
      taken = [...taken, ...mine].sort((a, b) => a.from - b.from);
      mine = [];
    };
    for (let row = starts[index]!; row < starts[index + 1]!; row++) {
      if ((row & 255) === 255) pause();
      const at = row * columnsOfRow;
      const rowStretch = rows[at]!;
      const rowRule = rows[at + 1]!;
      const viewFrom = rows[at + 2]!;
      const viewTo = rows[at + 3]!;
      if (rowStretch !== stretch || rowRule !== number) {
        endRule();
        if (rowStretch !== stretch) taken = [];
        stretch = rowStretch;
        number = rowRule;
        next = 0;
        last = 0;
      }
      const from = view.toSourceStart(viewFrom);
      const to = view.toSource(viewTo);
      const after = afters[rows[at + 4]!]!;
      // A cut lies within: the two halves do not stand side by side in the source.
      const whole = to - from === viewTo - viewFrom;
      const before = whole ? detached(documentText.slice(from, to)) : '';
      if (number === JOIN) {
        wrapped.add(ref, whole ? occurrenceAt(ref, from, to, before, after) : null);
        continue;
      }
      if (!whole) continue;
      while (next < taken.length && taken[next]!.to <= from) next++;
      if (from < last || (next < taken.length && taken[next]!.from < to)) continue;
      last = to;
      const rule = rules[number]!;
      const key = `${rule.name}\n${before}\n${after}`;
      let group = groups.get(key);
      if (!group) {
        group = { rule, before, after, occurrences: [], confidence: 0 };
        groups.set(key, group);
      }
      const occurrence = occurrenceAt(ref, from, to, before, after);
      group.occurrences.push(occurrence);
      group.confidence = Math.max(group.confidence, confidences[row]!);
      mine.push(occurrence);
    }
    endRule();
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
  return [...slips, ...wrapped.findings(articles.length)].sort(
    (a, b) =>
      b.confidence - a.confidence ||
      compareText(a.rule, b.rule) ||
      compareText(a.pattern, b.pattern) ||
      compareText(a.id, b.id),
  );
}
