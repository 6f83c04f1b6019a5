import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TextFinding } from '../../../shared/findings/finding.ts';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import { viewWithout } from '../../../shared/text/view.ts';
import { findTypography } from '../../../shared/typography/find-typography.ts';
import { sharedFolder } from '../../shared-data.ts';

function find(...texts: readonly string[]): TextFinding[] {
  const articles = texts.map((text, index) => ({
    ref: { document: `page-${index}`, article: 0 },
    documentText: text,
    view: viewWithout(text, { from: 0, to: text.length }, []),
  }));
  return findTypography(articles, silentMonitor);
}

/** The text with all that is found put right. */
function mended(text: string): string {
  const places = find(text).flatMap(({ occurrences }) => occurrences);
  return places
    .sort((a, b) => b.from - a.from)
    .reduce((whole, { from, to, after }) => whole.slice(0, from) + after + whole.slice(to), text);
}

describe('findTypography', () => {
  test('closes with a curly mark what one opened, and the other way round', () => {
    const text =
      'She called it “a quiet, stubborn success" and left. Then "we will be back,” he added.';
    expect(mended(text)).toBe(
      'She called it “a quiet, stubborn success” and left. Then “we will be back,” he added.',
    );
  });

  test('leaves quotations alone that match, also across paragraphs left open', () => {
    const text = 'He said, “We wait.\n\n“Then we go.” She wrote "never" and "always".';
    expect(find(text)).toEqual([]);
  });

  test('leaves inches and a quotation within a quotation alone', () => {
    expect(find('A 12" record lay beside the “old 7" single” on the shelf.')).toEqual([]);
  });

  test('sets the odd mark of a quotation as the rest of the article has them', () => {
    const text = 'It wasn\'t "ready". "We don\'t know," she said. "We will wait,” he said.';
    expect(mended(text)).toBe(text.replace('”', '"'));
  });

  test('takes a doubled in for a slip unless it may be a particle before a preposition', () => {
    expect(mended('The harbour froze in in a hard winter.')).toBe(
      'The harbour froze in a hard winter.',
    );
    expect(
      find('They came in in single file and moved on on Monday. Let them in in time.'),
    ).toEqual([]);
  });

  test('leaves the columns of a table alone', () => {
    expect(find('north      none      none      two')).toEqual([]);
  });

  test('takes one of two equal words away, and leaves the line end', () => {
    expect(mended('They paid for the the crane.')).toBe('They paid for the crane.');
    expect(mended('They paid for the\nthe crane.')).toBe('They paid for the\ncrane.');
  });

  test('leaves words that stand twice for a reason alone', () => {
    expect(find('He had had enough. She knew that that was it. It was very very late.')).toEqual(
      [],
    );
    expect(find('The band is Duran Duran. It works. It, it seems, works.')).toEqual([]);
  });

  test('joins the lines of wrapped paragraphs where other articles flow, and nothing else', () => {
    const paragraph =
      'The keeper of the lamp at Orrin wrote down what the wind did every night for forty years, and when he left he gave the books to the school, where nobody has opened them until this winter.';
    const wrapped = paragraph.replace(/(.{40,56}) /g, '$1\n');
    const text = `The books of the lamp\n\n${wrapped}\n\n${wrapped}\n`;
    const found = find(text, paragraph, paragraph, paragraph);
    expect(found.map(({ rule, confidence }) => [rule, confidence])).toEqual([
      ['hard-wrapped', 0.55],
    ]);
    let mendedText = text;
    for (const { from, to, after } of [...found[0]!.occurrences].reverse())
      mendedText = mendedText.slice(0, from) + after + mendedText.slice(to);
    expect(mendedText).toBe(`The books of the lamp\n\n${paragraph}\n\n${paragraph}\n`);
    expect(find(text, text)[0]!.confidence).toBeLessThan(0.5);
  });

  test('leaves verses, lists and tables as they are set', () => {
    const verses =
      'The lamps along the harbour wall,\nlight up, light up, my dear,\nI light them one, I light them all\nand nobody will hear\nhow softly on the stones they fall\nwho have no business here';
    const list = 'bread and salt\nbutter\na glass of milk from the farm at the weir\neggs\ncaraway';
    const table =
      'Herring  20  31\nMackerel in boxes  11  12\nWhiting from the bay  3  4\nCrab  1  1';
    expect(find(verses, list, table, 'One line.')).toEqual([]);
  });

  test('reads UTF-8 that was read as windows-1252', () => {
    expect(mended('The mayorâ€™s cafÃ© in OrlÃ©ans')).toBe('The mayor’s café in Orléans');
    expect(find('Un château à la mode, âgé de 30 ans')).toEqual([]);
  });

  test('reads the names and numbers of letters, signs and arrows as browsers do', () => {
    expect(
      mended('&Eacute;t&eacute; &iquest;Qu&eacute;? &lsaquo;x&rsaquo; &rarr; 5 &#150; it&#146;s'),
    ).toBe('Été ¿Qué? ‹x› → 5 – it’s');
    expect(find('AT&T; fish&chips; &c; &constructor;')).toEqual([]);
  });

  test('reads HTML escapes, also twice escaped ones', () => {
    expect(mended('Salt &amp; Sons, the mayor&#x27;s &amp;quot;friends&amp;quot;')).toBe(
      'Salt & Sons, the mayor\'s "friends"',
    );
    expect(find('AT&T; and R&D; at 5 &unknown; places')).toEqual([]);
  });

  test('removes soft hyphens and characters without width', () => {
    expect(mended('an an\u00adnounce\u00adment of\u200b the day')).toBe(
      'an announcement of the day',
    );
  });

  test('removes spaces before marks and within sentences', () => {
    expect(mended('The boat , late again , left at  noon.')).toBe(
      'The boat, late again, left at noon.',
    );
  });

  test('leaves tables, sentence spaces and ellipses alone', () => {
    expect(find('It rained.  It snowed. And then . . . nothing ... more.')).toEqual([]);
    expect(find('tonnes   wheat   barley\nnorth    12      14')).toEqual([]);
  });

  test('shows a habit of the whole corpus below the fold, as one finding', () => {
    const pages = Array.from({ length: 20 }, (_, day) => `On day ${day} the boat left at  noon.`);
    const findings = find(...pages);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.occurrences).toHaveLength(20);
    expect(findings[0]?.confidence).toBeLessThan(0.5);
  });

  test.skipIf(!sharedFolder)(
    'finds on the seed pages the two mixed quotations, in four copies',
    () => {
      const folder = `${sharedFolder}seeds/`;
      const pages = readdirSync(folder).filter((name) => name.endsWith('.txt'));
      const findings = find(...pages.map((name) => readFileSync(folder + name, 'utf8')));
      expect(findings.map(({ rule, occurrences }) => [rule, occurrences.length])).toEqual([
        ['mismatched-quotes', 4],
        ['mismatched-quotes', 4],
      ]);
    },
  );
});
