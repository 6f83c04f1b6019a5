import { describe, expect, test } from 'vitest';
import { brief, spell } from './helpers.ts';

/** Sentences as learners and hasty natives write them: what stands there, and what was meant. */
const sentences: readonly (readonly [text: string, wrong: string, right: string])[] = [
  ['I recieved your letter on Friday and read it twice on the bus.', 'recieved', 'received'],
  ['We definately want to visit the museum again next summer.', 'definately', 'definitely'],
  ['My brother is studing medicine because he likes to help people.', 'studing', 'studying'],
  [
    'The whether was fine, but the accomodation was noisy and cold.',
    'accomodation',
    'accommodation',
  ],
  ['She beleives that the old bridge should be repaired first.', 'beleives', 'believes'],
  ['They have seperate rooms and share a small kitchen.', 'seperate', 'separate'],
  ['It is neccessary to bring warm clothes in the evening.', 'neccessary', 'necessary'],
  ['The goverment must spend more money on schools.', 'goverment', 'government'],
  ['Tommorow we are going to the beach with our neighbours.', 'tommorow', 'tomorrow'],
  ['He was very suprised when his friends came to the station.', 'suprised', 'surprised'],
  ['I am writting to ask about the job in your shop.', 'writting', 'writing'],
  ['The begining of the film was slow, but the end made me cry.', 'begining', 'beginning'],
  ['Many people in my country go to restaurents on Sunday.', 'restaurents', 'restaurants'],
  ['We had diferent opinions about the price of the tickets.', 'diferent', 'different'],
  ['The teacher explaned the rule three times.', 'explaned', 'explained'],
  ['I would like to thank you for the wonderfull party.', 'wonderfull', 'wonderful'],
  ['The train was late, so we waited untill midnight.', 'untill', 'until'],
  ['Her adress is on the back of the envelope.', 'adress', 'address'],
  ['It happend during the night while everybody was asleep.', 'happend', 'happened'],
  ['The childrens were playing, and the dogs barked loudly at teh postman.', 'teh', 'the'],
  ['Learning a langauge takes time and patience.', 'langauge', 'language'],
  ['He dissapeared behind the church and was not seen again.', 'dissapeared', 'disappeared'],
  ['I usualy drink tea with milk in the morning.', 'usualy', 'usually'],
  ['The manager was responsable for all the mistakes.', 'responsable', 'responsible'],
  ['There are advantages and disadvantges of living in a city.', 'disadvantges', 'disadvantages'],
  ['My favorite subject is phisics, because our laboratory is new.', 'phisics', 'physics'],
  ['You should practise your pronounciation every day.', 'pronounciation', 'pronunciation'],
  ['The knowlege that we need is in these books.', 'knowlege', 'knowledge'],
  ['We stayed thier for two weeks and swam in the lake.', 'thier', 'their'],
  ['The goverments of both countries signed an agrement about water.', 'agrement', 'agreement'],
];

const norm = (word: string) => word.toLowerCase();

describe("learners' sentences", () => {
  const found = sentences.map(([text]) => brief(spell([text])).map(norm));

  test('show nine slips in ten, eight in ten with the right word first', () => {
    const hit = sentences.filter(([, wrong], i) =>
      found[i]!.some((line) => line.startsWith(`typo: ${wrong} →`)),
    );
    const right = sentences.filter(([, wrong, meant], i) =>
      found[i]!.includes(`typo: ${wrong} → ${meant}`),
    );
    const missed = sentences.flatMap(([, wrong], i) =>
      hit.includes(sentences[i]!) ? [] : [wrong],
    );
    expect(hit.length, missed.join(', ')).toBeGreaterThanOrEqual(27);
    expect(right.length, found.flat().join('\n')).toBeGreaterThanOrEqual(24);
  });

  test('show hardly a right word', () => {
    const alsoWrong = new Set(['childrens', 'goverments']);
    const others = found.flatMap((lines, i) =>
      lines.filter((line) => {
        const word = line.split(' ')[1]!;
        return word !== sentences[i]![1] && !alsoWrong.has(word);
      }),
    );
    expect(others).toEqual([]);
  });
});

describe('two copies of one story', () => {
  const copy = `The keeper of the northern light has asked the board for a second boat this winter.
She said that stores for the station were landed late in October and again in March.`;

  test.each([
    ['landed late', 'landed alte', 'typo: alte → late'],
    ['a second boat', 'a second boast', 'real-word: boast → boat'],
  ])('differ in %s and %s, and the better one bears witness', (right, wrong, finding) => {
    const told = spell([copy.replace(right, wrong), copy], { witnesses: () => [[0, 1]] });
    expect(brief(told)).toEqual([finding]);
  });

  test('that differ in a number, a name or a choice of words bear no witness', () => {
    const other = copy
      .replace('second', 'third')
      .replace('October', 'November')
      .replace('station', 'lighthouse')
      .replace('winter', 'year');
    expect(brief(spell([copy, other], { witnesses: () => [[0, 1]] }))).toEqual([]);
  });
});
