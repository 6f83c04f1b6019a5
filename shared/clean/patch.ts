import type { Corpus } from '../corpus/corpus.ts';
import { unifiedHunks } from '../diff/unified.ts';
import type { ArticlesByDocument } from './by-document.ts';
import { cleanDocumentText } from './document-text.ts';

const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
};

/** A path as git writes it in a patch: in quotation marks where it holds what would end it. */
function gitPath(path: string): string {
  const quoted = Array.from(path, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (escapes[char] !== undefined) return escapes[char];
    return code < 0x20 || code === 0x7f ? `\\${code.toString(8).padStart(3, '0')}` : char;
  }).join('');
  return quoted === path ? path : `"${quoted}"`;
}

/** The name for a `---` or `+++` line; a tab ends one with spaces, or `patch` would stop at the first. */
function fileLine(path: string): string {
  const name = gitPath(path);
  return !name.startsWith('"') && name.includes(' ') ? `${name}\t` : name;
}

/** The unified diff from one document to its clean text, null for a document that goes; empty when nothing changed. */
export function documentPatch(path: string, source: string, cleaned: string | null): string {
  if (source === cleaned) return '';
  const head = `diff --git ${gitPath(`a/${path}`)} ${gitPath(`b/${path}`)}\n`;
  const hunks = unifiedHunks(source, cleaned ?? '');
  if (cleaned === null) {
    const mode = `${head}deleted file mode 100644\n`;
    return hunks === '' ? mode : `${mode}--- ${fileLine(`a/${path}`)}\n+++ /dev/null\n${hunks}`;
  }
  return `${head}--- ${fileLine(`a/${path}`)}\n+++ ${fileLine(`b/${path}`)}\n${hunks}`;
}

/** The patch of a corpus of text files, one piece for each changed document in order, for `git apply` or `patch -p1`. */
export function* patchPieces(corpus: Corpus, lists: ArticlesByDocument): Generator<string> {
  for (const { id, text } of corpus.documents) {
    const articles = lists.get(id);
    // A document without articles is empty, and stays so.
    if (!articles) continue;
    const piece = documentPatch(id, text, cleanDocumentText(articles));
    if (piece !== '') yield piece;
  }
}
