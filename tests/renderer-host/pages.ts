import type { Document } from '../../shared/corpus/document.ts';

const fields = (outlet: string, date: string, url: string) => ({ outlet, date, url });

const fairLead = `The harvest fair at Wendle will have one bread oven fewer this year. The bakers' guild said on Thursday that the brick oven behind the corn hall cracked in the frost and cannot be mended before the first of September.`;
const fairBody = `Some 40 bakers had signed up. "We shall bake in shifts, like in my grandmother's day," said Ilka Brandt, who has kept the list since 2009.

The guild counted 3,200 loaves sold last year, nearly all of them before noon. Visitors are asked to bring their own cloth, since paper bags ran out by ten o'clock.

The corn hall itself is sound, the town architect found. He looked at every beam, and at the oven twice.`;

/** Pages of two invented newspapers and one in Arabic; every word is ours. */
export const pages: readonly Document[] = [
  {
    id: 'wendle-post/2031-08-21-fair.txt',
    text: `Wendle Fair Loses an Oven\n\nBakers beside the cracked oven on Thursday (Post/T. Ruhl)\n\nQX\n7\n\n${fairLead}\n\n${fairBody}\n\nRead on: Ten loaves that made Wendle\n`,
    fields: fields('Wendle Post', '21 August 2031', 'https://post.example/fair'),
  },
  {
    id: 'wendle-post/2031-08-22-fair-update.txt',
    text: `Wendle Fair Loses an Oven\n\nQX\n\n${fairLead.replace('one bread oven', 'two bread ovens').replace('Thursday', 'Friday')}\n\n${fairBody.replace('40 bakers', '52 bakers').replace('The guild counted', 'The guildd counted')}\n\nA second oven, behind the school, was closed on Friday evening after sparks were seen.\n\nRead on: Ten loaves that made Wendle\n`,
    fields: fields('Wendle Post', '22 August 2031', 'https://post.example/fair-2'),
  },
  {
    id: 'northbank-courier/ovens-of-wendle.txt',
    text: `Wendle Fair Loses an Oven\n\n${fairLead}\n\n${fairBody}\n`,
    fields: fields('Northbank Courier', '23 August 2031', 'https://courier.example/ovens'),
  },
  {
    id: 'wendle-post/2031-08-24-bridge.txt',
    text: `Footbridge Sways, Walkers Asked to Take Turns\n\nQX\n\nThe footbridge over the Lenn sways more than it should, said the the county on Sunday, and asked walkers to cross one at a time. A counter on the handrail noted 611 crossings on Saturday.\n\nNobody was recieved at the clinic. Mayor Dorothea Pähl said the bridge had "always been a dancer", and that new ropes would  come in spring.\n\nRead on: Ten loaves that made Wendle\n`,
    fields: fields('Wendle Post', '24 August 2031', 'https://post.example/bridge'),
  },
  {
    id: 'northbank-courier/footbridge.txt',
    text: `A Bridge That Dances\n\nMayor Dorothea Paehl called the swaying footbridge over the Lenn "a dancer" on Sunday. Engineers had recieved no complaint before the counter was put up.\n\nThe ropes date from 1974, and were last tightened when the river froze.\n`,
    fields: fields('Northbank Courier', '25 August 2031', 'https://courier.example/dancer'),
  },
  {
    id: 'al-marfa/khubz.txt',
    text: `مهرجان الحصاد يخسر فرنا\n\nقالت نقابة الخبازين يوم الخميس إن الفرن القديم خلف قاعة القمح تشقق في الصقيع، ولن يُصلح قبل الأول من سبتمبر.\n\nQX\n\nوقالت إلكا براندت: «سنخبز على دفعات كما في أيام جدتي». وبيع في العام الماضي 3200 رغيف رغيف قبل الظهر.\n`,
    fields: fields('المرفأ', '21 August 2031', 'https://marfa.example/khubz'),
  },
];

const subjects = ['the harbour board', 'a glazier', 'the night bus', 'the choir', 'a beekeeper'];
const verbs = ['counted', 'mended', 'refused', 'announced', 'painted'];
const objects = ['nine lamps', 'the east stairs', 'a new timetable', 'two dozen kites', 'the pier'];

/** As many short made-up documents as asked for, each with one misspelling in the same spot. */
export function manyPages(count: number): { document: Document; at: number; word: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const pick = (list: readonly string[], by: number) =>
      list[Math.floor(index / by) % list.length] ?? '';
    const word = `${pick(verbs, 5).slice(0, -1)}${'abcdefgh'[index % 8]}${index.toString(36)}`;
    const start = `Item ${index + 1}\n\nOn Monday ${pick(subjects, 1)} `;
    const text = `${start}${word} ${pick(objects, 25)}, and nobody was surprised. It was seen from both banks.\n`;
    return {
      document: { id: `wire/${String(index).padStart(6, '0')}.txt`, text, fields: {} },
      at: start.length,
      word,
    };
  });
}
