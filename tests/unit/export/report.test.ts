import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { clean } from '../../../shared/clean/clean.ts';
import { htmlReport } from '../../../shared/clean/report.ts';
import { escapeHtml, figure } from '../../../shared/clean/report-html.ts';
import { temporaryFolder } from '../reader/temporary-folder.ts';
import { cluster, prepare, replacing } from './whole-corpus.ts';

const folder = temporaryFolder();
const hostile = `<script>alert(1)</script>"'&\u0000<img src=x onerror=alert(1)>`;

const digest = (text: string) => createHash('sha256').update(text).digest('base64');

async function report(): Promise<string> {
  folder.write('corpus/a.txt', `Story one.\n${hostile.replace('\u0000', '')}\n`);
  folder.write('corpus/b.txt', 'Story one, again.\n');
  const input = await prepare(`${folder.path}/corpus`, {
    findings: (corpus) => {
      const finding = replacing(corpus, 'Story', 'Tale')!;
      return [
        { ...finding, title: hostile, reasons: [hostile], rule: hostile },
        {
          ...cluster([
            ['a.txt', 0],
            ['b.txt', 0],
          ]),
          title: hostile,
        },
      ];
    },
    tags: { 'a.txt': [hostile] },
  });
  const cleaned = clean(input.corpus, input.findings, input.state);
  const page = htmlReport({ ...input, clean: cleaned, name: hostile, digest, unread: 3 });
  return [...page].join('');
}

describe('the report', () => {
  test('escapes whatever comes from the corpus', async () => {
    const page = await report();
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('\u0000');
  });

  test('loads nothing, runs nothing and names its only style sheet', async () => {
    const page = await report();
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    expect(page).toContain(
      `default-src 'none'; style-src 'sha256-${digest(style)}'`.replaceAll("'", '&#39;'),
    );
    const bare = page.replace(/="[^"]*"/g, '=""');
    expect(bare).not.toMatch(/<[^>]*\s(?:style|src|on\w+)=|<(?:script|link|iframe|img)/);
    expect(page).not.toMatch(/url\(|https?:/);
  });

  test('tells figures, clusters with their keeper, and who decided', async () => {
    const page = await report();
    expect(page).toContain('<strong>canonical copy</strong>');
    expect(page).toMatch(/<td><bdi>b\.txt<\/bdi><\/td><td>removed<\/td>/);
    expect(page).toContain('A &lt;b&gt;tester&lt;/b&gt;');
    expect(page).toContain('2026-01-02T03:04:05.000Z');
    expect(page).toContain('3 records of the source could not be read');
    expect(await report()).toBe(page);
  });
});

test('text is escaped for pages and numbers are grouped', () => {
  expect(escapeHtml(`a<b>&"'\u0007\ud800é😀\n`)).toBe(
    'a&lt;b&gt;&amp;&quot;&#39;\ufffd\ufffdé😀\n',
  );
  expect([0, 999, 1000, 1234567].map(figure)).toEqual([
    '0',
    '999',
    '1\u202f000',
    '1\u202f234\u202f567',
  ]);
});
