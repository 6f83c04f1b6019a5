import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Document } from '../../shared/corpus/document.ts';
import { relations } from '../../shared/findings/finding.ts';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

const reference = z.object({ document: z.string(), article: z.number() });
const counts = z.record(z.string(), z.number());
const correction = z.object({ document: z.string(), before: z.string(), after: z.string() });

const answersSchema = z.object({
  articles: z.array(reference.extend({ headline: z.string() })),
  duplicates: z.array(z.object({ relation: z.enum(relations), members: z.array(reference) })),
  sameTemplate: z.array(z.array(reference)),
  boilerplate: z.array(z.object({ rule: z.string(), line: z.string(), counts })),
  passages: z.array(z.object({ text: z.string(), counts })),
  typos: z.array(correction),
  realWords: z.array(correction.extend({ context: z.string() })),
  variants: z.array(correction),
  typography: z.array(correction.extend({ kind: z.string() })),
  leftAlone: z.array(z.object({ document: z.string(), text: z.string() })),
  eitherWay: z.array(z.object({ document: z.string(), line: z.string() })),
});

export type Correction = z.infer<typeof correction>;

/** What `samples/answers.json` says is wrong with the sample corpus. */
export function readAnswers() {
  return answersSchema.parse(JSON.parse(readFileSync(`${samples}answers.json`, 'utf8')));
}

/** The pages of the sample corpus, as the answer key names them. */
export function readSampleDocuments(): Document[] {
  const root = `${samples}harbour/`;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .map((path) => ({
      id: path.slice(path.indexOf('/harbour/') + '/harbour/'.length).replace(/^\/+/, ''),
      text: readFileSync(path, 'utf8'),
      fields: {},
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How often a text stands in another; places may not overlap. */
export function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}
