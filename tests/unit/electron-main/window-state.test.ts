import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  fitBounds,
  type Rectangle,
  readDesktopState,
  writeDesktopState,
} from '../../../electron/main/window-state.ts';

const left: Rectangle = { x: 0, y: 25, width: 1920, height: 1055 };
const right: Rectangle = { x: 1920, y: 0, width: 2560, height: 1440 };

describe('the window', () => {
  test('comes back where it was', () => {
    const bounds = { x: 2000, y: 100, width: 1000, height: 700 };
    expect(fitBounds(bounds, [left, right])).toEqual(bounds);
  });

  test('is moved onto the screen it mostly shares', () => {
    const bounds = { x: 1500, y: 900, width: 1000, height: 700 };
    expect(fitBounds(bounds, [left, right])).toEqual({ ...bounds, x: 1920, y: 740 });
  });

  test('is centred on the first screen when its own is gone, and at first', () => {
    const centred = { x: 320, y: 133, width: 1280, height: 840 };
    expect(fitBounds({ x: 9000, y: 9000, width: 900, height: 700 }, [left])).toEqual(centred);
    expect(fitBounds(null, [left, right])).toEqual(centred);
  });

  test('always lies wholly on one screen', () => {
    const area = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 320, max: 4000 }),
      height: fc.integer({ min: 240, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.option(area), fc.array(area, { minLength: 1, maxLength: 3 }), (own, areas) => {
        const { x, y, width, height } = fitBounds(own, areas);
        return areas.some(
          (each) =>
            x >= each.x &&
            y >= each.y &&
            x + width <= each.x + each.width &&
            y + height <= each.y + each.height,
        );
      }),
    );
  });
});

describe('what the desktop remembers', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stet-desktop-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const empty = { bounds: null, maximized: false, folder: null };

  test('comes back as it was written', () => {
    const state = { bounds: left, maximized: true, folder: '/corpora' };
    const file = path.join(folder, 'deep', 'desktop.json');
    writeDesktopState(file, state);
    expect(readDesktopState(file)).toEqual(state);
  });

  test('falls back part by part when the file is missing or damaged', () => {
    const file = path.join(folder, 'desktop.json');
    expect(readDesktopState(file)).toEqual(empty);
    for (const text of ['', '[', 'null', '[]', '"text"', '{"bounds":{"x":1}}']) {
      writeFileSync(file, text);
      expect(readDesktopState(file)).toEqual(empty);
    }
    writeFileSync(file, '{"bounds":{"x":1.5},"maximized":true,"other":1}');
    expect(readDesktopState(file)).toEqual({ ...empty, maximized: true });
  });
});
