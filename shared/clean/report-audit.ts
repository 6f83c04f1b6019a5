import { type Audit, type AuditFigure, auditFigures, auditsOf } from '../review/audit.ts';
import type { ReviewState } from '../review/review-state.ts';
import { figure, type Html, html, quote } from './report-html.ts';
import { kindNames } from './report-sections.ts';

/** What the audits that ended say of the decisions; null where none did. */
export function auditSection(state: ReviewState): Html | null {
  const audits = auditsOf(state).filter(({ end }) => end?.outcome === 'done');
  if (audits.length === 0) return null;
  return html`<p class="soft">A random sample of the decisions was looked at again without showing the first verdict. Intervals are Wilson’s, at 95 %.</p>
${audits.map(auditTable)}`;
}

function auditTable(audit: Audit): Html {
  const { entry, begin, end } = audit;
  const figures = [...auditFigures(audit, 'accepted'), ...auditFigures(audit, 'rejected')].filter(
    ({ drawn }) => drawn > 0,
  );
  const changed = end?.changed.length ?? 0;
  const after = audit.afterFigures.size;
  return html`<table>
<caption>Drawn by ${quote(entry.by)} on ${entry.at.slice(0, 10)}, seed ${String(begin.seed)}${begin.byKind ? ', by kind' : ''}. ${figure(audit.verdicts.size)} of ${figure(begin.sample.length)} were looked at${after === 0 ? '' : `, ${figure(after)} of them after its figures had been shown`}. ${changed === 0 ? 'No verdict was changed.' : `Verdicts changed after it: ${figure(changed)}.`}</caption>
<thead><tr><th scope="col">decisions</th><th scope="col" class="n">there were</th><th scope="col" class="n">looked at</th><th scope="col" class="n">unclear</th><th scope="col" class="n">to be accepted</th><th scope="col" class="n">share</th><th scope="col" class="n">95 % interval</th></tr></thead>
<tbody>${figures.map(row)}</tbody>
</table>`;
}

/** Precision of what was accepted; of what was let stand, the share that should have been accepted. */
function row(of: AuditFigure): Html {
  const what = of.side === 'accepted' ? 'accepted, rightly' : 'let stand, wrongly';
  const name = of.kind === null ? what : `${what}: ${kindNames[of.kind]}`;
  const { share } = of;
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  return html`<tr><th scope="row">${name}</th><td class="n">${figure(of.population)}</td><td class="n">${figure(of.judged)}</td><td class="n">${figure(of.unclear)}</td><td class="n">${figure(of.toAccept)}</td><td class="n">${share ? percent(share.share) : '–'}</td><td class="n">${share ? `${percent(share.from)} to ${percent(share.to)}` : '–'}</td></tr>`;
}
