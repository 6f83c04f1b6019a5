/** How a made-up page of several articles is to look. */
export interface PagePlan {
  readonly articles: readonly ArticlePlan[];
  readonly lineEnd: '\n' | '\r\n';
  readonly blanksBetween: number;
  readonly endsWithLineEnd: boolean;
}

export interface ArticlePlan {
  readonly headline: string;
  /** Lines of the caption; none for an article without one. */
  readonly caption: readonly string[];
  /** How often the caption stands above the repeated headline, and below it. */
  readonly captionsAbove: number;
  readonly captionsBelow: number;
  readonly markers: readonly string[];
  /** Where the markers stand: below the captions under the first headline unless said otherwise. */
  readonly markersAt?: 'above-caption' | 'below-captions' | 'between-captions' | 'above-body';
  readonly body: readonly string[];
  readonly blankBetweenParagraphs: boolean;
}

/** What a right reading of the page finds. */
export interface MadePage {
  readonly text: string;
  /** Where each article begins. */
  readonly starts: readonly number[];
  /** Where each line stands that should go, line end included. */
  readonly removed: readonly { readonly from: number; readonly to: number }[];
}

/** Writes the page as a careless scraper does: headline, captions, markers, headline and captions again, body. */
export function makePage(plan: PagePlan): MadePage {
  let text = '';
  const starts: number[] = [];
  const removed: { from: number; to: number }[] = [];
  const write = (line: string, goes = false) => {
    const from = text.length;
    text += line + plan.lineEnd;
    if (goes) removed.push({ from, to: text.length });
  };
  for (const [at, article] of plan.articles.entries()) {
    if (at > 0) for (let blank = 0; blank < plan.blanksBetween; blank++) write('');
    starts.push(text.length);
    let shown = 0;
    const captions = (times: number) => {
      for (let time = 0; time < times; time++) {
        for (const line of article.caption) write(line, shown > 0);
        shown++;
      }
    };
    write(article.headline);
    write('');
    const { markersAt = 'below-captions', captionsAbove } = article;
    const marks = (place: typeof markersAt) => {
      if (place === markersAt) for (const marker of article.markers) write(marker, true);
    };
    marks('above-caption');
    captions(Math.min(captionsAbove, 1));
    marks('between-captions');
    captions(captionsAbove - 1);
    marks('below-captions');
    if (article.captionsAbove > 0 || article.markers.length > 0) write('');
    write(article.headline, true);
    write('');
    captions(article.captionsBelow);
    marks('above-body');
    if (article.captionsBelow > 0) write('');
    for (const [number, paragraph] of article.body.entries()) {
      if (number > 0 && article.blankBetweenParagraphs) write('');
      write(paragraph);
    }
  }
  if (!plan.endsWithLineEnd) {
    const length = text.length;
    text = text.slice(0, length - plan.lineEnd.length);
  }
  return { text, starts, removed };
}

/** Original made-up news in four languages: headline, caption, paragraphs. */
export const stories: readonly Pick<ArticlePlan, 'headline' | 'caption' | 'body'>[] = [
  {
    headline: 'Harbour Town Votes to Keep Its Night Ferry',
    caption: ['The night ferry at the old pier of Lindmouth, seen on Tuesday (Coast Picture Desk)'],
    body: [
      'The council of Lindmouth decided on Tuesday evening to keep the night ferry running for at least three more years.',
      'Shopkeepers had gathered four thousand signatures, and the hall was so full that people stood in the rain outside.',
      "- 'We will not be cut off' -",
      'The ferry loses money each winter. Its captain said that he had carried nurses, bakers and one bride in a single night.',
      'A new timetable is expected in April.',
    ],
  },
  {
    headline: 'Why Do Rooks Return to the Same Elm? Ornithologists Have a New Answer',
    caption: [
      'Rooks over the elms of Barrow Hill.',
      'Photograph taken from the church tower in early spring',
    ],
    body: [
      'Rooks that come back to one tree for decades may be following their ears rather than their eyes, a study says.',
      'The birds were played recordings of other colonies. Most of them ignored the strangers and went on building.',
      'NESTS AND NEIGHBOURS',
      '"We thought that it was the height of the branches," said one of the authors. "It was the noise of the neighbours."',
      'The colony has moved only twice since 1911.',
    ],
  },
  {
    headline: 'مجلس البلدة يقرر إبقاء العبّارة الليلية',
    caption: ['العبّارة الليلية عند الرصيف القديم في صورة التقطت يوم الثلاثاء'],
    body: [
      'قرر مجلس البلدة مساء الثلاثاء إبقاء العبّارة الليلية في الخدمة لثلاث سنوات أخرى على الأقل، بعد نقاش طويل حضره مئات السكان.',
      'وقال القبطان إن الركاب في الشتاء قليلون، لكنهم يحتاجون إلى من يعيدهم إلى بيوتهم كل ليلة.',
      'ومن المتوقع أن يصدر جدول جديد في نيسان المقبل.',
    ],
  },
  {
    headline: 'La ville garde son bac de nuit malgré les pertes',
    caption: ['Le bac de nuit au vieux quai, mardi soir'],
    body: [
      'Le conseil municipal a décidé mardi soir de garder le bac de nuit pendant au moins trois ans encore, après un long débat.',
      '« Nous ne voulons pas être coupés du monde », a dit une boulangère qui prend le bac chaque matin à quatre heures.',
      'Un nouvel horaire est attendu en avril.',
    ],
  },
  {
    headline: '¿Por qué vuelven los grajos al mismo olmo?',
    caption: ['Los grajos sobre los olmos de la colina, en una imagen de archivo'],
    body: [
      'Los grajos que vuelven durante décadas a un mismo árbol se guían por el oído más que por la vista, según un estudio reciente.',
      'Los autores grabaron las voces de doce colonias y las reprodujeron al anochecer. Casi ningún pájaro cambió de rama.',
      'La colonia solo se ha mudado dos veces desde 1911.',
    ],
  },
  {
    headline: 'Glassmakers of Orrin Reopen the Oldest Kiln in the Valley',
    caption: ['A glassmaker lifts a bowl from the kiln in Orrin, November 3 (Valley News)'],
    body: [
      'The oldest kiln in the valley was lit again on Friday after eleven years in which swallows had been its only tenants.',
      'Two sisters, both of them glassmakers, bought it for the price of a used car and spent a summer cleaning its bricks.',
      'They plan to make bowls first, because bowls forgive mistakes. Windows will come later, if the chimney holds.',
    ],
  },
];
