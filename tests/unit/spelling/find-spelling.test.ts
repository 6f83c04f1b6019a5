import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TextFinding } from '../../../shared/findings/finding.ts';
import { sharedFolder } from '../../shared-data.ts';
import { brief, spell } from './helpers.ts';

const harbour = `The ferry company said on Monday that the old harbour will close in autumn.
Engineers found cracks in the sea wall during an inspection, and the council wants repairs to begin.
A spokesman for the port said the work would take about two years.
He added that the island's fishermen had been told to moor their boats elsewhere.`;

/** One story for each trouble; all are scanned at once, as a corpus would be. */
const stories = {
  slip: `A storm broke windows along the promenade on Tuesday night, the fire brigade said.
Three people were treated for cuts, and the mayor promised a thorough investgation of the shutters.`,
  spellings: `Traders in the covered market organised a petition against the new rents.
The organizers counted four hundred signatures, the newspaper Dagposten reported.
Prices travelled upward again, and labour costs rose, while the center of town stayed quiet.
Nobody answered questions about the honour or the color of the plan, Teodor Vasquinel complained.`,
  capital: `Goverment officials visited the new tram depot. The goverment paid for half of it.
Passengers will notice little, since the trams are the old ones with new paint.`,
  possessive: `The libary's roof leaks, and readers have brought buckets.
A builder looked at it in spring and has not been seen again.`,
  addresses: `Write to harbor.offce@ferry.example or see www.ferry.example/tikets for the timetable of M4x7.
The council met for an emer-
gency session, which the mayor called a coup de théâtre. They're goin' home early, one of them sang.`,
  together: `Bakers raised the price of bread onthe first of the month, blaming the cost of flour.
Most customers shrugged, and some walked to the next village.`,
  accents: `Minister Inès Moreau-Lédan opened the hearing. Moreau-Lédan left early.
Later Moreau-Ledan declined to comment on the figures.`,
  names: `Joaquim Belvedrano toured the piers. Joaquim Belvedrano met the crews, and Joaquim Belvedrano paid.
On Friday Joaquim Belverdano spoke to reporters about the season.
Marta Hanssen spoke for the crews, and Pieter Hansson for the owners.
Marta Hanssen was pleased. Later Marta Hanssen thanked the crews.`,
  hyphen: `Ingrid Vale-Sorensten opened the lock. Ingrid Vale-Sorensten has run it for years.
Later Ingrid Vale Sorensten closed it again.`,
  ending: `Councillor Tobias Brandvoll asked for time. Tobias Brandvoll has three children.
The motion by Tobias Brandvull failed.`,
  people: `Minister Ryoichi Tanabata met Minister Reoichi Okuhara on Monday.
Ryoichi Tanabata was late. Ryoichi Tanabata said so himself. Reoichi Okuhara laughed.`,
  phrase: `The state news agency carried pictures of the parade.
A second report by the Orvik new agency spoke of heavy rain.`,
  possessiveAdjective: `Fishermen complained about Canadian's fleet and over Norwegian rules.
Canada sent a ship.
Talks are to begin after the holidays, the ministry said.`,
  german: `Die Fähre fährt am Montag nicht mehr, sagte der Sprecher der Gesellschaft.
Der alte Hafen wird im Herbst geschlossen, weil die Mauer Risse hat und repariert werden muss.`,
};

const quayfolk = Array.from(
  { length: 8 },
  (_, day) => `On day ${day} the quayfolk of pier ${day} loaded ${day * 7} crates of glimmerfish.`,
);

describe('findSpelling', () => {
  let findings: TextFinding[] = [];
  const names = Object.keys(stories);

  beforeAll(() => {
    findings = spell([...Object.values(stories), ...quayfolk]);
  });

  /** The findings that touch one story. */
  const found = (story: keyof typeof stories) => {
    const document = `page-${names.indexOf(story)}`;
    return findings.filter(({ occurrences }) =>
      occurrences.some((one) => one.document === document),
    );
  };

  test('flags a misspelled word and proposes the right one first', () => {
    expect(brief(found('slip'))).toEqual(['typo: investgation → investigation']);
    const [finding] = found('slip');
    expect(finding?.occurrences).toHaveLength(1);
    expect(finding?.occurrences[0]).toMatchObject({
      before: 'investgation',
      after: 'investigation',
    });
  });

  test('is silent on names, British and American spelling', () => {
    expect(brief(found('spellings'))).toEqual([]);
  });

  test('keeps the capital of a sentence opening, and joins all places of a slip', () => {
    const [finding, ...others] = found('capital');
    expect(others).toEqual([]);
    expect(finding?.suggestions[0]).toBe('government');
    expect(finding?.occurrences.map(({ before, after }) => [before, after])).toEqual([
      ['Goverment', 'Government'],
      ['goverment', 'government'],
    ]);
  });

  test('names a finding after what stands there, or after its pattern where it stands in several cases', () => {
    expect(found('possessiveAdjective')[0]?.title).toBe('Canadian → Canada');
    expect(found('capital')[0]?.title).toBe('goverment → government');
  });

  test('leaves the possessive ending outside the occurrence', () => {
    const [finding] = found('possessive');
    expect(finding?.occurrences[0]).toMatchObject({ before: 'libary', after: 'library' });
  });

  test('leaves addresses, codes, cut words, dialect and foreign phrases in peace', () => {
    expect(brief(found('addresses'))).toEqual([]);
  });

  test('separates two words that ran together', () => {
    expect(brief(found('together'))).toEqual(['typo: onthe → on the']);
  });

  test('takes a word that many stories write for a word', () => {
    const flagged = findings.flatMap(({ pattern }) => pattern);
    expect(flagged).not.toContain('quayfolk');
    expect(flagged).not.toContain('glimmerfish');
  });

  test('joins two spellings of one name that differ in accents, within one article', () => {
    expect(brief(found('accents'))).toEqual(['variant: Moreau-Ledan → Moreau-Lédan']);
    expect(found('accents')[0]?.occurrences).toHaveLength(1);
  });

  test('joins a misspelled name with the frequent one beside it, and leaves two people two', () => {
    expect(brief(found('names'))).toEqual(['variant: Belverdano → Belvedrano']);
  });

  test('joins a name with a blank and one with a hyphen, and two that end alike after one given name', () => {
    expect(brief(found('hyphen'))).toEqual(['variant: Vale Sorensten → Vale-Sorensten']);
    expect(brief(found('ending'))).toEqual(['variant: Brandvull → Brandvoll']);
  });

  test('leaves two given names with two surnames two', () => {
    expect(brief(found('people'))).toEqual([]);
  });

  test('finds a right word in the wrong place where the story has the phrase', () => {
    expect(brief(found('phrase'))).toEqual(['real-word: new → news']);
  });

  test('finds the possessive of an adjective where a country is meant', () => {
    expect(brief(found('possessiveAdjective'))).toEqual(['real-word: canadian → Canada']);
  });

  test('passes over articles in a language without a dictionary', () => {
    expect(brief(found('german'))).toEqual([]);
    expect(spell([stories.slip], { dictionaries: [] })).toEqual([]);
  });

  test('leaves what the editor calls right in peace', () => {
    expect(brief(spell([stories.slip], { ownWords: ['Investgation'] }))).toEqual([]);
  });

  test('hears a near-duplicate as a witness', () => {
    const copy = harbour.replace('the sea wall', 'the see wall');
    const told = spell([copy, harbour], { witnesses: () => [[0, 1]] });
    expect(brief(told)).toEqual(['real-word: see → sea']);
    expect(told[0]?.occurrences.map(({ document }) => document)).toEqual(['page-0']);
  });

  test.skipIf(!sharedFolder)('finds on the seed pages what their list says, and no more', () => {
    const folder = `${sharedFolder}seeds/`;
    const pages = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const seen = spell(pages.map((name) => readFileSync(folder + name, 'utf8')));
    expect(brief(seen).sort()).toEqual([
      'real-word: israeli → Israel',
      'real-word: new → news',
      'typo: reportf → reported',
      'variant: Diaz-Canel → Díaz-Canel',
    ]);
  });
});
