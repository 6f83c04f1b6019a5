import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepPort, lastPort } from '../../../electron/cli/last-port.ts';

const folder = () => mkdtempSync(path.join(os.tmpdir(), 'stet-port-'));

describe('the port of the last time', () => {
  test('is there the next time', () => {
    const home = path.join(folder(), 'not made yet');
    keepPort(home, 40_123);
    expect(lastPort(home)).toBe(40_123);
  });

  test.each(['', 'nonsense', '80', '70000', '-1', '1.5'])(
    'is none when the file says “%s”',
    (text) => {
      const home = folder();
      writeFileSync(path.join(home, 'port'), text);
      expect(lastPort(home)).toBe(0);
    },
  );

  test('is none at first, and none where nothing can be written', () => {
    const file = path.join(folder(), 'file');
    writeFileSync(file, '');
    keepPort(path.join(file, 'below'), 40_123);
    expect(lastPort(path.join(file, 'below'))).toBe(0);
  });
});
