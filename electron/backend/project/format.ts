import { z } from 'zod';
import { kinds } from '../../../shared/findings/finding.ts';
import { StetError } from '../../../shared/host/result.ts';
import {
  auditSides,
  auditVerdicts,
  type LedgerEntry,
  settlements,
  takes,
  verdicts,
} from '../../../shared/review/ledger-entry.ts';

export const formatName = 'stet-project';
export const formatVersion = 1;

export type JsonObject = Readonly<Record<string, unknown>>;

/** A project file as it stands on the disk: every field is kept, known or not, in its order. */
export interface ProjectFile {
  readonly [field: string]: unknown;
  readonly format: typeof formatName;
  readonly version: typeof formatVersion;
  readonly corpus: JsonObject;
  readonly settings: JsonObject;
  readonly ledger: readonly JsonObject[];
  readonly tags: JsonObject;
}

/** What a project holds, for its readers. */
export interface ProjectData {
  readonly corpus: JsonObject;
  readonly settings: JsonObject;
  readonly tags: JsonObject;
  /** The entries that this version understands, in order. */
  readonly ledger: readonly LedgerEntry[];
}

const object = z.record(z.string(), z.unknown());

const fileSchema = z.looseObject({
  corpus: object,
  settings: object,
  ledger: z.array(z.custom<JsonObject>(hasIdAndAction)),
  tags: object,
});

/** The least that every entry of every version has. */
function hasIdAndAction(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!('id' in value) || typeof value.id !== 'string' || value.id === '') return false;
  return 'action' in value && typeof value.action === 'object' && value.action !== null;
}

const offset = z.number().int().min(0);

const anchor = z.object({
  document: z.string(),
  from: offset,
  to: offset,
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});

const articleAnchor = z.object({
  document: z.string(),
  article: offset,
  digest: z.string(),
  from: offset.optional(),
});

const settledSide = z.object({
  verdict: z.enum(verdicts).nullable(),
  replacement: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  entries: z.array(z.string()),
});

const action = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('decide'),
    finding: z.string(),
    kind: z.enum(kinds),
    title: z.string(),
    verdict: z.enum(verdicts),
    replacement: z.string().optional(),
    anchors: z.array(anchor),
    members: z.array(articleAnchor),
  }),
  z.object({ type: z.literal('veto'), finding: z.string(), place: anchor, vetoed: z.boolean() }),
  z.object({
    type: z.literal('arrange'),
    finding: z.string(),
    canonical: articleAnchor,
    excluded: z.array(articleAnchor),
  }),
  z.object({
    type: z.literal('split'),
    finding: z.string(),
    members: z.array(articleAnchor),
    rest: z.array(articleAnchor),
  }),
  z.object({
    type: z.literal('join'),
    finding: z.string(),
    other: z.string().nullable(),
    members: z.array(articleAnchor),
  }),
  z.object({
    type: z.literal('merge'),
    finding: z.string(),
    canonical: articleAnchor,
    choices: z.array(
      z.object({
        member: articleAnchor,
        from: offset,
        to: offset,
        left: z.string(),
        right: z.string(),
        take: z.enum(takes),
        text: z.string().optional(),
        over: z.boolean().optional(),
        at: offset.optional(),
        together: z.boolean().optional(),
      }),
    ),
    text: z.string().nullable(),
    edits: z.array(z.object({ from: offset, to: offset, before: z.string(), after: z.string() })),
  }),
  z.object({
    type: z.literal('fields'),
    finding: z.string(),
    canonical: articleAnchor,
    taken: z.array(
      z.object({
        name: z.string(),
        value: z.unknown().refine((value) => value !== undefined),
        member: articleAnchor,
      }),
    ),
    settled: z.array(z.string()),
  }),
  z.object({
    type: z.literal('tag'),
    articles: z.array(articleAnchor),
    add: z.array(z.string()),
    remove: z.array(z.string()),
  }),
  z.object({
    type: z.literal('retag'),
    from: z.string().min(1),
    to: z.string().min(1).nullable(),
    articles: offset,
    merged: z.boolean(),
  }),
  z.object({
    type: z.literal('promote'),
    finding: z.string(),
    kind: z.enum(kinds),
    title: z.string(),
    rule: z.string(),
    pattern: z.string(),
    promoted: z.boolean(),
  }),
  z.object({ type: z.literal('note'), finding: z.string(), text: z.string() }),
  z.object({
    type: z.literal('settle'),
    finding: z.string(),
    title: z.string(),
    choice: z.enum(settlements),
    mine: settledSide.nullable(),
    theirs: settledSide.nullable(),
  }),
  z.object({
    type: z.literal('audit-begin'),
    audit: z.string(),
    seed: z.number().int().min(0).max(0xffffffff),
    byKind: z.boolean(),
    sample: z.array(
      z.object({
        finding: z.string(),
        kind: z.enum(kinds),
        title: z.string(),
        side: z.enum(auditSides),
        decision: z.string(),
      }),
    ),
    population: z.array(
      z.object({ side: z.enum(auditSides), kind: z.enum(kinds), findings: offset }),
    ),
  }),
  z.object({
    type: z.literal('audit-verdict'),
    audit: z.string(),
    finding: z.string(),
    verdict: z.enum(auditVerdicts),
  }),
  z.object({
    type: z.literal('audit-end'),
    audit: z.string(),
    outcome: z.enum(['done', 'abandoned']),
    changed: z.array(z.string()),
  }),
  z.object({ type: z.literal('retract'), entries: z.array(z.string()) }),
]);

const entrySchema = z.object({
  id: z.string().min(1),
  at: z.string(),
  by: z.string(),
  batch: z.string().optional(),
  action,
});

/** True for an entry that this version understands; others are kept in the file and have no effect. */
export function isLedgerEntry(value: unknown): value is LedgerEntry {
  return entrySchema.safeParse(value).success;
}

/**
 * Reads the text of a project file. Throws `StetError`: `unreadable` when it is another kind of
 * file, `newer-version`, or `damaged`.
 */
export function parseProject(text: string, path: string): ProjectFile {
  let value: unknown;
  try {
    // Some editors put a byte order mark before what they save.
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StetError('damaged', `${path} is not whole: ${reason}.`, { cause: error });
  }
  if (
    typeof value !== 'object' ||
    value === null ||
    !('format' in value) ||
    value.format !== formatName
  )
    throw new StetError('unreadable', `${path} is not a Stet project.`);
  const version: unknown = 'version' in value ? value.version : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw new StetError('damaged', `${path} does not say of which version it is.`);
  if (version > formatVersion)
    throw new StetError(
      'newer-version',
      `${path} was written by a newer Stet (format ${version}; this one reads up to ${formatVersion}). It was not opened or changed.`,
    );
  const checked = fileSchema.safeParse(value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const where = issue ? issue.path.join('.') : '';
    throw new StetError('damaged', `${path} is damaged at ${where || 'its top level'}.`);
  }
  // What was parsed, not what the check made of it, so that every field stays in its order.
  return value as ProjectFile;
}

/** The text of a project file, piece by piece, one ledger entry a line. `breathe` is awaited between pieces. */
export async function* formatProject(
  file: ProjectFile,
  breathe: () => Promise<void>,
): AsyncGenerator<string> {
  let separator = '{';
  for (const [field, value] of Object.entries(file)) {
    if (value === undefined) continue;
    const name = `${separator}${JSON.stringify(field)}:`;
    separator = ',\n';
    if (field !== 'ledger') {
      yield name + JSON.stringify(value);
      continue;
    }
    let piece = `${name}[`;
    for (let i = 0; i < file.ledger.length; i++) {
      piece += `${i === 0 ? '\n' : ',\n'}${JSON.stringify(file.ledger[i])}`;
      if (piece.length < 256_000) continue;
      yield piece;
      piece = '';
      await breathe();
    }
    yield `${piece}\n]`;
  }
  yield '}\n';
}
