import { describe, expect, test } from 'vitest';
import type { Deed } from '../../../renderer/host/watched-host.ts';
import { nextStep } from '../../../renderer/state/tour.ts';
import { tourSteps } from '../../../renderer/state/tour-steps.ts';
import type { Kind } from '../../../shared/findings/finding.ts';
import { commands } from '../../../shared/host/commands.ts';

const names = new Set(commands.map(({ name }) => name));

function deed(name: string, input: object): Deed {
  return { name, input, answer: {} } as unknown as Deed;
}
const decide = (verdict: string) => deed('decision.decide', { findings: ['f'], verdict });
const doneBy = (what: Deed, ...kinds: Kind[]) =>
  tourSteps.filter((step) => step.done(what, kinds)).map(({ id }) => id);

describe('the tour', () => {
  test('names only commands there are', () => {
    for (const { text, command } of tourSteps) {
      for (const [, name = ''] of text.matchAll(/\{([a-z-]+)\}/g)) expect(names).toContain(name);
      if (command !== null) expect(names).toContain(command);
    }
  });

  test('takes each deed for its own step and no other', () => {
    expect(doneBy(decide('accepted'), 'boilerplate')).toEqual(['pattern']);
    expect(doneBy(decide('accepted'), 'duplicate')).toEqual(['merge']);
    expect(doneBy(decide('edited'), 'typo')).toEqual(['typo']);
    expect(doneBy(decide('rejected'), 'typo')).toEqual(['stet']);
    expect(doneBy(decide('deferred'), 'typo')).toEqual([]);
    expect(doneBy(decide('accepted'), 'variant')).toEqual([]);
    expect(doneBy(deed('ledger.undo', {}))).toEqual(['undo']);
    expect(doneBy(deed('tags.change', { articles: ['a'], add: ['tag'], remove: [] }))).toEqual([
      'tag',
    ]);
    expect(doneBy(deed('tags.change', { articles: ['a'], add: [], remove: ['tag'] }))).toEqual([]);
    expect(doneBy(deed('export.run', { place: null, folder: 'x', format: 'txt' }))).toEqual([
      'export',
    ]);
    expect(doneBy(deed('queue.window', {}))).toEqual([]);
  });

  test('goes to the first step that is neither done nor skipped, and ends', () => {
    const at = (done: string[], skipped: string[]) =>
      nextStep({ place: 'p', state: 'running', done, skipped })?.id ?? null;
    expect(at([], [])).toBe('pattern');
    expect(at(['pattern', 'merge'], ['stet'])).toBe('undo');
    expect(
      at(
        tourSteps.map(({ id }) => id),
        [],
      ),
    ).toBeNull();
  });
});
