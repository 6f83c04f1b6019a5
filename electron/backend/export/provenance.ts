import type { CleanArticle, FieldChange } from '../../../shared/clean/clean-corpus.ts';
import type { Document } from '../../../shared/corpus/document.ts';

/** Where a row of the clean corpus comes from, as it stands in the row itself. */
interface Provenance {
  readonly document: string;
  /** Position among the articles of its document, from 0. */
  readonly article: number;
  /** How many stretches of its text were changed. */
  readonly edits: number;
  /** Ledger entries that asked for the changes, in order of their first change. */
  readonly decisions: readonly string[];
}

/** One row of the clean corpus. */
export interface CleanRow {
  readonly document: Document;
  readonly text: string;
  /** True when the text is the document's, to the character. */
  readonly untouched: boolean;
  readonly tags: readonly string[];
  /** Fields that were taken from other records. */
  readonly fields: readonly FieldChange[];
  readonly provenance: Provenance;
}

/** The rows of one document: its kept articles in order. A document without any article is a row as it stands. */
export function cleanRows(document: Document, articles: readonly CleanArticle[]): CleanRow[] {
  if (articles.length === 0) {
    return [
      {
        document,
        text: document.text,
        untouched: true,
        tags: [],
        fields: [],
        provenance: { document: document.id, article: 0, edits: 0, decisions: [] },
      },
    ];
  }
  return articles
    .filter((article) => article.status === 'kept')
    .map((article) => ({
      document,
      text: article.text,
      untouched: article.text === document.text,
      tags: article.tags,
      fields: article.fields,
      provenance: {
        document: document.id,
        article: article.article,
        edits: article.edits.length,
        decisions: [
          ...new Set(
            [...article.edits, ...article.fields].flatMap(({ decision }) =>
              decision === null ? [] : [decision],
            ),
          ),
        ],
      },
    }));
}

/** The field as another record has it, where it was taken from there; undefined where the record's own stands. The text is no such field. */
export function takenField(
  row: CleanRow,
  column: string,
  textField: string,
): FieldChange | undefined {
  return column === textField ? undefined : row.fields.find(({ name }) => name === column);
}

/** Names for the two fields that are added, changed where the source has fields of that name. */
export function addedNames(columns: Iterable<string>): {
  readonly tags: string;
  readonly stet: string;
} {
  const taken = new Set(columns);
  const free = (name: string, other: string) => {
    if (!taken.has(name)) return name;
    let candidate = other;
    for (let copy = 2; taken.has(candidate); copy++) candidate = `${other}_${copy}`;
    return candidate;
  };
  return { tags: free('tags', 'stet_tags'), stet: free('stet', 'stet_export') };
}
