import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { exportFormats } from '../../electron/cli/arguments.ts';
import { keyLabel } from '../../renderer/state/key-names.ts';
import { kinds, relations } from '../../shared/findings/finding.ts';
import { isPointed } from '../../shared/host/command-scopes.ts';
import { type CommandEntry, commandGroups, commands } from '../../shared/host/commands.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'samples/README.md'],
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The page without its code, in which brackets mean something else. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Targets of the links and images of a page. */
function targets(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

/** The names by which GitHub lets one link to the headings of a page. */
function anchors(text: string): string[] {
  const headings = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function keysOf({ keys, scope }: CommandEntry): string {
  const labels = keys.map((key) => `\`${keyLabel(key, false)}\``);
  if (labels.length === 0) return isPointed(scope) ? 'context menu' : 'palette';
  return labels.length > 2 ? `${labels[0]} to ${labels.at(-1)}` : labels.join(', ');
}

/** The guide's tables of commands as they have to be. */
function keyTables(): string {
  return commandGroups
    .map((group) => {
      const rows = commands
        .filter((command) => command.group === group)
        .map((command) => `| ${keysOf(command)} | ${command.label} |`);
      return [`| key | ${group} |`, '|---|---|', ...rows].join('\n');
    })
    .join('\n\n');
}

describe('the documentation', () => {
  test.each(pages)('%s links only to what is there', (page) => {
    const broken = targets(read(page)).filter((target) => {
      if (/^[a-z]+:/.test(target)) return false;
      const [file = '', anchor] = target.split('#');
      const linked = file === '' ? page : path.join(path.dirname(page), file);
      if (!existsSync(path.join(root, linked))) return true;
      return anchor !== undefined && !anchors(read(linked)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('the guide has every command with its keys, as the table of commands has them', () => {
    const block = /<!-- keys -->\n([\s\S]*?)\n?<!-- \/keys -->/.exec(read('docs/guide.md'));
    expect(block?.[1]?.trim()).toBe(keyTables());
  });

  test('the formats have every command and option of the command line', () => {
    const formats = read('docs/formats.md');
    const source = read('electron/cli/stet.ts');
    const names = [...source.matchAll(/\bcommand\(\s*'([a-z]+)'/g)].map(
      ([, name]) => `\`stet ${name}`,
    );
    const options = [...source.matchAll(/'(--[a-z-]+)/g)].map(([, option]) => option ?? '');
    expect(names.length).toBeGreaterThan(3);
    expect(options.length).toBeGreaterThan(8);
    expect([...names, ...options].filter((word) => !formats.includes(word))).toEqual([]);
  });

  test('the formats have every kind, relation and format', () => {
    const formats = read('docs/formats.md');
    const words = [...kinds, ...relations, ...exportFormats].map((word) => `\`${word}\``);
    expect(words.filter((word) => !formats.includes(word))).toEqual([]);
  });

  test('every script that the documentation names is one of the package', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
