import type { Portions } from '../progress/portions.ts';
import type { Anchor } from './ledger-entry.ts';

/** Longer lists are sorted by document, once. */
const shortList = 100;
const anchorsAtOnce = 2_000;

const sorted = new WeakMap<readonly Anchor[], ReadonlyMap<string, readonly Anchor[]>>();

/** Those of the anchors that stand in these documents; all where it is null. The list must not change later. */
export function* anchorsWithin(
  anchors: readonly Anchor[],
  documents: ReadonlySet<string> | null,
): Portions<readonly Anchor[]> {
  if (documents === null) return anchors;
  if (anchors.length <= shortList) return anchors.filter(({ document }) => documents.has(document));
  let lists = sorted.get(anchors);
  if (!lists) {
    lists = yield* byDocument(anchors);
    sorted.set(anchors, lists);
  }
  const known = lists;
  return [...documents].flatMap((document) => known.get(document) ?? []);
}

function* byDocument(anchors: readonly Anchor[]): Portions<ReadonlyMap<string, readonly Anchor[]>> {
  const lists = new Map<string, Anchor[]>();
  for (const [index, anchor] of anchors.entries()) {
    if (index % anchorsAtOnce === anchorsAtOnce - 1) yield;
    const list = lists.get(anchor.document);
    if (list) list.push(anchor);
    else lists.set(anchor.document, [anchor]);
  }
  return lists;
}
