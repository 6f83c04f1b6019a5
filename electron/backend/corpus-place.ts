import { existsSync } from 'node:fs';
import path from 'node:path';
import { StetError } from '../../shared/host/result.ts';
import type { Project } from './project/project.ts';
import type { FieldChoice } from './reader/source.ts';

/** How the records of a project's corpus are read; null where nobody chose. */
export function fieldChoice(project: Project): FieldChoice | null {
  const fields = project.data.corpus.fields as Partial<FieldChoice> | undefined;
  return typeof fields?.text === 'string' ? { text: fields.text, id: fields.id ?? null } : null;
}

/** Where a project's corpus lies now, beside the project or where it was, and how its records are read; throws `not-found`. */
export function locateCorpus(project: Project): { corpus: string; fields: FieldChoice | null } {
  const { path: relative, absolute } = project.data.corpus;
  const fields = fieldChoice(project);
  const beside =
    typeof relative === 'string' ? path.resolve(path.dirname(project.file), relative) : null;
  if (beside && existsSync(beside)) return { corpus: beside, fields };
  if (typeof absolute === 'string' && existsSync(absolute)) return { corpus: absolute, fields };
  throw new StetError(
    'not-found',
    `The corpus of this project is not at ${beside ?? String(absolute)}; put it there, or open the corpus itself.`,
  );
}
