import { describe, expect, it } from 'vitest';
import { segmentCorpus } from '../../../shared/corpus/segment.ts';
import { Cancelled, silentMonitor } from '../../../shared/progress/monitor.ts';
import { makePage, stories } from './page-maker.ts';

function segment(text: string, fields: Record<string, unknown> = {}) {
  return segmentCorpus([{ id: 'page', text, fields }], silentMonitor);
}

function headlines(text: string, fields: Record<string, unknown> = {}) {
  return segment(text, fields).map(
    ({ headline }) => headline && text.slice(headline.from, headline.to),
  );
}

const [ferry, rooks, , , , kiln] = stories;
const body = ferry!.body.join('\n\n');

describe('segmentation of one article', () => {
  it('keeps an empty text as one empty article', () => {
    expect(segment('')).toEqual([{ document: 'page', index: 0, from: 0, to: 0, headline: null }]);
  });

  it('keeps an article whole whose headline stands twice', () => {
    const text = `${ferry!.headline}\n\n${ferry!.headline}\n\n${body}\n`;
    expect(headlines(text)).toEqual([ferry!.headline]);
  });

  it('keeps an article whole whose headline comes again at its end', () => {
    const text = `${ferry!.headline}\n\n${body}\n\n${ferry!.headline}\n`;
    expect(segment(text)).toHaveLength(1);
  });

  it('keeps an article whole whose subheads and pulled quotation come again', () => {
    const quote = 'The noise of the neighbours keeps them';
    const text = `${rooks!.headline}\n\n${rooks!.body.join('\n\n')}\n\n${quote}\n\n${quote}\n\n${rooks!.body[0]}\n`;
    expect(segment(text)).toHaveLength(1);
  });

  it('finds no headline in a wrapped story that begins with its first sentence', () => {
    const text =
      'The council of Lindmouth decided on Tuesday evening to keep the\nnight ferry running for three more years, its clerk\nsaid.\n    The ferry loses money.\n Desk';
    expect(headlines(text, { title: 'FERRY STAYS' })).toEqual([null]);
    expect(headlines(text)).toEqual([null]);
  });

  it('takes the title field where it stands as a line', () => {
    const text = `Home\nNews\n${ferry!.headline}\n${ferry!.body.join('\n')}`;
    expect(headlines(text, { title: ferry!.headline })).toEqual([ferry!.headline]);
  });

  it('takes a first line set apart by a blank line for the headline', () => {
    expect(headlines(`${kiln!.headline}\n\n${kiln!.body.join('\n')}`)).toEqual([kiln!.headline]);
  });

  it('takes a first line with a byline and a date right below it for the headline', () => {
    const credits = 'By Ada Ferrow, Valley Desk\n12 March 2031\nShare · Print';
    expect(headlines(`${kiln!.headline}\n${credits}\n\n${kiln!.body.join('\n\n')}`)).toEqual([
      kiln!.headline,
    ]);
  });

  it('takes no first line of verses or of a paragraph for the headline', () => {
    const verses =
      'The lamps along the harbour wall\nLight up, light up, my dear,\nI light them one by one\nand all';
    expect(headlines(`${verses}\n\n${kiln!.body.join('\n\n')}`)).toEqual([null]);
    expect(headlines(kiln!.body.join('\n'))).toEqual([null]);
  });

  it('keeps a page of menus whole in which links come again and again', () => {
    const menu = [
      'Town and Country',
      'Letters to the Editor',
      'Weather on the Coast',
      'Tide Tables',
    ];
    const text = [...menu, ...menu, ferry!.headline, ...ferry!.body, ...menu, ...menu].join('\n');
    expect(segment(text)).toHaveLength(1);
  });

  it('keeps a poem whole whose refrain comes every other line', () => {
    const text = [
      'Song of the Lamplighter',
      '',
      'The lamps along the harbour wall',
      'Light up, light up, my dear',
      'I light them one, I light them all',
      'Light up, light up, my dear',
      '',
      'The tide is in, the tide is out',
      'Light up, light up, my dear',
      'The keeper whistles roundabout',
      'Light up, light up, my dear',
    ].join('\n');
    expect(segment(text)).toHaveLength(1);
  });

  it('keeps a report whole whose table has equal rows', () => {
    const rows = ['Shares 12 pence vs 14 pence', 'Sales 3.1 mln vs 2.9 mln', 'Year'];
    const text = `${kiln!.body[0]}\n\n${[...rows, ...rows].join('\n\n')}\n\n${kiln!.body[1]}\n`;
    expect(segment(text)).toHaveLength(1);
  });
});

describe('segmentation of several articles', () => {
  const plan = {
    captionsAbove: 2,
    captionsBelow: 2,
    markers: ['ZW'],
    blankBetweenParagraphs: true,
  };

  it('splits where only blank lines and a headline tell, on a page whose other articles open with repeats', () => {
    const page = makePage({
      articles: [{ ...ferry!, ...plan }],
      lineEnd: '\n',
      blanksBetween: 3,
      endsWithLineEnd: true,
    });
    const text = `${page.text}\n\n\n${kiln!.headline}\n\n${kiln!.body.join('\n\n')}\n`;
    expect(headlines(text)).toEqual([ferry!.headline, kiln!.headline]);
  });

  it('takes a short line right above a headline along with it', () => {
    const page = makePage({
      articles: [
        { ...ferry!, ...plan },
        { ...kiln!, ...plan },
      ],
      lineEnd: '\n',
      blanksBetween: 2,
      endsWithLineEnd: true,
    });
    const text = page.text.replace(kiln!.headline, `Valley\n${kiln!.headline}`);
    const articles = segment(text);
    expect(articles.map((article) => article.from)).toEqual([0, text.indexOf('Valley\n')]);
  });

  it('keeps text above the first headline with the first article', () => {
    const page = makePage({
      articles: [
        { ...ferry!, ...plan },
        { ...kiln!, ...plan },
      ],
      lineEnd: '\n',
      blanksBetween: 1,
      endsWithLineEnd: false,
    });
    const text = `Saved pages\n\n${page.text}`;
    expect(headlines(text)).toEqual([ferry!.headline, kiln!.headline]);
    expect(segment(text)[0]!.from).toBe(0);
  });

  it('splits a page without a single blank line', () => {
    const page = makePage({
      articles: [
        { ...ferry!, ...plan },
        { ...kiln!, ...plan },
      ],
      lineEnd: '\n',
      blanksBetween: 1,
      endsWithLineEnd: true,
    });
    const text = page.text.replace(/\n+/g, '\n');
    expect(headlines(text)).toEqual([ferry!.headline, kiln!.headline]);
  });

  it('finds openings whose caption has many lines', () => {
    const caption = [
      'The old pier of Lindmouth, seen from the water on Tuesday',
      'The captain of the night ferry with two of his passengers',
      'The hall of the council, where people stood in the rain',
      'A timetable of the ferry from the year in which it began',
    ];
    const page = makePage({
      articles: [
        { ...ferry!, ...plan, caption },
        { ...kiln!, ...plan },
      ],
      lineEnd: '\n',
      blanksBetween: 1,
      endsWithLineEnd: true,
    });
    expect(headlines(page.text)).toEqual([ferry!.headline, kiln!.headline]);
  });

  it('does not split where a quotation is pulled out of an article and shown twice', () => {
    const page = makePage({
      articles: [{ ...ferry!, ...plan }],
      lineEnd: '\n',
      blanksBetween: 1,
      endsWithLineEnd: true,
    });
    const pulled = 'The noise of the neighbours keeps them';
    const [first, ...rest] = rooks!.body;
    const text = `${page.text}\n${first}\n\n${pulled}\n\n${rest.join('\n\n')}\n\n${pulled}\n\n${first}\n`;
    expect(headlines(text)).toEqual([ferry!.headline]);
  });

  it('stops when it is told to', () => {
    const monitor = {
      tick() {
        throw new Cancelled();
      },
    };
    expect(() => segmentCorpus([{ id: 'a', text: 'x', fields: {} }], monitor)).toThrow(Cancelled);
  });
});
