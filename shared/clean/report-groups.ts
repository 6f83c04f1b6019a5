import type { WorkDay } from '../figures/pace.ts';
import type { GroupFigures, ReviewFigures } from '../figures/review-figures.ts';
import type { SimilarityFigures } from '../figures/similarity-figures.ts';
import { bar, legend } from './report-charts.ts';
import { figure, type Html, html, quote } from './report-html.ts';

const mostListed = 200;

/** What was found, decided and removed in each outlet; null where there is but one. */
export function byOutletSection({ outlets }: ReviewFigures): Html | null {
  if (outlets.length < 2) return null;
  const rows = outlets.map((row) => ({ ...row, name: row.name || 'no outlet named' }));
  return groupTable(rows, 'outlet', 'An outlet is what the records name, else the folder.');
}

const calendarNames = { day: 'day', month: 'month', year: 'year' } as const;

/** The same by day, month or year of publication; null where the records do not say. */
export function byDaySection({ days, calendar, undated }: ReviewFigures): Html | null {
  if (days.length === 0) return null;
  const left = undated === 0 ? '' : ` ${figure(undated)} articles do not say when they appeared.`;
  return groupTable(days, calendarNames[calendar], `As the records are dated, UTC.${left}`);
}

function groupTable(rows: readonly GroupFigures[], first: string, caption: string): Html {
  const scale = Math.max(1, ...rows.map((row) => row.found));
  return html`${legend(['decided', 'open'])}
<table>
<caption>Places of findings: stretches of text, and copies beside the one to keep. ${caption}</caption>
<thead><tr><th scope="col">${first}</th><th scope="col"><span class="soft">places</span></th><th scope="col" class="n">articles</th><th scope="col" class="n">found</th><th scope="col" class="n">decided</th><th scope="col" class="n">left</th><th scope="col" class="n">characters removed</th><th scope="col" class="n">share</th></tr></thead>
<tbody>${rows
    .slice(0, mostListed)
    .map(({ name, articles, characters, found, decided, removed }) => {
      const parts = [
        { name: 'decided', value: decided },
        { name: 'open', value: found - decided },
      ];
      return html`<tr><th scope="row">${quote(name)}</th><td class="chart">${bar(parts, scale, `${name}: ${decided} of ${found} places decided`)}</td><td class="n">${figure(articles)}</td><td class="n">${figure(found)}</td><td class="n">${figure(decided)}</td><td class="n">${figure(found - decided)}</td><td class="n">${figure(removed)}</td><td class="n">${((100 * removed) / Math.max(1, characters)).toFixed(1)} %</td></tr>`;
    })}</tbody>
</table>${rows.length > mostListed ? html`<p class="soft">${figure(rows.length - mostListed)} more are not listed.</p>` : html``}`;
}

/** How alike the kept pairs are, with the threshold; null without pairs. */
export function similaritySection(similarity: SimilarityFigures | null): Html | null {
  if (!similarity) return null;
  const { histogram, threshold } = similarity;
  const scale = Math.max(...histogram);
  if (scale <= 0) return null;
  const size = 1 / histogram.length;
  const rows = histogram
    .map((pairs, index) => ({ pairs, from: index * size, to: (index + 1) * size }))
    .filter(({ pairs, from }) => pairs > 0 || from >= threshold)
    .reverse();
  return html`${legend(['counts', 'does-not-count'])}
<table>
<caption>Pairs of articles by strength: the Jaccard similarity of their sets of five consecutive words, wrong letters let pass. The threshold is ${threshold.toFixed(2)}.</caption>
<thead><tr><th scope="col">strength</th><th scope="col"><span class="soft">pairs</span></th><th scope="col" class="n">number</th></tr></thead>
<tbody>${rows.map(({ pairs, from, to }) => {
    const counts = from >= threshold - 1e-9;
    const parts = [{ name: counts ? 'counts' : 'does-not-count', value: pairs }];
    return html`<tr><th scope="row">${from.toFixed(2)} to ${to.toFixed(2)}</th><td class="chart">${bar(parts, scale, `${from.toFixed(2)} to ${to.toFixed(2)}: ${pairs} pairs`)}</td><td class="n">${figure(pairs)}</td></tr>`;
  })}</tbody>
</table>`;
}

/** When the work was done and how fast it went; null where nobody was at work. */
export function paceSection(days: readonly WorkDay[]): Html | null {
  if (days.length === 0) return null;
  const scale = Math.max(1, ...days.map(({ byHand }) => byHand));
  return html`<table>
<caption>Time runs from one entry to the next; breaks of two minutes and more are left out. “By hand” are verdicts given one by one. Days are UTC.</caption>
<thead><tr><th scope="col">day</th><th scope="col">who</th><th scope="col"><span class="soft">by hand</span></th><th scope="col" class="n">by hand</th><th scope="col" class="n">in batches</th><th scope="col" class="n">minutes</th><th scope="col" class="n">by hand a minute</th></tr></thead>
<tbody>${days.slice(0, mostListed).map(({ day, by, byHand, inBatches, batches, milliseconds }) => {
    const minutes = milliseconds / 60_000;
    return html`<tr><th scope="row">${day}</th><td>${quote(by)}</td><td class="chart">${bar([{ name: 'decided', value: byHand }], scale, `${day}, ${by}: ${byHand} by hand`)}</td><td class="n">${figure(byHand)}</td><td class="n">${batches === 0 ? '–' : html`${figure(inBatches)} in ${figure(batches)}`}</td><td class="n">${minutes < 10 ? minutes.toFixed(1) : figure(Math.round(minutes))}</td><td class="n">${(byHand / minutes).toFixed(1)}</td></tr>`;
  })}</tbody>
</table>`;
}
