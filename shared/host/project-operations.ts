import { z } from 'zod';
import { keeperPolicies } from '../scan/scan-options.ts';
import type {
  AppInfo,
  ExportDone,
  ExportSuggestion,
  FieldQuestion,
  PlaceList,
  ProjectInfo,
  Settings,
} from './model.ts';
import { fileName, label, nothing, operation, token } from './operation.ts';
import type { ClusterPreview } from './similarity-model.ts';
import { recentCommands, tourProgress } from './user-model.ts';

/** The program and its settings, places, the open project, its scan and its export. */
export const projectOperations = {
  'app.info': operation<AppInfo>()(nothing),
  'settings.change': operation<Settings>()(
    z.strictObject({
      theme: z.enum(['system', 'light', 'dark']).optional(),
      diffLayout: z.enum(['inline', 'side-by-side']).optional(),
      afterTake: z.enum(['next', 'stay']).optional(),
      author: label.optional(),
      /** All keys that differ from the table's; refused where one of them cannot be used. */
      keys: z
        .record(z.string().max(100), z.array(z.string().max(100)).max(20).readonly())
        .refine((keys) => Object.keys(keys).length <= 500, 'too many commands')
        .optional(),
      tour: tourProgress.optional(),
      recentCommands: recentCommands.optional(),
    }),
  ),

  /** Shows the desktop's own dialog; null when it was dismissed. Only where the host can. */
  'place.choose': operation<{ token: string; name: string } | null>()(
    z.strictObject({ what: z.enum(['folder', 'file', 'project', 'ledger', 'export-folder']) }),
  ),
  /** Lists a folder of the serving machine; null starts at the folder it was started in. */
  'place.list': operation<PlaceList>()(z.strictObject({ token: token.nullable() })),
  'place.reveal': operation<null>()(z.strictObject({ token })),

  /** Opens a corpus or a project. A file of records whose text field is in doubt answers with a question first. */
  'project.open': operation<ProjectInfo | { question: FieldQuestion }>()(
    z.strictObject({
      token,
      fields: z.strictObject({ text: label, id: label.nullable() }).optional(),
    }),
  ),
  /** Takes a project out of the list of those opened last; its file stays. */
  'recent.forget': operation<null>()(z.strictObject({ token })),
  'project.openSample': operation<ProjectInfo>()(nothing),
  'project.info': operation<ProjectInfo | null>()(nothing),
  'project.close': operation<null>()(nothing),
  /** Clusters anew from the pairs that the scan kept, at once; decisions hold. */
  'project.setThreshold': operation<ProjectInfo>()(
    z.strictObject({ threshold: z.number().min(0.2).max(1) }),
  ),
  /** Clusters anew from the pairs that the scan kept, at once; decisions hold. */
  'project.setKeeper': operation<ProjectInfo>()(
    z.strictObject({ policy: z.enum(keeperPolicies), sources: z.array(label).max(100) }),
  ),
  /** What another threshold would give; changes nothing. */
  'clusters.preview': operation<ClusterPreview>()(
    z.strictObject({ threshold: z.number().min(0.2).max(1) }),
  ),
  'scan.start': operation<null>()(nothing),
  'scan.cancel': operation<null>()(nothing),

  /**
   * Where an export would go: beside the corpus unless a place was chosen (null where nothing can be written there), and
   * the first of `folder`, `folder-2`, … that does not exist.
   */
  'export.suggest': operation<ExportSuggestion>()(
    z.strictObject({ place: token.nullable(), folder: fileName }),
  ),
  /** Exports into a new folder; a folder that is not empty is refused. */
  'export.run': operation<ExportDone>()(
    z.strictObject({
      /** The folder to write into; null lets the desktop ask. */
      place: token.nullable(),
      /** Name of a folder to make inside `place`. */
      folder: fileName.nullable(),
      format: z.enum(['txt', 'jsonl', 'csv', 'parquet']),
    }),
  ),
  'export.cancel': operation<null>()(nothing),
} as const;
