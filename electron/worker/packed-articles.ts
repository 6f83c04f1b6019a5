import { type Corpus, createCorpus } from '../../shared/corpus/corpus.ts';
import { type ScannedArticle, scannedArticles } from '../../shared/scan/scanned-article.ts';
import type { SetAside } from '../../shared/scan/set-aside.ts';
import {
  type SharedTexts,
  StoredDocument,
  sharedDocument,
  TextStore,
} from '../backend/text-store.ts';

/** The articles of a corpus in columns, without headlines and fields: what another thread needs to read their texts. */
export interface PackedArticles {
  readonly texts: SharedTexts;
  /** Of the documents, in the order of the corpus. */
  readonly ids: readonly string[];
  /** The number of each document's text. */
  readonly numbers: Uint32Array;
  /** Three for each article: its document's index, its first offset and the one past its last. */
  readonly spans: Uint32Array;
  readonly setAside: SetAside;
}

/** The articles of a corpus whose texts lie in the store. */
export function packArticles(
  { documents, articles }: Corpus,
  setAside: SetAside,
  texts: TextStore,
): PackedArticles {
  const spans = new Uint32Array(articles.length * 3);
  let owner = 0;
  for (const [at, { document, from, to }] of articles.entries()) {
    while (documents[owner]!.id !== document) owner++;
    spans.set([owner, from, to], at * 3);
  }
  return {
    texts: texts.share(),
    ids: documents.map(({ id }) => id),
    numbers: Uint32Array.from(documents, (document) => sharedDocument(document).number),
    spans,
    setAside,
  };
}

const noFields = {};

/** The articles that were packed, as detectors that need neither headlines nor fields see them. */
export function unpackArticles(packed: PackedArticles): ScannedArticle[] {
  const { ids, numbers, spans, setAside } = packed;
  const store = new TextStore(packed.texts);
  const documents = ids.map((id, at) => new StoredDocument(id, noFields, store, numbers[at]!));
  let index = 0;
  const articles = Array.from({ length: spans.length / 3 }, (_, at) => {
    const [owner, from, to] = spans.subarray(at * 3);
    index = at > 0 && spans[at * 3 - 3] === owner ? index + 1 : 0;
    return { document: ids[owner!]!, index, from: from!, to: to!, headline: null };
  });
  return scannedArticles(createCorpus(documents, articles), setAside);
}
