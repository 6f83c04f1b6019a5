import { describe, expect, test } from 'vitest';
import { acceptAll } from '../../../shared/clean/accept-all.ts';
import { articlesByDocument } from '../../../shared/clean/by-document.ts';
import { clean } from '../../../shared/clean/clean.ts';
import { manifestLines } from '../../../shared/clean/manifest.ts';
import type { Corpus } from '../../../shared/corpus/corpus.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { kinds } from '../../../shared/findings/finding.ts';
import { inOneGo } from '../../../shared/progress/portions.ts';
import {
  anchorOfArticle,
  arrangeAction,
  decideAction,
  vetoAction,
} from '../../../shared/review/actions.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { mergeEdits } from '../../../shared/review/merge.ts';
import { Review } from '../../../shared/review/review.ts';
import { viewWithout } from '../../../shared/text/view.ts';
import { writtenText } from '../../written-text.ts';
import { clusterOf, corpusOf, entryOf, findingFor } from './support.ts';

const accept = (finding: Finding, corpus: Corpus): LedgerEntry =>
  entryOf(decideAction(finding, 'accepted', corpus));

/** The clean texts by `document:article` when all findings are accepted in their order. */
function acceptedTexts(corpus: Corpus, findings: readonly Finding[]): Record<string, string> {
  const state = new Review(findings.map((finding) => accept(finding, corpus)));
  const { articles } = clean(corpus, findings, state);
  return Object.fromEntries(
    articles.filter((a) => a.status === 'kept').map((a) => [`${a.document}:${a.article}`, a.text]),
  );
}

describe('the clean corpus', () => {
  test('is the corpus when nothing is decided, to the byte', () => {
    const corpus = corpusOf({ 'a.txt': ['\n\n  A gate.\n\n\n\nB.  \n\n'], 'b.txt': [''] });
    const { articles, unapplied } = clean(
      corpus,
      [findingFor(corpus, 'gate', 'gates')],
      new Review(),
    );
    expect(articles.map((a) => a.text)).toEqual(['\n\n  A gate.\n\n\n\nB.  \n\n', '']);
    expect(unapplied).toEqual([]);
  });

  test('has accepted and edited places changed, and vetoed, rejected and deferred ones not', () => {
    const corpus = corpusOf({ 'a.txt': ['A gaet, a lmap, a rode, a wlal and a gaet.\n'] });
    const [gate, lamp, road, wall] = [
      findingFor(corpus, 'gaet', 'gate'),
      findingFor(corpus, 'lmap', 'lamp'),
      findingFor(corpus, 'rode', 'road'),
      findingFor(corpus, 'wlal', 'wall'),
    ] as const;
    const state = new Review([
      accept(gate, corpus),
      entryOf(vetoAction(gate, 1, true, corpus)),
      entryOf(decideAction(lamp, 'edited', corpus, 'lantern')),
      entryOf(decideAction(road, 'rejected', corpus)),
      entryOf(decideAction(wall, 'deferred', corpus)),
    ]);
    const { articles } = clean(corpus, [wall, lamp, gate, road], state);
    expect(articles[0]?.text).toBe('A gate, a lantern, a rode, a wlal and a gaet.\n');
  });

  test('leaves at most one blank line where lines were removed, and touches no other layout', () => {
    const corpus = corpusOf({
      'a.txt': ['One.\n\nTT\n\nTwo.\n\n\nThree.\nTT\nFour.\n\nTT\nFive.  \n'],
    });
    expect(acceptedTexts(corpus, [findingFor(corpus, 'TT\n', '')])).toEqual({
      'a.txt:0': 'One.\n\nTwo.\n\n\nThree.\nFour.\n\nFive.  \n',
    });
  });

  test('removes the line that a removal emptied, whether its line break was named before, after or not', () => {
    for (const pattern of ['TT', 'TT\r\n', '\r\nTT']) {
      const corpus = corpusOf({ 'a.txt': ['One.\r\nTT\r\nTwo.\r\n\r\nTT\r\n\r\nThree.\r\n'] });
      expect(acceptedTexts(corpus, [findingFor(corpus, pattern, '')])).toEqual({
        'a.txt:0': 'One.\r\nTwo.\r\n\r\nThree.\r\n',
      });
    }
  });

  test('keeps the blank line before a paragraph whose first word went', () => {
    const corpus = corpusOf({ 'a.txt': ['One.\n\n\nWIRE Two.\n'] });
    expect(acceptedTexts(corpus, [findingFor(corpus, 'WIRE ', '')])['a.txt:0']).toBe(
      'One.\n\n\nTwo.\n',
    );
  });

  test('starts and ends no article with blank lines where a page holds several', () => {
    const corpus = corpusOf({ 'a.txt': ['\nOne.\n\n\n', 'Two.\n\nTT\n'] });
    expect(acceptedTexts(corpus, [findingFor(corpus, 'TT\n', '')])).toEqual({
      'a.txt:0': 'One.\n',
      'a.txt:1': 'Two.\n',
    });
  });

  test('removes the other members of an accepted cluster but not those left out', () => {
    const corpus = corpusOf({
      'a.txt': ['Same.'],
      'b.txt': ['Same.'],
      'c.txt': ['Same.'],
      'd.txt': ['Same.'],
    });
    const cluster = clusterOf('K', [
      ['a.txt', 0],
      ['b.txt', 0],
      ['c.txt', 0],
      ['d.txt', 0],
    ]);
    const decision = accept(cluster, corpus);
    const state = new Review([entryOf(arrangeAction(cluster, 1, [3], corpus)), decision]);
    const { articles } = clean(corpus, [cluster], state);
    expect(articles.map((a) => a.status)).toEqual(['removed', 'kept', 'removed', 'kept']);
    expect(articles[0]).toMatchObject({
      into: { document: 'b.txt', article: 0 },
      finding: 'K',
      decision: decision.id,
      text: '',
      edits: [],
    });
  });

  test('follows chains to a kept article, and of two decisions against each other the earlier one holds', () => {
    const corpus = corpusOf({ 'a.txt': ['x'], 'b.txt': ['y'], 'c.txt': ['z'] });
    const ba = clusterOf('ba', [
      ['b.txt', 0],
      ['a.txt', 0],
    ]);
    const cb = clusterOf('cb', [
      ['c.txt', 0],
      ['b.txt', 0],
    ]);
    const ac = clusterOf('ac', [
      ['a.txt', 0],
      ['c.txt', 0],
    ]);
    const findings = [ac, ba, cb];
    const state = new Review([ba, cb, ac].map((finding) => accept(finding, corpus)));
    const { articles, unapplied } = clean(corpus, findings, state);
    expect(articles.map((a) => [a.status, a.into?.document])).toEqual([
      ['removed', 'c.txt'],
      ['removed', 'c.txt'],
      ['kept', undefined],
    ]);
    expect(unapplied).toMatchObject([{ finding: 'ac', document: 'c.txt', reason: 'superseded' }]);
  });

  test('has the merge on the canonical copy and calls the others merged', () => {
    const corpus = corpusOf({
      'a.txt': ['Older.\n', 'The pier is long.\nTT\nIt is old.\n'],
      'b.txt': ['The pier is long.\nIt is new.\n'],
    });
    const marker = findingFor(corpus, 'TT\n', '');
    const cluster = clusterOf('K', [
      ['a.txt', 1],
      ['b.txt', 0],
    ]);
    const { text } = corpus.document('a.txt');
    const article = corpus.articlesOf('a.txt')[1]!;
    const view = viewWithout(text, article, marker.occurrences);
    const merge = entryOf({
      type: 'merge',
      finding: 'K',
      canonical: anchorOfArticle({ document: 'a.txt', article: 1 }, corpus),
      choices: [],
      text: 'The pier is very long.\nIt is new.\n',
      edits: mergeEdits(view, writtenText(view.text, 'The pier is very long.\nIt is new.\n'), text),
    });
    const entries = [accept(marker, corpus), accept(cluster, corpus), merge];
    const { articles } = clean(corpus, [cluster, marker], new Review(entries));
    expect(articles[1]?.text).toBe('The pier is very long.\nIt is new.\n');
    expect(articles[2]).toMatchObject({
      status: 'merged',
      into: { document: 'a.txt', article: 1 },
    });

    // The page grew at its start since: the merge moves along.
    const later = corpusOf({
      'a.txt': ['Older, longer.\n', text.slice(7)],
      'b.txt': [corpus.document('b.txt').text],
    });
    const again = clean(later, [cluster, findingFor(later, 'TT\n', '')], new Review(entries));
    expect(again.articles[1]?.text).toBe('The pier is very long.\nIt is new.\n');
    expect(again.unapplied).toEqual([]);
  });

  test('settles overlaps by the written rule and lists what lost', () => {
    const corpus = corpusOf({ 'a.txt': ['Read more of the gaet here. End.\n'] });
    const typo = findingFor(corpus, 'gaet', 'gate');
    const phrase = findingFor(corpus, 'gaet here', 'gate there');
    const removal = findingFor(corpus, 'Read more of the gaet here. ', '');
    const only = clean(
      corpus,
      [typo, phrase],
      new Review([accept(typo, corpus), accept(phrase, corpus)]),
    );
    expect(only.articles[0]?.text).toBe('Read more of the gate here. End.\n');
    expect(only.unapplied).toMatchObject([{ finding: phrase.id, reason: 'superseded' }]);
    const all = [typo, phrase, removal];
    const state = new Review(all.map((finding) => accept(finding, corpus)));
    const { articles, unapplied } = clean(corpus, all, state);
    expect(articles[0]?.text).toBe('End.\n');
    expect(unapplied.map((u) => u.finding).sort()).toEqual([typo.id, phrase.id]);
  });

  test('applies both of two removals that overlap at an end', () => {
    const corpus = corpusOf({ 'a.txt': ['A b c d e.'] });
    const findings = [findingFor(corpus, 'b c ', ''), findingFor(corpus, 'c d ', '')];
    expect(acceptedTexts(corpus, findings)['a.txt:0']).toBe('A e.');
  });

  test('lists what is stale, and what stood in an article that goes', () => {
    const corpus = corpusOf({ 'a.txt': ['A gaet.'], 'b.txt': ['A gaet!'], 'c.txt': ['A lmap.'] });
    const gate = findingFor(corpus, 'gaet', 'gate');
    const lamp = findingFor(corpus, 'lmap', 'lamp');
    const cluster = clusterOf('K', [
      ['a.txt', 0],
      ['b.txt', 0],
    ]);
    const state = new Review([gate, lamp, cluster].map((finding) => accept(finding, corpus)));
    const { unapplied } = clean(corpus, [gate, cluster], state);
    expect(unapplied).toMatchObject([
      { document: 'b.txt', finding: gate.id, reason: 'article-removed' },
      { document: 'c.txt', finding: lamp.id, reason: 'stale' },
    ]);
  });

  test('does not list what was to be removed from an article that goes', () => {
    const corpus = corpusOf({ 'a.txt': ['A gate.\n'], 'b.txt': ['A gate.\nTT\n'] });
    const findings = [
      findingFor(corpus, 'TT\n', ''),
      clusterOf('K', [
        ['a.txt', 0],
        ['b.txt', 0],
      ]),
    ];
    const state = new Review(findings.map((finding) => accept(finding, corpus)));
    expect(clean(corpus, findings, state).unapplied).toEqual([]);
  });

  test('fits the editor’s own text to places written in other ways', () => {
    const corpus = corpusOf({ 'a.txt': ['Gaet and gaet.\n'] });
    const upper = findingFor(corpus, 'Gaet', 'Gate').occurrences;
    const finding = findingFor(corpus, 'gaet', 'gate');
    const both = { ...finding, occurrences: [...upper, ...finding.occurrences] };
    const state = new Review([entryOf(decideAction(both, 'edited', corpus, 'door'))]);
    expect(clean(corpus, [both], state).articles[0]?.text).toBe('Door and door.\n');
  });

  test('has the tags of each article', () => {
    const corpus = corpusOf({ 'a.txt': ['A.'] });
    const articles = [anchorOfArticle({ document: 'a.txt', article: 0 }, corpus)];
    const state = new Review([entryOf({ type: 'tag', articles, add: ['port'], remove: [] })]);
    expect(clean(corpus, [], state).articles[0]?.tags).toEqual(['port']);
  });
});

describe('accepting all', () => {
  test('takes the kinds that were named, above the confidence, with ids that follow from the findings', () => {
    const corpus = corpusOf({ 'a.txt': ['A gaet.\nTT\nA lmap.\n'] });
    const findings = [
      findingFor(corpus, 'lmap', 'lamp', { confidence: 0.3 }),
      findingFor(corpus, 'gaet', 'gate'),
      findingFor(corpus, 'TT\n', ''),
    ];
    const options = { kinds, minConfidence: 0.5, at: '2026-01-01T00:00:00.000Z', by: 'rule' };
    const entries = acceptAll(findings, corpus, options);
    expect(entries.map(({ action }) => action.type === 'decide' && action.finding)).toEqual([
      'id-TT\n',
      'id-gaet',
    ]);
    expect(acceptAll([...findings].reverse(), corpus, options)).toEqual(entries);
    expect(acceptAll(findings, corpus, { ...options, kinds: ['typo'] })).toHaveLength(1);
  });
});

describe('the manifest', () => {
  test('has a line for each document, article and edit, and for what was not applied', () => {
    const corpus = corpusOf({ 'a.txt': ['One.\n\nTT\n\nTwo.\n'], 'b.txt': ['One.\n'] });
    const findings = [
      findingFor(corpus, 'TT\n', ''),
      clusterOf('K', [
        ['a.txt', 0],
        ['b.txt', 0],
      ]),
    ];
    const state = new Review([
      ...findings.map((f) => accept(f, corpus)),
      accept({ ...findings[0]!, id: 'gone' }, corpus),
    ]);
    const cleaned = clean(corpus, findings, state);
    const lists = inOneGo(articlesByDocument(cleaned));
    const lines = [...manifestLines(corpus, lists, cleaned)];
    expect(lines.map((line) => line.type)).toEqual([
      'document',
      'article',
      'edit',
      'edit',
      'document',
      'article',
      'unapplied',
    ]);
    expect(Object.keys(lines[2]!)).toEqual([
      'type',
      'document',
      'article',
      'from',
      'to',
      'before',
      'after',
      'rule',
      'finding',
      'decision',
    ]);
  });
});
