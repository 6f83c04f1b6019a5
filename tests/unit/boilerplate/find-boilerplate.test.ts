import { describe, expect, it } from 'vitest';
import { findBoilerplate } from '../../../shared/boilerplate/find-boilerplate.ts';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import { segmentCorpus } from '../../../shared/corpus/segment.ts';
import { Cancelled, silentMonitor } from '../../../shared/progress/monitor.ts';
import { makePage, stories } from '../corpus/page-maker.ts';
import { cardsOf, documentsOf, offeredLines, paragraphs, webPage } from './corpus-maker.ts';

const plan = {
  captionsAbove: 2,
  captionsBelow: 2,
  markers: ['ZW', '20'],
  blankBetweenParagraphs: true,
};

function storyPage(numbers: readonly number[], figures: readonly string[]): string {
  return makePage({
    articles: numbers.map((number, at) => ({
      ...stories[number]!,
      ...plan,
      markers: ['ZW', figures[at]!],
    })),
    lineEnd: '\n',
    blanksBetween: 3,
    endsWithLineEnd: false,
  }).text;
}

/** A story wrapped at about 60 characters, as wire services sent them. */
function wrapped(seed: number, last: string[]): string {
  return paragraphs(seed, 4)
    .map((paragraph) => `    ${paragraph.replace(/(.{45,60}) /g, '$1\n')}`)
    .concat(last)
    .join('\n');
}

describe('cards of what openings repeat', () => {
  const documents = documentsOf([
    storyPage([0, 1], ['20', '25']),
    storyPage([3, 5], ['31', '1.2k']),
  ]);

  it('make one card each for headlines, captions, the marker and all figures', () => {
    const cards = cardsOf(documents);
    expect(cards.map((card) => [card.rule, card.pattern, card.occurrences.length]).sort()).toEqual([
      ['lone-count', '#', 4],
      ['repeated-caption', 'caption', 15],
      ['repeated-headline', 'headline', 4],
      ['stray-marker', 'ZW', 4],
    ]);
    expect(cards.every((card) => card.confidence >= 0.9)).toBe(true);
  });

  it('take whole lines with their line end and leave the first headline and caption', () => {
    for (const card of cardsOf(documents)) {
      for (const { document, from, to, before, after } of card.occurrences) {
        const { text } = documents.find(({ id }) => id === document)!;
        expect(text.slice(from, to)).toBe(before);
        expect(before.endsWith('\n')).toBe(true);
        expect(after).toBe('');
      }
    }
    const headlines = cardsOf(documents).find((card) => card.rule === 'repeated-headline')!;
    expect(headlines.kept.map(({ document, article }) => `${document}:${article}`)).toEqual([
      '01:0',
      '01:1',
      '02:0',
      '02:1',
    ]);
    expect(headlines.kept[0]!.from).toBe(0);
  });

  it('keep their ids when pages are added', () => {
    const ids = cardsOf(documents).map((card) => card.id);
    const more = cardsOf([
      ...documents,
      ...documentsOf([storyPage([2], ['8'])]).map((d) => ({ ...d, id: '99' })),
    ]);
    expect(more.map((card) => card.id)).toEqual(expect.arrayContaining(ids));
  });

  it('say why in words with figures', () => {
    const marker = cardsOf(documents).find((card) => card.rule === 'stray-marker')!;
    expect(marker.reasons[0]).toBe(
      'Alone on its line in 4 of 4 articles that open in the same way.',
    );
    expect(marker.reasons).toContain('It always follows the caption.');
  });

  it('are unsure of a few words that stand there once', () => {
    const text = makePage({
      articles: [{ ...stories[0]!, ...plan, markers: ['Lindmouth quay today'] }],
      lineEnd: '\n',
      blanksBetween: 1,
      endsWithLineEnd: true,
    }).text;
    const card = cardsOf(documentsOf([text])).find((found) => found.rule === 'stray-marker')!;
    expect(card.confidence).toBeLessThan(0.5);
  });

  it('keep one place of a short caption that stands apart from its repeats', () => {
    const { headline, body } = stories[0]!;
    const text = [
      headline,
      '',
      'The old pier',
      'ZW',
      '',
      headline,
      '',
      'The old pier',
      '',
      ...body,
    ].join('\n');
    const offered = offeredLines(documentsOf([text]));
    expect(offered).toEqual(['ZW', headline, 'The old pier']);
  });

  it('find a caption that is shown again above a body whose headline is in a field', () => {
    const { headline, caption, body } = stories[0]!;
    const text = [...caption, ...caption, 'ZW', '', ...caption, '', ...body].join('\n');
    expect(offeredLines(documentsOf([text], { title: headline }))).toEqual([
      ...caption,
      'ZW',
      ...caption,
    ]);
  });
});

describe('recurring lines of running text', () => {
  it('are offered where articles sign off', () => {
    const texts = Array.from({ length: 12 }, (_, at) =>
      wrapped(at, [at % 3 === 2 ? ' COASTWIRE' : ' Coastwire']),
    );
    const cards = cardsOf(documentsOf(texts));
    expect(cards.map((card) => [card.rule, card.pattern, card.occurrences.length])).toEqual([
      ['sign-off', 'Coastwire', 12],
    ]);
  });

  it('are not offered where a wrapped sentence ends', () => {
    const texts = Array.from({ length: 12 }, (_, at) =>
      wrapped(at, [`    The keeper of lamp ${at} was not told of it, the harbour office`, 'said.']),
    );
    expect(offeredLines(documentsOf(texts))).toEqual([]);
  });

  it('are not offered where they are rows of tables', () => {
    const texts = Array.from({ length: 12 }, (_, at) =>
      wrapped(at, [
        '    Catch in tonnes',
        `    Herring ${at + 20} vs ${at + 11}`,
        `    Mackerel ${at * 3} vs ${at + 5}`,
        `    ${at + 20}`,
      ]),
    );
    const offered = offeredLines(documentsOf(texts)).filter((line) => /\d/.test(line));
    expect(offered).toEqual([]);
  });

  it('do not count copies of one article', () => {
    const text = wrapped(1, ['    He kept the lamp.', '    Nobody else did.']);
    expect(offeredLines(documentsOf([text, text, text, text]))).toEqual([]);
  });

  it('are not offered where they are subheads and sentences of edited copies', () => {
    const texts = Array.from({ length: 5 }, (_, at) => {
      const own = paragraphs(2, 5).map((paragraph, number) =>
        number === 1 ? paragraph : paragraph.replace('Nobody there', `Nobody ${at} there`),
      );
      return [
        'The Weir Holds',
        '',
        own[0],
        '',
        'A LONG WINTER',
        '',
        own[1],
        '',
        ...own.slice(2),
        '',
        'It held.',
      ].join('\n');
    });
    expect(offeredLines(documentsOf(texts))).toEqual([]);
  });

  it('are offered when a call to read on stands in most articles of an outlet', () => {
    const texts = Array.from({ length: 6 }, (_, at) =>
      wrapped(at, ['', 'Read the whole story in the evening paper', '']),
    );
    expect(new Set(offeredLines(documentsOf(texts, { outlet: 'Courier' })))).toEqual(
      new Set(['Read the whole story in the evening paper']),
    );
  });
});

describe('lines that begin alike and end the page with another title each', () => {
  const titles = [
    'The Weir at Orrin Holds Through a Long Winter',
    'Beekeepers of Marle Count Their Losses',
    'A Second Bridge for Dunwick Comes Nearer',
    'Why the Organ of Pell Was Silent at Easter',
    'Ashlow Paints Its Station in Four Colours',
    'Irthing Will Have No New Mill',
  ];
  const page = (at: number, label: string, title: string, foot: readonly string[]) =>
    [
      titles[at]!,
      '',
      ...paragraphs(at, 4).flatMap((p) => [p, '']),
      `${label}${title}`,
      ...foot,
    ].join('\n');

  it.each([
    ['whose titles stand above other articles', 'Voir aussi : ', (at: number) => titles[at]!],
    [
      'next to another recurring line',
      'Elsewhere | ',
      (at: number) => `What happened in town number ${at} last night`,
    ],
  ])('are one card: those %s', (_, label, titleOf) => {
    const texts = titles.map((_title, at) =>
      page(at, label, titleOf((at + 1) % titles.length), ['', '— The evening desk of Lindmouth']),
    );
    const links = cardsOf(documentsOf(texts)).filter((card) => card.rule === 'link-line');
    expect(links).toHaveLength(1);
    expect(links[0]!.confidence).toBeGreaterThan(0.8);
    expect(links[0]!.occurrences).toHaveLength(titles.length);
  });

  it.each([
    ['what a speaker says', (at: number) => `Ferrow: The lamp of town ${at} has to stay lit.`],
    ['figures', (at: number) => `Catch: ${at + 20} tonnes`],
    [
      'names',
      (at: number) => `Umpire: ${['Pell', 'Marle', 'Dunn', 'Ash', 'Orr', 'Ivy'][at]} Ferrow`,
    ],
  ])('are left alone where %s follows', (_, line) => {
    const texts = titles.map((_title, at) => page(at, line(at), '', []));
    expect(cardsOf(documentsOf(texts)).filter((card) => card.rule === 'link-line')).toEqual([]);
    const last = texts.map((text) => text.split('\n').at(-1));
    expect(offeredLines(documentsOf(texts)).filter((each) => last.includes(each))).toEqual([]);
  });

  it('are judged alike on all pages, as every recurring line is', () => {
    const box = 'Have the first stories of the valley in your letter box before the milk comes.';
    const texts = titles.map((_title, at) =>
      page(at, 'Elsewhere | ', `What happened in town number ${at} last night`, [
        ...(at % 2 ? [''] : []),
        box,
        ...(at % 3 ? [] : ['']),
        '— The evening desk of Lindmouth',
      ]),
    );
    const cards = cardsOf(documentsOf(texts)).filter((card) =>
      card.occurrences.some(({ before }) => before.trim() === box),
    );
    expect(new Set(cards.map((card) => card.confidence >= 0.5)).size).toBe(1);
    expect(
      cards.flatMap((card) => card.occurrences.filter((o) => o.before.trim() === box)),
    ).toHaveLength(6);
  });
});

describe('lines of web pages', () => {
  const pages = Array.from({ length: 5 }, (_, at) => webPage(at));

  it.each([
    [
      'of one outlet',
      documentsOf(
        pages.map((page) => page.text),
        { host: 'courier.example' },
      ),
    ],
    ['of an outlet that no field names', documentsOf(pages.map((page) => page.text))],
    ['that come alone', documentsOf(pages.slice(0, 1).map((page) => page.text))],
  ])('go around the text %s, and the text stays', (_, documents) => {
    const offered = offeredLines(documents);
    const body = new Set(pages.flatMap((page) => page.body));
    const around = pages.slice(0, documents.length).flatMap((page) => page.around);
    expect(offered.filter((line) => body.has(line))).toEqual([]);
    expect(offered.length).toBeGreaterThan(around.length * 0.9);
  });

  it('make a handful of cards, not one for each line', () => {
    const cards = cardsOf(
      documentsOf(
        pages.map((page) => page.text),
        { host: 'courier.example' },
      ),
    );
    expect(cards.length).toBeLessThan(12);
    expect(cards[0]!.reasons[0]).toMatch(/lines on 5 pages of courier\.example/);
  });

  it('leave the line that the page’s address names as its headline', () => {
    const headline = 'Council of Lindmouth Votes to Keep Its Night Ferry Running';
    const documents = pages.map((page, at) => ({
      id: `0${at}`,
      text: page.text.replace('By Ada', `${headline} ${at}\nBy Ada`),
      fields: {
        url: `https://courier.example/news/council-of-lindmouth-votes-to-keep-its-night-ferry-running-${at}.html`,
      },
    }));
    expect(offeredLines(documents).filter((line) => line.startsWith(headline))).toEqual([]);
  });
});

describe('what a scraper leaves around one article', () => {
  const residue = ['Share', 'Print', 'By Ada Ferrow', 'Read on', '© 2031 Lindmouth Courier'];

  it.each(stories.map((story) => [story.headline, story] as const))(
    'goes, and headline and text stay: %s',
    (_, { headline, body }) => {
      const [share, print, byline, readOn, foot] = residue;
      const text = [headline, share, print, byline, ...body, readOn, 'Stories of the day', foot];
      const offered = offeredLines(documentsOf([text.join('\n')]));
      expect(offered).toEqual(expect.arrayContaining(residue));
      const sentences = body.filter((line) => line.length > 30);
      expect(offered.filter((line) => line === headline || sentences.includes(line))).toEqual([]);
    },
  );
});

describe('honest text', () => {
  const text = paragraphs(3, 6);

  it.each([
    [
      'an article with a headline, subheads and a quotation',
      [
        'The Weir at Orrin Holds',
        '',
        text[0],
        '',
        'A LONG WINTER',
        '',
        text[1],
        '',
        '"It held," she said.',
        '',
        text[2],
      ],
    ],
    [
      'verses with a refrain',
      [
        'The lamps along the harbour wall,',
        'Light up, light up, my dear,',
        'I light them one, I light them all,',
        'Light up, light up, my dear.',
        '',
        'The tide is in, the tide is out,',
        'Light up, light up, my dear,',
        'The keeper whistles roundabout,',
        'Light up, light up, my dear.',
      ],
    ],
    [
      'a table with lone figures',
      [
        text[0],
        '',
        'Boats by harbour',
        'Lindmouth',
        '20',
        'Orrin',
        '20',
        'Marle',
        '31',
        '',
        text[1],
      ],
    ],
    [
      'a list of steps',
      [
        text[0],
        '',
        '- Wash the lamp glass',
        '- Trim the wick',
        '- Fill the tank',
        '- Light it before dusk',
        '',
        text[1],
        text[2],
      ],
    ],
  ])('is left alone: %s', (_, lines) => {
    expect(offeredLines(documentsOf([lines.join('\n')]))).toEqual([]);
  });
});

describe('long lists of short lines that recur nowhere', () => {
  const text = paragraphs(3, 6);
  const names = ['Ada Ferrow', 'Ivo Pell', 'Runa Marle', 'Tom Ashlow', 'Bea Dunn', 'Kit Orrin'];
  const prizes = ['Best lamp', 'Best ferry song', 'Best loaf of the year', 'Oldest boat afloat'];
  const awards = prizes.flatMap((prize, at) => [
    prize,
    ...names.map((name, row) => `${name}, Quay ${at * 7 + row}`),
    `${names[at]} – winner`,
  ]);
  const letters = Array.from({ length: 8 }, (_, at) => [
    paragraphs(at + 40, 1)[0],
    `${names[at % 6]} ${at}`,
    ['Lindmouth', 'Orrin', 'Barrow', 'Tessel'][at % 4],
  ]).flat();
  const recipe = [
    '300 g rye flour',
    'A spoon of salt',
    'Two eggs from the yard',
    'Butter the size of a walnut',
    'A glass of warm milk',
    'Caraway, if there is any',
    'One grated apple',
    'A pinch of yeast',
  ];
  const lineUp = names.flatMap((name, at) => [`${at + 1} ${name}`, `${at + 7} ${name} junior`]);
  const verses = Array.from({ length: 16 }, (_, at) =>
    at % 2 ? `And lamp ${at} goes out along the quay` : `The tide of day ${at} comes up the wall`,
  );

  it.each([
    [
      'awards, announced',
      [text[0], text[1], 'These are all the winners of the night:', ...awards, text[2]],
    ],
    ['awards at the end', [text[0], text[1], text[2], ...awards]],
    ['letters with names below', [text[0], ...letters, text[1]]],
    ['a recipe', [text[0], text[1], 'For one loaf you will need:', ...recipe, text[2], text[3]]],
    ['a line-up', [text[0], text[1], text[2], ...lineUp, text[3]]],
    ['verses', [text[0], text[1], ...verses, text[2]]],
  ])('are left alone: %s', (_, lines) => {
    expect(offeredLines(documentsOf([lines.join('\n')]))).toEqual([]);
    expect(offeredLines(documentsOf([lines.join('\n\n')]))).toEqual([]);
  });
});

describe('what a removal would leave', () => {
  const sign = 'Coast News Desk';
  const story = (at: number, above: string) => [...paragraphs(at, 3), above, sign].join('\n');

  it('is told where it is a colon with nothing after it', () => {
    const texts = Array.from({ length: 6 }, (_, at) =>
      story(
        at,
        at < 2 ? `${paragraphs(at + 9, 1)[0]} He wrote it down, and it says:` : 'He went home.',
      ),
    );
    const card = cardsOf(documentsOf(texts)).find((found) =>
      found.occurrences.some(({ before }) => before.trim() === sign),
    )!;
    expect(card.reasons.filter((reason) => reason.includes('colon'))).toEqual([
      'The line above ends in a colon and would stand with nothing after it: 2 places.',
    ]);
  });

  it('is not told where it is white space', () => {
    const texts = Array.from({ length: 6 }, (_, at) => story(at, 'He went home.\n'));
    const reasons = cardsOf(documentsOf(texts)).flatMap((card) => card.reasons);
    expect(reasons.filter((reason) => /colon|sentence/.test(reason))).toEqual([]);
  });
});

describe('the search for boilerplate', () => {
  it('gives the same cards for the same corpus', () => {
    const documents = documentsOf([
      webPage(1).text,
      webPage(2).text,
      storyPage([0, 1], ['20', '25']),
    ]);
    expect(cardsOf(documents)).toEqual(cardsOf(documents));
  });

  it('stops when it is told to', () => {
    const documents = documentsOf([webPage(1).text]);
    const corpus = createCorpus(documents, segmentCorpus(documents, silentMonitor));
    const monitor = {
      tick() {
        throw new Cancelled();
      },
    };
    expect(() => findBoilerplate(corpus, monitor)).toThrow(Cancelled);
  });
});
