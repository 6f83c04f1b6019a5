import { defaultThreshold } from '../../shared/scan/scan-options.ts';
import type { Decisions } from './read-decisions.ts';
import type { ScanFlags } from './run-scan.ts';

/** The flags with what the project says where the command line is silent, and with the usual threshold where both are. */
export function withProject<Flags extends ScanFlags>(
  flags: Flags,
  project: Decisions['project'],
): Flags & { readonly threshold: number } {
  const fields = flags.textField ? null : project?.fields;
  return {
    ...flags,
    ...project?.scan,
    threshold: flags.threshold ?? project?.scan.threshold ?? defaultThreshold,
    ...(fields
      ? { textField: fields.text, ...(fields.id === null ? {} : { idField: fields.id }) }
      : {}),
  };
}
