import type { ExportState } from '../../state/export-state.ts';

export const formats: readonly { value: ExportState['format']; label: string; hint: string }[] = [
  { value: 'txt', label: 'Text files', hint: 'one for each article, with a patch' },
  { value: 'jsonl', label: 'JSONL', hint: 'one record a line, all fields kept' },
  { value: 'csv', label: 'CSV', hint: 'one table, all fields kept' },
  { value: 'parquet', label: 'Parquet', hint: 'one table, typed and compressed' },
];

/** A name for the exported folder after the project's: `Harbour.stet` → `Harbour-clean`. */
export function folderName(project: string): string {
  const stem = project
    .replace(/\.(stet(\.json)?|txt|jsonl?|csv|tsv|parquet)(\.gz)?$/i, '')
    .replace(/[/\\:*?"<>|\0]/g, '-')
    .trim()
    .slice(0, 90);
  return `${stem === '' || /^\.+$/.test(stem) ? 'corpus' : stem}-clean`;
}
