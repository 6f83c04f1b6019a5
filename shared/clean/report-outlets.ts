import type { Corpus } from '../corpus/corpus.ts';
import { countOutlets } from '../figures/boilerplate-figures.ts';
import { placeVerdicts } from '../figures/place-verdicts.ts';
import type { Standings } from '../figures/standings.ts';
import type { Finding } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import type { ReviewState } from '../review/review-state.ts';
import { bar } from './report-charts.ts';
import { figure, type Html, html, quote } from './report-html.ts';

const mostListed = 200;

/** How much of each outlet was boilerplate, and removed as such; null where nothing was. */
export function* outletsSection(
  corpus: Corpus,
  findings: readonly Finding[],
  state: ReviewState,
  standings: Standings,
): Portions<Html | null> {
  const decided = findings.filter((finding) => state.decision(finding.id) !== null);
  if (!decided.some(({ kind }) => kind === 'boilerplate')) return null;
  const figuresOf = yield* countOutlets(corpus);
  const figures = yield* figuresOf(decided, placeVerdicts(standings, state, 0));
  const outlets = figures.outlets.filter(({ accepted }) => accepted.lines > 0);
  if (outlets.length === 0) return null;
  return html`<table>
<caption>Lines that are not blank, as they were read. An outlet is what the records name, else the folder.</caption>
<thead><tr><th scope="col">outlet</th><th scope="col"><span class="soft">removed</span></th><th scope="col" class="n">articles</th><th scope="col" class="n">lines</th><th scope="col" class="n">lines removed</th><th scope="col" class="n">share of the characters</th></tr></thead>
<tbody>${outlets.slice(0, mostListed).map(({ outlet, articles, all, accepted }) => {
    const name = outlet === '' ? 'no outlet named' : outlet;
    const share = (100 * accepted.characters) / Math.max(all.characters, 1);
    const parts = [{ name: 'removed', value: accepted.characters }];
    return html`<tr><th scope="row">${outlet === '' ? name : quote(name)}</th><td class="chart">${bar(parts, all.characters, `${name}: ${share.toFixed(1)} % of the characters removed as boilerplate`)}</td><td class="n">${figure(articles)}</td><td class="n">${figure(all.lines)}</td><td class="n">${figure(accepted.lines)}</td><td class="n">${share.toFixed(1)} %</td></tr>`;
  })}</tbody>
</table>${outlets.length > mostListed ? html`<p class="soft">${figure(outlets.length - mostListed)} more outlets are not listed.</p>` : html``}`;
}
