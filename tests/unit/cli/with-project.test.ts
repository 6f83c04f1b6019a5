import { describe, expect, it } from 'vitest';
import type { ScanFlags } from '../../../electron/cli/run-scan.ts';
import { withProject } from '../../../electron/cli/with-project.ts';
import { defaultKeeper } from '../../../shared/scan/scan-options.ts';

const flags: ScanFlags = { kinds: [], minConfidence: 0.5 };
const project = {
  corpus: 'corpus.jsonl',
  fields: { text: 'body', id: null },
  scan: { threshold: 0.7, keeper: defaultKeeper, ownWords: ['quay'] },
};

describe('the command line beside a project', () => {
  it('has the last word about the threshold', () => {
    expect(withProject({ ...flags, threshold: 0.3 }, project).threshold).toBe(0.3);
  });

  it('takes the threshold of the project where it is silent, and the usual one without a project', () => {
    expect(withProject(flags, project).threshold).toBe(0.7);
    expect(withProject(flags, null).threshold).toBe(0.5);
  });

  it('has the last word about the fields of a record', () => {
    expect(withProject({ ...flags, textField: 'text' }, project).textField).toBe('text');
    expect(withProject(flags, project).textField).toBe('body');
  });

  it('brings the words of the project', () => {
    expect(withProject(flags, project).ownWords).toEqual(['quay']);
  });
});
