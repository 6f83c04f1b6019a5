import type { Corpus } from '../../corpus/corpus.ts';
import { type ArticleRef, articleKey } from '../../corpus/document.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import type { Several } from './queue-table.ts';

/** Which findings touch which articles; articles are numbered as they stand in `corpus.articles`. */
export interface FindingArticles {
  /** Articles of each row of the queue's table. */
  readonly ofRow: Several;
  /** Rows of each article. */
  readonly ofArticle: Several;
  /** Number of the article with this key, or -1. */
  articleNumber(key: string): number;
}

/** Articles or places looked at between two pauses. */
const betweenPauses = 2_000;

/** Links the findings, in the order of the queue's table, with the articles of the corpus. Yields while it works. */
export function* linkArticles(
  corpus: Corpus,
  findings: readonly Finding[],
): Portions<FindingArticles> {
  const numbers = new Map<string, number>();
  for (const [number, article] of corpus.articles.entries()) {
    if (article.index === 0) numbers.set(article.document, number);
    if (number % betweenPauses === 0) yield;
  }
  const numberOf = (ref: ArticleRef) => numbers.get(ref.document)! + ref.article;
  const starts = new Uint32Array(findings.length + 1);
  const found: number[] = [];
  let places = 0;
  for (const [row, finding] of findings.entries()) {
    const refs = finding.kind === 'duplicate' ? finding.members : finding.occurrences;
    if (refs.length === 1) found.push(numberOf(refs[0]!));
    else {
      const among = new Set<number>();
      for (const ref of refs) {
        if (++places % betweenPauses === 0) yield;
        among.add(numberOf(ref));
      }
      for (const number of among) found.push(number);
    }
    starts[row + 1] = found.length;
    if (++places % betweenPauses === 0) yield;
  }
  const ofRow = { starts, values: Uint32Array.from(found) };
  return {
    ofRow,
    ofArticle: inverse(ofRow, corpus.articles.length),
    articleNumber(key) {
      const parted = key.lastIndexOf(':');
      const first = numbers.get(key.slice(0, parted));
      const number = first === undefined ? -1 : first + Number(key.slice(parted + 1));
      const article = corpus.articles[number];
      if (!article) return -1;
      return articleKey({ document: article.document, article: article.index }) === key
        ? number
        : -1;
    },
  };
}

function inverse({ starts, values }: Several, count: number): Several {
  const back = new Uint32Array(count + 1);
  for (const value of values) back[value + 1]!++;
  for (let at = 0; at < count; at++) back[at + 1]! += back[at]!;
  const next = back.slice();
  const rows = new Uint32Array(values.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) rows[next[values[at]!]!++] = row;
  }
  return { starts: back, values: rows };
}

/** By tag, the rows that touch an article with it, ascending; listed in portions. */
export function* rowsByTag(
  links: FindingArticles,
  taggedArticles: Iterable<string>,
  tagsOf: (key: string) => readonly string[],
): Portions<Map<string, Uint32Array>> {
  const lists = new Map<string, Set<number>>();
  const { starts, values } = links.ofArticle;
  let looked = 0;
  for (const key of [...taggedArticles]) {
    if (++looked % betweenPauses === 0) yield;
    const number = links.articleNumber(key);
    if (number < 0) continue;
    for (const tag of tagsOf(key)) {
      let list = lists.get(tag);
      if (!list) {
        list = new Set();
        lists.set(tag, list);
      }
      for (let at = starts[number]!; at < starts[number + 1]!; at++) list.add(values[at]!);
    }
  }
  return new Map([...lists].map(([tag, rows]) => [tag, Uint32Array.from(rows).sort()]));
}

/** By row, 1 where one of the finding's articles is marked. */
export function rowsInArticles({ ofRow }: FindingArticles, marked: Uint8Array): Uint8Array {
  const { starts, values } = ofRow;
  const rows = new Uint8Array(starts.length - 1);
  for (let row = 0; row < rows.length; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      if (marked[values[at]!] !== 1) continue;
      rows[row] = 1;
      break;
    }
  }
  return rows;
}
