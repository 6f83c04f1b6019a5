import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Flag, SpelledStory } from './spelling-score.ts';

/** The little that is used of `harper.js`, an unpacked package of 70 MB and no dependency of the project. */
interface Lint {
  lint_kind(): string;
  span(): { start: number; end: number };
  suggestions(): readonly { get_replacement_text(): string }[];
}
interface HarperModule {
  readonly LocalLinter: new (options: {
    binary: unknown;
    dialect: number;
  }) => { lint(text: string, options: { language: 'plaintext' }): Promise<readonly Lint[]> };
  readonly Dialect: { readonly American: number };
}

/** Harper's spelling flags on the stories, by story id; `folder` is an unpacked `harper.js`. */
export async function harperFlags(
  folder: string,
  stories: readonly SpelledStory[],
): Promise<Map<string, Flag[]>> {
  const load = (name: string) =>
    import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'dist', name)).href);
  const { LocalLinter, Dialect } = (await load('index.js')) as HarperModule;
  const { binaryInlined } = (await load('binaryInlined.js')) as { binaryInlined: unknown };
  const linter = new LocalLinter({ binary: binaryInlined, dialect: Dialect.American });
  const found = new Map<string, Flag[]>();
  for (const { id, text } of stories) {
    const lints = await linter.lint(text, { language: 'plaintext' });
    const flags = lints
      .filter((lint) => lint.lint_kind() === 'Spelling')
      .map((lint) => {
        const { start, end } = lint.span();
        return { start, end, suggestion: lint.suggestions()[0]?.get_replacement_text() };
      });
    found.set(id, flags);
  }
  return found;
}
