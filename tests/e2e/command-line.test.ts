import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sharedFolder } from '../shared-data.ts';
import {
  filesBelow,
  finished,
  jsonLines,
  root,
  runStet,
  startStet,
  temporaryFolder,
} from './stet-command.ts';

const sample = path.join(root, 'samples/harbour');

interface Line {
  type: string;
  kind?: string;
  rule?: string;
  [field: string]: unknown;
}

interface Place {
  document: string;
  from: number;
  to: number;
  before: string;
}

async function scanJson(corpus: string, ...flags: string[]): Promise<Line[]> {
  const { code, stdout, stderr } = await runStet(['scan', corpus, '--json', '--quiet', ...flags]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return jsonLines(stdout) as Line[];
}

describe('stet scan', () => {
  test('prints documents, articles, findings and a summary whose occurrences are true to the text', async () => {
    const lines = await scanJson(sample);
    const files = filesBelow(sample);
    const counts = new Map<string, number>();
    for (const line of lines) counts.set(line.type, (counts.get(line.type) ?? 0) + 1);
    expect(counts.get('document')).toBe(files.size);
    expect(lines.at(-1)).toMatchObject({ type: 'summary', documents: files.size });
    for (const line of lines) {
      for (const place of (line.occurrences ?? []) as Place[]) {
        const text = files.get(place.document)?.toString('utf8') ?? '';
        expect(text.slice(place.from, place.to)).toBe(place.before);
      }
    }
  });

  test('finds the same with the same ids when the corpus lies elsewhere', async () => {
    const copy = path.join(temporaryFolder('copy'), 'corpus');
    cpSync(sample, copy, { recursive: true });
    const ids = (lines: Line[]) => lines.filter(({ type }) => type === 'finding');
    expect(ids(await scanJson(copy))).toEqual(ids(await scanJson(sample)));
  });

  test('takes only the kinds it is asked for', async () => {
    const lines = await scanJson(sample, '--kinds', 'typo,variant');
    const found = new Set(lines.flatMap(({ kind }) => (kind ? [kind] : [])));
    expect([...found].sort()).toEqual(['typo', 'variant']);
  });

  test('prints a table for people and progress on stderr', async () => {
    const { code, stdout, stderr } = await runStet(['scan', sample]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/duplicate +\d+ +\d+/);
    expect(stderr).toContain('finding boilerplate');
  });

  test.each([
    ['an unknown kind', ['scan', sample, '--kinds', 'nonsense']],
    ['a threshold out of range', ['scan', sample, '--threshold', '7']],
    ['a threshold that is no number', ['scan', sample, '--threshold', 'high']],
    ['an empty confidence', ['scan', sample, '--min-confidence', '']],
    ['an unknown option', ['scan', sample, '--nonsense']],
    ['a missing corpus argument', ['scan']],
    ['an unknown command', ['nonsense']],
    ['an unknown format', ['clean', sample, '--out', 'x', '--format', 'pdf']],
    ['a port out of range', ['serve', '--port', '70000']],
  ])('%s is wrong usage', async (_, args) => {
    const { code, stdout, stderr } = await runStet(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });

  test('an interrupt ends it with 130', async () => {
    const big = temporaryFolder('big');
    const line = 'The ferry left the quay at nine with forty people and a piano on board. ';
    for (let n = 0; n < 3_000; n++) {
      writeFileSync(path.join(big, `${n}.txt`), `Title ${n}\n\n${line.repeat(40)}${n}\n`);
    }
    const child = startStet(['scan', big]);
    const result = finished(child);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    expect((await result).code).toBe(130);
  });
});

describe('bad input', () => {
  const article = 'A Quiet Day\n\nNothing happened in the harbour on Tuesday, and nobody minded.\n';

  test('an empty folder and a folder of images fail with one sentence', async () => {
    const empty = temporaryFolder('empty');
    const images = temporaryFolder('images');
    writeFileSync(path.join(images, 'a.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    for (const folder of [empty, images]) {
      const { code, stdout, stderr } = await runStet(['scan', folder, '--quiet']);
      expect(code).toBe(1);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });

  test('broken JSON in record 7 and two records with one id are named, and the rest is read', async () => {
    const folder = temporaryFolder('records');
    const file = path.join(folder, 'news.jsonl');
    const records = Array.from({ length: 10 }, (_, n) =>
      JSON.stringify({ id: n === 4 ? 3 : n, text: `${article}Part ${n}.` }),
    );
    records[6] = '{"id": 6, "text": "never closed';
    writeFileSync(file, `${records.join('\n')}\n`);
    const lines = await scanJson(file);
    expect(lines.filter(({ type }) => type === 'document')).toHaveLength(9);
    const reasons = lines.filter(({ type }) => type === 'problem').map(({ reason }) => reason);
    expect(reasons.join('\n')).toMatch(/7/);
    expect(reasons.length).toBeGreaterThanOrEqual(2);
  });

  test('a truncated gzip keeps what came before the cut and says so', async () => {
    const file = path.join(temporaryFolder('gzip'), 'news.jsonl.gz');
    const records = Array.from({ length: 400 }, (_, n) =>
      JSON.stringify({ id: n, text: `${article} ${Math.sin(n)} ${Math.cos(n)}` }),
    );
    const data = gzipSync(`${records.join('\n')}\n`);
    writeFileSync(file, data);
    truncateSync(file, Math.floor(data.length * 0.6));
    const lines = await scanJson(file);
    const documents = lines.filter(({ type }) => type === 'document').length;
    expect(documents).toBeGreaterThan(50);
    expect(documents).toBeLessThan(400);
    expect(lines.some(({ type }) => type === 'problem')).toBe(true);
  });

  test('bytes that are no UTF-8 are read as windows-1252, and it says so', async () => {
    const folder = temporaryFolder('encoding');
    writeFileSync(
      path.join(folder, 'a.txt'),
      Buffer.from('Caf\xe9\n\nThe caf\xe9 closed.\n', 'latin1'),
    );
    const lines = await scanJson(folder);
    expect(lines.find(({ type }) => type === 'problem')).toMatchObject({ document: 'a.txt' });
  });

  test('a missing corpus fails with one sentence', async () => {
    const { code, stderr } = await runStet(['scan', '/nowhere/at/all', '--quiet']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/no such file/);
  });
});

describe('stet clean', () => {
  test('gives the same bytes twice, and never touches the source', async () => {
    const before = filesBelow(sample);
    const out = temporaryFolder('out');
    for (const name of ['a', 'b']) {
      const { code } = await runStet([
        'clean',
        sample,
        '--accept',
        'all',
        '--out',
        path.join(out, name),
        '--quiet',
      ]);
      expect(code).toBe(0);
    }
    expect(filesBelow(path.join(out, 'a'))).toEqual(filesBelow(path.join(out, 'b')));
    expect(filesBelow(sample)).toEqual(before);
  });

  test('its patch, applied to the source, gives the clean documents', async () => {
    const folder = temporaryFolder('patch');
    const copy = path.join(folder, 'corpus');
    const out = path.join(folder, 'out');
    cpSync(sample, copy, { recursive: true });
    expect((await runStet(['clean', copy, '--accept', 'all', '--out', out, '--quiet'])).code).toBe(
      0,
    );
    execFileSync('git', ['init', '-q'], { cwd: copy });
    execFileSync('git', ['apply', '--whitespace=nowarn', path.join(out, 'changes.patch')], {
      cwd: copy,
    });
    rmSync(path.join(copy, '.git'), { recursive: true });
    const joined = (files: Map<string, Buffer>) =>
      [...files]
        .filter(([name]) => /\.(txt|md)$/.test(name))
        .map(([, data]) => data.toString('utf8').replace(/\s+/g, ' ').trim())
        .join(' ');
    expect(joined(filesBelow(copy))).toBe(joined(filesBelow(out)));
  });

  test('refuses a folder that is not empty unless it is forced', async () => {
    const out = temporaryFolder('full');
    writeFileSync(path.join(out, 'mine.txt'), 'mine');
    const refused = await runStet(['clean', sample, '--accept', 'all', '--out', out, '--quiet']);
    expect(refused.code).toBe(1);
    expect(filesBelow(out).size).toBe(1);
    const forced = await runStet([
      'clean',
      sample,
      '--accept',
      'all',
      '--out',
      out,
      '--quiet',
      '--force',
    ]);
    expect(forced.code).toBe(0);
  });

  test('replays the decisions that an export wrote', async () => {
    const out = temporaryFolder('replay');
    const first = path.join(out, 'first');
    const second = path.join(out, 'second');
    await runStet(['clean', sample, '--accept', 'boilerplate,typo', '--out', first, '--quiet']);
    const decisions = path.join(first, 'decisions.json');
    const { code } = await runStet([
      'clean',
      sample,
      '--decisions',
      decisions,
      '--out',
      second,
      '--quiet',
    ]);
    expect(code).toBe(0);
    expect(filesBelow(second)).toEqual(filesBelow(first));
  });

  test.each(['jsonl', 'csv', 'parquet', 'txt'])(
    'writes %s with manifest and report',
    async (format) => {
      const out = path.join(temporaryFolder('format'), 'out');
      const { code } = await runStet([
        'clean',
        sample,
        '--accept',
        'all',
        '--out',
        out,
        '--format',
        format,
        '--quiet',
      ]);
      expect(code).toBe(0);
      const names = [...filesBelow(out).keys()];
      expect(names).toEqual(
        expect.arrayContaining(['manifest.jsonl', 'report.html', 'decisions.json']),
      );
      if (format !== 'txt') expect(names).toContain(`corpus.${format}`);
    },
  );

  test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
    'a full disk fails with one sentence and leaves nothing behind',
    async () => {
      const disk = path.join(temporaryFolder('disk'), 'small');
      mkdirSync(disk);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
      } catch {
        console.log('no small disk can be mounted here: the full-disk test did not run');
        return;
      }
      try {
        const out = path.join(disk, 'out');
        const { code, stderr } = await runStet([
          'clean',
          sample,
          '--accept',
          'all',
          '--out',
          out,
          '--quiet',
        ]);
        expect(code).toBe(1);
        expect(stderr.trim().split('\n')).toHaveLength(1);
        expect(filesBelow(disk).size).toBe(0);
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );
});

describe.skipIf(!sharedFolder)('the shared pages', () => {
  const seeds = `${sharedFolder}seeds`;
  const pages = () => {
    const folder = path.join(temporaryFolder('pages'), 'pages');
    cpSync(seeds, folder, { recursive: true });
    rmSync(path.join(folder, 'README.md'));
    return folder;
  };

  test('are scanned without a miss and without a false typo', async () => {
    const lines = await scanJson(pages());
    const findings = (kind: string) =>
      lines.filter((line) => line.type === 'finding' && line.kind === kind) as Line[];
    const sizes = findings('duplicate').map(({ members }) => (members as unknown[]).length);
    expect(sizes.sort()).toEqual([2, 4]);
    expect(lines.filter(({ type }) => type === 'article')).toHaveLength(10);
    const places = findings('boilerplate').flatMap(
      ({ occurrences }) => occurrences as { before: string }[],
    );
    const count = (text: string) => places.filter(({ before }) => before.trim() === text).length;
    expect(count('TT')).toBe(8);
    expect(count('20')).toBe(4);
    expect(places).toHaveLength(8 + 4 + 10 + 30);
    expect(findings('typo').map(({ before, after }) => [before, after])).toEqual([
      ['reportf', 'reported'],
    ]);
  });

  test('are cleaned to six articles, each whole', async () => {
    const out = path.join(temporaryFolder('clean'), 'out');
    const args = ['clean', pages(), '--accept', 'all', '--out', out, '--quiet'];
    expect((await runStet(args)).code).toBe(0);
    const texts = [...filesBelow(out)]
      .filter(([name]) => name.endsWith('.txt'))
      .map(([, data]) => data.toString('utf8'));
    expect(texts).toHaveLength(6);
    for (const text of texts) {
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      expect(new Set(lines).size).toBe(lines.length);
      expect(lines).not.toContain('TT');
      expect(lines).not.toContain('20');
    }
    expect(texts.filter((text) => text.includes('Reuters reported.'))).toHaveLength(2);
  });
});

test('words that the user declared right are no typos on the command line either', async () => {
  const home = temporaryFolder('words');
  writeFileSync(path.join(home, 'settings.json'), JSON.stringify({ ownWords: ['expectd'] }));
  const typos = async (folder?: string) => {
    const args = ['scan', sample, '--json', '--quiet', '--kinds', 'typo'];
    const { stdout } = await finished(startStet(args, folder ? { home: folder } : {}));
    return jsonLines(stdout).flatMap(({ before }) => (typeof before === 'string' ? [before] : []));
  };
  expect(await typos()).toContain('expectd');
  expect(await typos(home)).not.toContain('expectd');
});
