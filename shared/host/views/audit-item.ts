import type { Corpus } from '../../corpus/corpus.ts';
import { compareTexts } from '../../diff/compare.ts';
import { diffExcerpt } from '../../diff/excerpt.ts';
import type { DuplicateFinding, Finding } from '../../findings/finding.ts';
import type { AuditItem } from '../ledger-model.ts';
import { displayHeadline } from './articles.ts';
import { placeView } from './places.ts';
import type { ReviewReader } from './review-reader.ts';

const mostPlaces = 5;
const mostMembers = 5;
/** Longer texts are shown by their first differences. */
const longestWhole = 12_000;

/** A finding as an audit shows it: what is proposed and where, and nothing of how it was decided. */
export function auditItem(corpus: Corpus, finding: Finding, reader: ReviewReader): AuditItem {
  const { id, kind, title, reasons } = finding;
  const base = { finding: id, kind, title, reasons };
  if (finding.kind === 'duplicate')
    return { ...base, places: [], placeCount: 0, members: membersOf(corpus, finding, reader) };
  const open = finding.occurrences
    .map((_, place) => place)
    .filter((place) => !reader.isVetoed(finding, place));
  const places = open.slice(0, mostPlaces).map((place) => {
    const { article, line, left, before, after, right } = placeView(corpus, finding, place, reader);
    return {
      document: article.document,
      article: article.article,
      line,
      left,
      before,
      after,
      right,
    };
  });
  return { ...base, places, placeCount: open.length, members: [] };
}

function membersOf(
  corpus: Corpus,
  cluster: DuplicateFinding,
  reader: ReviewReader,
): AuditItem['members'] {
  const canonical = reader.canonicalOf(cluster);
  const excluded = reader.excludedOf(cluster);
  const kept = reader.baseTextOf(cluster, canonical);
  const order = [...cluster.members.keys()].filter((member) => !excluded.has(member));
  return [canonical, ...order.filter((member) => member !== canonical)]
    .slice(0, mostMembers + 1)
    .map((member) => {
      const { document, article } = cluster.members[member]!;
      const text = reader.baseTextOf(cluster, member);
      const whole = kept.length + text.length <= longestWhole;
      return {
        document,
        headline: displayHeadline(corpus, corpus.articlesOf(document)[article]!),
        segments: whole
          ? compareTexts(kept, text).rows.flatMap(({ segments }) => segments)
          : diffExcerpt(kept, text, 12),
      };
    });
}
