import { type Corpus, headlineText } from '../corpus/corpus.ts';
import { type ArticleRef, articleKey } from '../corpus/document.ts';
import { contentId } from '../findings/content-id.ts';
import type { DuplicateFinding, Finding, VerifiedPair } from '../findings/finding.ts';
import { articleDigest } from './anchors.ts';
import type { ArticleAnchor } from './ledger-entry.ts';
import type { ReviewState } from './review-state.ts';

/**
 * The findings with the clusters as the editor split and joined them, in ledger order. Articles are
 * known again by their texts, so that this holds after another scan; what it names and the corpus no
 * longer has is passed over. Applying it twice changes nothing. Findings that it does not touch are
 * the same objects.
 */
export function withSurgery(
  findings: readonly Finding[],
  state: ReviewState,
  corpus: Corpus,
): readonly Finding[] {
  const surgeries = state.surgeries();
  if (surgeries.length === 0) return findings;
  const find = createFinder(corpus);
  let list = findings;
  for (const { action } of surgeries) {
    if (action.type === 'split') {
      const chosen = keysOf(find(action.members));
      const rest = keysOf(find(action.rest));
      list = list.flatMap((finding): readonly Finding[] =>
        finding.kind === 'duplicate' ? split(finding, chosen, rest, corpus) : [finding],
      );
    } else list = join(list, find(action.members), corpus);
  }
  return list;
}

function keysOf(refs: readonly ArticleRef[]): ReadonlySet<string> {
  return new Set(refs.map(articleKey));
}

/** Finds articles by their anchors: at their place if the text is the same, else the first other one with that text. */
function createFinder(corpus: Corpus): (anchors: readonly ArticleAnchor[]) => ArticleRef[] {
  let byDigest: Map<string, ArticleRef[]> | null = null;
  const elsewhere = (digest: string): readonly ArticleRef[] => {
    if (!byDigest) {
      byDigest = new Map();
      for (const article of corpus.articles) {
        const ref = { document: article.document, article: article.index };
        const own = articleDigest(corpus, article);
        const list = byDigest.get(own);
        if (list) list.push(ref);
        else byDigest.set(own, [ref]);
      }
    }
    return byDigest.get(digest) ?? [];
  };
  return (anchors) => {
    const found = new Map<string, ArticleRef>();
    const moved: ArticleAnchor[] = [];
    for (const anchor of anchors) {
      const { document, article } = anchor;
      const here = corpus.articlesOf(document)[article];
      if (here && articleDigest(corpus, here) === anchor.digest) {
        found.set(articleKey(anchor), { document, article });
      } else moved.push(anchor);
    }
    for (const { digest } of moved) {
      const ref = elsewhere(digest).find((other) => !found.has(articleKey(other)));
      if (ref) found.set(articleKey(ref), ref);
    }
    return [...found.values()];
  };
}

function split(
  cluster: DuplicateFinding,
  chosen: ReadonlySet<string>,
  rest: ReadonlySet<string>,
  corpus: Corpus,
): DuplicateFinding[] {
  const keys = cluster.members.map(articleKey);
  if (!keys.some((key) => chosen.has(key)) || !keys.some((key) => rest.has(key))) return [cluster];
  // An article that came later goes with whom it is most like.
  const side = keys.map((key, index) => {
    if (chosen.has(key)) return true;
    if (rest.has(key)) return false;
    let best = -1;
    let apart = false;
    for (const { a, b, jaccard } of cluster.pairs) {
      const other = a === index ? b : b === index ? a : -1;
      if (other < 0 || jaccard <= best) continue;
      const named = chosen.has(keys[other]!);
      if (!named && !rest.has(keys[other]!)) continue;
      best = jaccard;
      apart = named;
    }
    return apart;
  });
  return [false, true].flatMap((wanted) => {
    const members = cluster.members.filter((_, index) => side[index] === wanted);
    if (members.length < 2) return [];
    const kept = cluster.members[cluster.canonical]!;
    const canonical = members.includes(kept) ? kept : longest(members, corpus);
    return [
      clusterOf(corpus, [cluster], members, canonical, {
        rule: cluster.rule,
        confidence: cluster.confidence,
        reasons: [
          `The editor parted these ${members.length} articles from a cluster of ${cluster.members.length}.`,
        ],
      }),
    ];
  });
}

/** Rules of findings whose articles may stand in other clusters as well. */
export const besideOthers: readonly string[] = ['linked-duplicates', 'same-template'];

function join(
  findings: readonly Finding[],
  named: readonly ArticleRef[],
  corpus: Corpus,
): readonly Finding[] {
  const wanted = keysOf(named);
  const absorbed = findings.filter((finding): finding is DuplicateFinding => {
    if (finding.kind !== 'duplicate') return false;
    const inside = finding.members.filter((member) => wanted.has(articleKey(member))).length;
    return (
      inside === finding.members.length || (inside > 0 && !besideOthers.includes(finding.rule))
    );
  });
  const members = new Map(
    [...named, ...absorbed.flatMap((cluster) => cluster.members)].map((ref) => [
      articleKey(ref),
      ref,
    ]),
  );
  const [first] = absorbed;
  if (members.size < 2) return findings;
  if (absorbed.length === 1 && first?.members.length === members.size) return findings;
  const joined = clusterOf(corpus, absorbed, inOrder([...members.values()]), named[0]!, {
    rule: 'joined-by-hand',
    confidence: 1,
    reasons: [`The editor joined these ${members.size} articles into one cluster.`],
  });
  if (!first) return [...findings, joined];
  const gone = new Set<Finding>(absorbed);
  return findings.flatMap((finding) =>
    finding === first ? [joined] : gone.has(finding) ? [] : [finding],
  );
}

function clusterOf(
  corpus: Corpus,
  sources: readonly DuplicateFinding[],
  members: readonly ArticleRef[],
  canonical: ArticleRef,
  words: Pick<DuplicateFinding, 'rule' | 'confidence' | 'reasons'>,
): DuplicateFinding {
  const position = new Map(members.map((member, index) => [articleKey(member), index]));
  const pairs = new Map<string, VerifiedPair>();
  for (const source of sources) {
    for (const pair of source.pairs) {
      const one = position.get(articleKey(source.members[pair.a]!));
      const two = position.get(articleKey(source.members[pair.b]!));
      if (one === undefined || two === undefined) continue;
      const turned = one > two;
      const [forward, back] = pair.containment;
      const [a, b] = turned ? [two, one] : [one, two];
      pairs.set(`${a} ${b}`, {
        ...pair,
        a,
        b,
        containment: turned ? [back, forward] : [forward, back],
      });
    }
  }
  const article = (ref: ArticleRef) => corpus.articlesOf(ref.document)[ref.article]!;
  const digests = members.map((member) => articleDigest(corpus, article(member)));
  const headline = headlineText(corpus, article(canonical)).replace(/\s+/gu, ' ').trim();
  const { confidence, rule, reasons } = words;
  return {
    kind: 'duplicate',
    // The places are part of it, since two clusters may hold the same texts.
    id: contentId('arranged', ...digests.sort(), ...position.keys()),
    confidence,
    rule,
    title: headline || (sources[0]?.title ?? canonical.document),
    reasons,
    members,
    pairs: [...pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b),
    canonical: position.get(articleKey(canonical))!,
  };
}

function longest(members: readonly ArticleRef[], corpus: Corpus): ArticleRef {
  const length = ({ document, article }: ArticleRef) => {
    const { from, to } = corpus.articlesOf(document)[article]!;
    return to - from;
  };
  return members.reduce((best, member) => (length(member) > length(best) ? member : best));
}

function inOrder(refs: ArticleRef[]): ArticleRef[] {
  return refs.sort((a, b) =>
    a.document === b.document ? a.article - b.article : a.document < b.document ? -1 : 1,
  );
}
