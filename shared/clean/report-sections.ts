import type { Corpus } from '../corpus/corpus.ts';
import { type ArticleRef, articleKey } from '../corpus/document.ts';
import type { Standings } from '../figures/standings.ts';
import type { DuplicateFinding, Kind, TextFinding } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import type { LedgerEntry } from '../review/ledger-entry.ts';
import type { ReviewState } from '../review/review-state.ts';
import { standingOfCluster } from '../review/standing.ts';
import type { CleanArticle, CleanCorpus } from './clean-corpus.ts';
import { bar, legend } from './report-charts.ts';
import { type ReportFigures, type StandingFinding, statuses } from './report-figures.ts';
import { excerpt, figure, type Html, html, quote } from './report-html.ts';

/** Entries counted before others may go on. */
const entriesAtOnce = 2_000;
/** So many of one sort are listed; the manifest has them all. */
const mostListed = 500;

export const kindNames: Readonly<Record<Kind, string>> = {
  duplicate: 'Duplicates',
  passage: 'Passages',
  boilerplate: 'Boilerplate',
  typo: 'Typos',
  'real-word': 'Real-word errors',
  variant: 'Variants',
  typography: 'Typography',
};

export function summary(figures: ReportFigures, entries: number): Html {
  const { articles, characters } = figures;
  const share = characters.source === 0 ? 0 : (characters.clean / characters.source) * 100;
  const items: readonly (readonly [string, string])[] = [
    ['documents', figure(figures.documents)],
    ['articles kept', figure(articles.kept)],
    ['removed or merged', figure(articles.removed + articles.merged)],
    ['edits', figure(figures.edits)],
    ['of the text kept', `${share.toFixed(1)} %`],
    ['ledger entries', figure(entries)],
  ];
  return html`<dl class="figures">${items.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

export function articlesSection({ articles, characters }: ReportFigures, unread: number): Html {
  const parts = (['kept', 'merged', 'removed'] as const).map((name) => ({
    name,
    value: articles[name],
  }));
  const total = articles.kept + articles.merged + articles.removed;
  const label = parts.map((part) => `${part.name} ${part.value}`).join(', ');
  return html`${bar(parts, total, `Articles: ${label}`, 'whole')}
${legend(parts.map((part) => part.name))}
<table>
<thead><tr><th scope="col">articles</th><th scope="col" class="n">number</th><th scope="col" class="n">share</th></tr></thead>
<tbody>${parts.map(
    ({ name, value }) =>
      html`<tr><th scope="row">${name}</th><td class="n">${figure(value)}</td><td class="n">${percent(value, total)}</td></tr>`,
  )}</tbody>
</table>
<p class="soft">${figure(characters.source)} characters were read; ${figure(characters.clean)} are in the clean corpus.</p>${
    unread === 0
      ? html``
      : html`<p>${unread === 1 ? 'One record of the source' : `${figure(unread)} records of the source`} could not be read and so ${unread === 1 ? 'is' : 'are'} not in the clean corpus.</p>`
  }`;
}

export function findingsSection({ kinds }: ReportFigures): Html | null {
  const shown = kinds.filter((kind) => kind.total > 0);
  if (shown.length === 0) return null;
  const scale = Math.max(...shown.map((kind) => kind.total));
  return html`${legend(statuses)}
<table>
<thead><tr><th scope="col">kind</th><th scope="col"><span class="soft">share</span></th>${statuses.map(
    (status) => html`<th scope="col" class="n">${status}</th>`,
  )}<th scope="col" class="n">all</th></tr></thead>
<tbody>${shown.map(({ kind, total, byStatus }) => {
    const parts = statuses.map((name) => ({ name, value: byStatus[name] }));
    const label = `${kindNames[kind]}: ${parts.map((part) => `${part.name} ${part.value}`).join(', ')}`;
    return html`<tr><th scope="row">${kindNames[kind]}</th><td class="chart">${bar(parts, scale, label)}</td>${parts.map(
      (part) => html`<td class="n">${figure(part.value)}</td>`,
    )}<td class="n">${figure(total)}</td></tr>`;
  })}</tbody>
</table>`;
}

export function rulesSection({ rules }: ReportFigures): Html | null {
  if (rules.length === 0) return null;
  const scale = Math.max(1, ...rules.map((rule) => rule.removed));
  return html`<table>
<caption>Characters that went from the text, and those put in their place. The rule “layout” is white space that a removal left over.</caption>
<thead><tr><th scope="col">rule</th><th scope="col"><span class="soft">removed</span></th><th scope="col" class="n">places</th><th scope="col" class="n">characters removed</th><th scope="col" class="n">put in</th></tr></thead>
<tbody>${rules.map(
    ({ rule, places, removed, added }) =>
      html`<tr><th scope="row">${rule}</th><td class="chart">${bar([{ name: 'removed', value: removed }], scale, `${rule}: ${removed} characters removed`)}</td><td class="n">${figure(places)}</td><td class="n">${figure(removed)}</td><td class="n">${figure(added)}</td></tr>`,
  )}</tbody>
</table>`;
}

export function clustersSection(
  { findings }: ReportFigures,
  clean: CleanCorpus,
  corpus: Corpus,
  state: ReviewState,
): Html | null {
  const clusters: DuplicateFinding[] = [];
  for (const { finding, status } of findings) {
    if (finding.kind === 'duplicate' && isDone(status)) clusters.push(finding);
  }
  if (clusters.length === 0) return null;
  const byKey = new Map(clean.articles.map((article) => [articleKey(article), article]));
  return html`${clusters.slice(0, mostListed).map((cluster) => clusterCard(cluster, byKey, corpus, state))}
${more(clusters.length)}`;
}

function clusterCard(
  cluster: DuplicateFinding,
  articles: ReadonlyMap<string, CleanArticle>,
  corpus: Corpus,
  state: ReviewState,
): Html {
  const standing = standingOfCluster(cluster, state, corpus);
  const rows = cluster.members.map((member, index) => {
    const article = articles.get(articleKey(member));
    const pair = cluster.pairs.find(
      ({ a, b }) =>
        Math.min(a, b) === Math.min(index, standing.canonical) &&
        Math.max(a, b) === Math.max(index, standing.canonical),
    );
    const fate =
      index === standing.canonical && article?.status === 'kept'
        ? html`<strong>canonical copy</strong>`
        : standing.excluded[index]
          ? html`left out of the cluster`
          : html`${article?.status ?? 'gone'}`;
    return html`<tr><td>${quote(nameOf(member, corpus))}</td><td>${fate}</td><td class="n">${pair ? pair.jaccard.toFixed(3) : '–'}</td><td>${pair?.relation ?? ''}</td></tr>`;
  });
  const keeper = cluster.members[standing.canonical]!;
  const title = articles.get(articleKey(keeper))?.headline || cluster.title;
  return html`<article class="card">
<h3>${quote(excerpt(title, 200))}</h3>
${reasonList(cluster.reasons)}${noteOf(state, cluster.id)}
<table><thead><tr><th scope="col">member</th><th scope="col">became</th><th scope="col" class="n">Jaccard to it</th><th scope="col">relation</th></tr></thead><tbody>${rows}</tbody></table>
</article>
`;
}

export function patternsSection(
  { findings }: ReportFigures,
  standings: Standings,
  state: ReviewState,
): Html | null {
  const patterns = textFindings(findings, ['boilerplate', 'passage']);
  if (patterns.length === 0) return null;
  return html`<table>
<thead><tr><th scope="col">pattern</th><th scope="col">rule</th><th scope="col" class="n">places</th><th scope="col" class="n">set aside</th><th scope="col">why</th></tr></thead>
<tbody>${patterns.slice(0, mostListed).map((finding) => {
    const vetoed = finding.occurrences.filter((_, place) =>
      standings.isVetoed(finding, place),
    ).length;
    return html`<tr><td>${quote(excerpt(finding.title, 200))}</td><td>${finding.rule}</td><td class="n">${figure(finding.occurrences.length - vetoed)}</td><td class="n">${figure(vetoed)}</td><td>${quote(excerpt(finding.reasons.join(' '), 300))}${noteOf(state, finding.id)}</td></tr>`;
  })}</tbody>
</table>
${more(patterns.length)}`;
}

export function correctionsSection({ findings }: ReportFigures, state: ReviewState): Html | null {
  const corrections = textFindings(findings, ['typo', 'real-word', 'variant', 'typography']);
  if (corrections.length === 0) return null;
  return html`<table>
<thead><tr><th scope="col">before</th><th scope="col">after</th><th scope="col">rule</th><th scope="col" class="n">places</th></tr></thead>
<tbody>${corrections.slice(0, mostListed).map((finding) => {
    const first = finding.occurrences[0]!;
    const after =
      state.decision(finding.id)?.action.replacement ?? finding.suggestions[0] ?? first.after;
    return html`<tr><td><del>${quote(excerpt(first.before, 120))}</del></td><td><ins>${quote(excerpt(after, 120))}</ins></td><td>${finding.rule}</td><td class="n">${figure(finding.occurrences.length)}</td></tr>`;
  })}</tbody>
</table>
${more(corrections.length)}`;
}

export function tagsSection({ tags }: ReportFigures): Html | null {
  if (tags.length === 0) return null;
  const scale = Math.max(...tags.map(([, articles]) => articles));
  return html`<table>
<thead><tr><th scope="col">tag</th><th scope="col"><span class="soft">articles</span></th><th scope="col" class="n">number</th></tr></thead>
<tbody>${tags
    .slice(0, mostListed)
    .map(
      ([tag, articles]) =>
        html`<tr><th scope="row">${quote(tag)}</th><td class="chart">${bar([{ name: 'kept', value: articles }], scale, `${tag}: ${articles}`)}</td><td class="n">${figure(articles)}</td></tr>`,
    )}</tbody>
</table>`;
}

/** People with what they decided and when, as the ledger says. */
export function* decisionsSection(
  ledger: readonly LedgerEntry[],
  state: ReviewState,
): Portions<Html | null> {
  if (ledger.length === 0) return null;
  const people = new Map<
    string,
    { entries: number; retracted: number; first: string; last: string }
  >();
  for (const [index, entry] of ledger.entries()) {
    if (index % entriesAtOnce === entriesAtOnce - 1) yield;
    const person = people.get(entry.by) ?? {
      entries: 0,
      retracted: 0,
      first: entry.at,
      last: entry.at,
    };
    people.set(entry.by, person);
    person.entries++;
    if (!state.isEffective(entry.id)) person.retracted++;
    if (entry.at < person.first) person.first = entry.at;
    if (entry.at > person.last) person.last = entry.at;
  }
  const rows = [...people].sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<table>
<thead><tr><th scope="col">who</th><th scope="col" class="n">entries</th><th scope="col" class="n">taken back</th><th scope="col">first</th><th scope="col">last</th></tr></thead>
<tbody>${rows.map(
    ([by, { entries, retracted, first, last }]) =>
      html`<tr><th scope="row">${quote(by)}</th><td class="n">${figure(entries)}</td><td class="n">${figure(retracted)}</td><td>${first}</td><td>${last}</td></tr>`,
  )}</tbody>
</table>`;
}

const reasonsInWords = {
  superseded: 'another decision covers the place',
  stale: 'the text has changed since the decision',
  'article-removed': 'the article was removed',
} as const;

export function unappliedSection(clean: CleanCorpus, { findings }: ReportFigures): Html | null {
  if (clean.unapplied.length === 0) return null;
  const titles = new Map(findings.map(({ finding }) => [finding.id, finding.title]));
  const left = clean.unapplied.filter(({ reason }) => reason !== 'article-removed');
  const gone = clean.unapplied.length - left.length;
  const rows = left
    .slice(0, mostListed)
    .map(
      ({ finding, document, from, to, reason }) =>
        html`<tr><td>${quote(excerpt(titles.get(finding) ?? finding, 120))}</td><td>${quote(document)}</td><td class="n">${from}</td><td class="n">${to}</td><td>${reasonsInWords[reason]}</td></tr>`,
    );
  return html`${
    gone === 0
      ? html``
      : html`<p>${gone === 1 ? 'One place decided on went with the article it' : `${figure(gone)} places decided on went with the articles they`} stood in.</p>`
  }${
    left.length === 0
      ? html``
      : html`<p>These places were decided on and yet left as they are.</p>
<table>
<thead><tr><th scope="col">finding</th><th scope="col">document</th><th scope="col" class="n">from</th><th scope="col" class="n">to</th><th scope="col">why</th></tr></thead>
<tbody>${rows}</tbody>
</table>
${more(left.length)}`
  }`;
}

function textFindings(
  findings: readonly StandingFinding[],
  wanted: readonly Kind[],
): TextFinding[] {
  const found: TextFinding[] = [];
  for (const { finding, status } of findings) {
    if (finding.kind !== 'duplicate' && wanted.includes(finding.kind) && isDone(status)) {
      found.push(finding);
    }
  }
  return found;
}

function isDone(status: string): boolean {
  return status === 'accepted' || status === 'edited';
}

function nameOf(ref: ArticleRef, corpus: Corpus): string {
  return corpus.articlesOf(ref.document).length > 1
    ? `${ref.document}, article ${ref.article + 1}`
    : ref.document;
}

function reasonList(reasons: readonly string[]): Html {
  return html`<ul>${reasons.map((reason) => html`<li>${quote(reason)}</li>`)}</ul>`;
}

function noteOf(state: ReviewState, finding: string): Html {
  const note = state.note(finding);
  return note === '' ? html`` : html`<p>Note: ${quote(note)}</p>`;
}

function more(count: number): Html {
  return count > mostListed
    ? html`<p class="soft">And ${figure(count - mostListed)} more; <code>manifest.jsonl</code> has them all.</p>`
    : html``;
}

function percent(value: number, total: number): string {
  return total === 0 ? '–' : `${((value / total) * 100).toFixed(1)} %`;
}
