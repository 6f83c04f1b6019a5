import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ComparedArticle } from '../../shared/similarity/compared-article.ts';

/** The records of a JSONL file (plain or `.gz`) as articles: text from `body` or `text`, headline from `title`. */
export function readArticles(path: string): ComparedArticle[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const { body, text: whole, title, id, ...fields }: Record<string, unknown> = JSON.parse(line);
      return {
        ref: { document: `${path}#${String(id ?? index + 1)}`, article: 0 },
        text: String(body ?? whole ?? ''),
        headline: String(title ?? ''),
        fields,
      };
    });
}
