import type { ArticleAnchor } from './ledger-entry.ts';
import type { Effective, ReviewState } from './review-state.ts';

export type Surgery = Effective<'split'> | Effective<'join'>;

/**
 * Which splits and joins of another ledger can be taken as they are, and which touch articles that
 * were arranged otherwise here. Those that share an article hang together and are settled together.
 */
export function surgeryConflicts(
  mine: ReviewState,
  theirs: ReviewState,
): {
  surgeries: Surgery[];
  surgeryConflicts: { finding: string; mine: Surgery[]; theirs: Surgery[] }[];
} {
  const known = new Set(mine.surgeries().map(contentOf));
  const others = new Set(theirs.surgeries().map(contentOf));
  const own = mine.surgeries().filter((surgery) => !others.has(contentOf(surgery)));
  const foreign = theirs.surgeries().filter((surgery) => !known.has(contentOf(surgery)));
  const surgeries: Surgery[] = [];
  const conflicts: { finding: string; mine: Surgery[]; theirs: Surgery[] }[] = [];
  for (const group of groupsOf([...own, ...foreign])) {
    const ours = group.filter((surgery) => own.includes(surgery));
    const news = group.filter((surgery) => foreign.includes(surgery));
    const first = news[0];
    if (!first) continue;
    if (ours.length === 0) surgeries.push(...news);
    else if (!settledBefore(mine, first, ours))
      conflicts.push({ finding: first.action.finding, mine: ours, theirs: news });
  }
  return { surgeries, surgeryConflicts: conflicts };
}

function settledBefore(mine: ReviewState, first: Surgery, ours: readonly Surgery[]): boolean {
  const settlement = mine.settlement(first.action.finding)?.action;
  return (
    settlement?.choice === 'mine' &&
    settlement.theirs?.entries[0] === first.entry.id &&
    settlement.mine?.entries.join() === ours.map(({ entry }) => entry.id).join()
  );
}

/** Surgeries that share an article, directly or through others, in ledger order. */
function groupsOf(surgeries: readonly Surgery[]): Surgery[][] {
  let groups: { articles: Set<string>; surgeries: Surgery[] }[] = [];
  for (const surgery of surgeries) {
    const articles = new Set(articlesOf(surgery).map(nameOf));
    const touched = groups.filter((group) =>
      [...articles].some((name) => group.articles.has(name)),
    );
    const united = {
      articles: new Set([...articles, ...touched.flatMap((group) => [...group.articles])]),
      surgeries: [...touched.flatMap((group) => group.surgeries), surgery],
    };
    groups = [...groups.filter((group) => !touched.includes(group)), united];
  }
  return groups.map((group) => group.surgeries);
}

function articlesOf({ action }: Surgery): readonly ArticleAnchor[] {
  return action.type === 'split' ? [...action.members, ...action.rest] : action.members;
}

function contentOf(surgery: Surgery): string {
  const { action } = surgery;
  const names = (anchors: readonly ArticleAnchor[]) => anchors.map(nameOf);
  return action.type === 'split'
    ? JSON.stringify(['split', names(action.members).sort(), names(action.rest).sort()])
    : JSON.stringify(['join', names(action.members)]);
}

function nameOf({ document, article, digest }: ArticleAnchor): string {
  return JSON.stringify([document, article, digest]);
}
