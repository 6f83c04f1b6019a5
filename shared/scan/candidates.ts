import type { Corpus } from '../corpus/corpus.ts';
import type { Document, Problem } from '../corpus/document.ts';
import type { PairCandidates } from '../similarity/verify-pairs.ts';

/** Which documents another program holds for alike, by the ids that it knows. */
export interface NamedCandidates {
  /** What the reader calls the file they came from. */
  readonly name: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly clusters: readonly (readonly string[])[];
  /** The field in which the records of the corpus carry their own ids, or null. */
  readonly idField: string | null;
}

/** After so many unknown ids the rest is counted. */
const mostProblems = 100;

/**
 * The named candidates as indices of articles. A document goes by its id or by the id that its record
 * gives itself; of documents with several articles every pair of articles is a candidate. Ids that no
 * document or more than one has are listed as problems.
 */
export function resolveCandidates(
  corpus: Corpus,
  named: NamedCandidates,
): { candidates: PairCandidates; problems: Problem[] } {
  const byId = idsOf(corpus, named.idField);
  const unresolved = new Map<string, 'unknown' | 'ambiguous'>();
  const articlesOf = new Map<string, number[]>();
  corpus.articles.forEach(({ document }, index) => {
    const list = articlesOf.get(document);
    if (list) list.push(index);
    else articlesOf.set(document, [index]);
  });
  const resolve = (id: string): readonly number[] => {
    const document = byId.get(id);
    if (document) return articlesOf.get(document) ?? [];
    unresolved.set(id, document === null ? 'ambiguous' : 'unknown');
    return [];
  };

  const pairs: [number, number][] = [];
  for (const [one, two] of named.pairs) {
    const left = resolve(one);
    const right = resolve(two);
    for (const a of left) for (const b of right) if (a !== b) pairs.push([a, b]);
  }
  const groups = named.clusters
    .map((ids) => [...new Set(ids.flatMap(resolve))])
    .filter((group) => group.length > 1);
  return { candidates: { pairs, groups }, problems: problemsOf(named.name, unresolved) };
}

/** Documents by every id they go by; null where several go by it. */
function idsOf(corpus: Corpus, idField: string | null): Map<string, string | null> {
  const byOwn = new Map<string, string | null>();
  for (const document of corpus.documents) {
    for (const own of ownIds(document, idField)) {
      byOwn.set(own, byOwn.has(own) ? null : document.id);
    }
  }
  for (const { id } of corpus.documents) byOwn.set(id, id);
  return byOwn;
}

/** What a record calls itself, else what Stet calls it within its file. */
function ownIds({ id, fields }: Document, idField: string | null): Set<string> {
  const own = idField === null ? undefined : fields[idField];
  const ids = new Set<string>();
  if (typeof own === 'string' && own.trim() !== '') ids.add(own);
  else if (typeof own === 'number' && Number.isSafeInteger(own)) ids.add(String(own));
  else {
    for (let at = id.indexOf('#'); at >= 0; at = id.indexOf('#', at + 1)) ids.add(id.slice(at + 1));
  }
  return ids;
}

function problemsOf(name: string, ids: ReadonlyMap<string, 'unknown' | 'ambiguous'>): Problem[] {
  const problems = [...ids].slice(0, mostProblems).map(([id, why]) => {
    const shown = id.length > 80 ? `${id.slice(0, 79)}…` : id;
    const what = why === 'unknown' ? 'no document has' : 'more than one document has';
    return { document: name, reason: `${what} the id “${shown}”; it was passed over` };
  });
  const more = ids.size - problems.length;
  if (more > 0) {
    problems.push({ document: name, reason: `${more} more ids that name no one document` });
  }
  return problems;
}
