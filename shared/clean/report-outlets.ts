import type { Corpus } from '../corpus/corpus.ts';
import type { Finding, TextFinding } from '../findings/finding.ts';
import type { ReviewState } from '../review/review-state.ts';
import { standingOfText, type TextStanding } from '../review/standing.ts';
import { countOutlets, type PlaceVerdict } from './boilerplate-figures.ts';
import { bar } from './report-charts.ts';
import { figure, type Html, html, quote } from './report-html.ts';

const mostListed = 200;

/** How much of each outlet was boilerplate, and removed as such; null where nothing was. */
export function outletsSection(
  corpus: Corpus,
  findings: readonly Finding[],
  state: ReviewState,
): Html | null {
  const standings = new Map<string, TextStanding>();
  const verdictOf = (finding: TextFinding, place: number): PlaceVerdict => {
    let standing = standings.get(finding.id);
    if (!standing) {
      standing = standingOfText(finding, state, corpus);
      standings.set(finding.id, standing);
    }
    const verdict = standing.decision?.action.verdict;
    const taken = verdict === 'accepted' || verdict === 'edited';
    return taken && standing.decided[place] && !standing.vetoed[place] ? 'accepted' : 'kept';
  };
  const decided = findings.filter((finding) => state.decision(finding.id) !== null);
  if (!decided.some(({ kind }) => kind === 'boilerplate')) return null;
  const outlets = countOutlets(corpus)(decided, verdictOf).outlets.filter(
    ({ accepted }) => accepted.lines > 0,
  );
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
