import type { Page } from 'playwright-core';

export interface UiFigure {
  readonly what: string;
  readonly figure: string;
  readonly limit: string;
}

/** What the page is given to measure itself with. */
interface Probe {
  /** Milliseconds from the next event of that name until the frame after `shown` holds; null when it does not within five seconds, or two minutes for an opening. */
  untilPainted(event: string, shown: string): Promise<number | null>;
}
declare global {
  var probe: Probe;
  var measured: Promise<number | null>;
}

/** Milliseconds from what `act` does to the frame after its effect. */
async function timed(
  page: Page,
  event: string,
  shown: string,
  act: () => Promise<void>,
): Promise<number | null> {
  await page.evaluate(
    ([name, condition]) => {
      globalThis.measured = globalThis.probe.untilPainted(name!, condition!);
    },
    [event, shown],
  );
  await act();
  return page.evaluate(() => globalThis.measured);
}

/** Installs the probe in each page that is opened. The conditions are named, since nothing may be evaluated there. */
function installProbe(): void {
  const titleNow = () =>
    document.querySelector('.stage-head__actions')
      ? document.querySelector('.stage-head__title')?.textContent
      : undefined;
  const conditions: Record<string, () => () => boolean> = {
    finding: () => () => titleNow() !== undefined,
    next: () => {
      const before = titleNow();
      return () => titleNow() !== undefined && titleNow() !== before;
    },
    results: () => () => {
      const field = document.querySelector<HTMLInputElement>('.top-bar__search input');
      const said = document.querySelector('[data-searched]')?.getAttribute('data-searched');
      return field !== null && said === field.value;
    },
  };
  globalThis.probe = {
    untilPainted(event, shown) {
      const longest = shown === 'finding' ? 120_000 : 5_000;
      return new Promise((resolve) => {
        const listen = ({ timeStamp }: Event) => {
          window.removeEventListener(event, listen, true);
          const holds = conditions[shown]!();
          const look = () => {
            const now = performance.now();
            if (holds()) requestAnimationFrame(() => resolve(performance.now() - timeStamp));
            else if (now - timeStamp > longest) resolve(null);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        window.addEventListener(event, listen, true);
      });
    },
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const figures = (values: readonly (number | null)[]): string => {
  const known = values.filter((value) => value !== null);
  const lost = values.length - known.length;
  const [half, most, worst] = [0.5, 0.95, 1].map((share) => percentile(known, share).toFixed(0));
  return `p50 ${half}, p95 ${most}, worst ${worst} ms (${known.length})${lost > 0 ? `, ${lost} not shown` : ''}`;
};

/** Measures opening, keys, scrolling, searching and memory in a page of Stet whose start screen lists the project. */
export async function measurePage(page: Page, address: string): Promise<UiFigure[]> {
  await page.addInitScript(installProbe);
  await page.goto(address);
  const recent = page.locator('.start__recent').getByRole('button');
  await recent.first().waitFor();

  const opening = await timed(page, 'click', 'finding', () => recent.first().click());
  console.log(`opened ${opening?.toFixed(0)} ms`);
  await page.waitForTimeout(15_000);

  const keys = async (key: string, times: number) => {
    const taken: (number | null)[] = [];
    for (let at = 0; at < times; at++) {
      taken.push(await timed(page, 'keydown', 'next', () => page.keyboard.press(key)));
      await page.waitForTimeout(60 + (at % 7) * 40);
    }
    return taken;
  };
  const kind = async (name: string) => {
    await page.getByRole('button', { name: new RegExp(`^${name},`) }).click();
    await page.waitForTimeout(1_500);
  };
  const walked = await keys('j', 60);
  console.log(`walked ${figures(walked)}`);
  const accepted = await keys('a', 80);
  console.log(`accepted ${figures(accepted)}`);
  await kind('Typos');
  const typos = await keys('a', 80);
  console.log(`typos ${figures(typos)}`);
  await kind('Duplicates');
  const duplicates = await keys('a', 60);
  console.log(`duplicates ${figures(duplicates)}`);
  await page.getByRole('button', { name: /^All findings,/ }).click();
  await page.waitForTimeout(1_500);

  const scrolling = await scroll(page);
  console.log(`scrolled ${scrolling}`);
  const searching = await search(page);
  const memory = await memoryOf(page);
  const every = [...walked, ...accepted, ...typos, ...duplicates];
  return [
    {
      what: 'opening to the first finding painted',
      figure: `${opening?.toFixed(0)} ms`,
      limit: '1,500 ms',
    },
    { what: 'key to the next finding painted, all', figure: figures(every), limit: 'p95 50 ms' },
    { what: '– next finding', figure: figures(walked), limit: '' },
    { what: '– accept, best first', figure: figures(accepted), limit: '' },
    { what: '– accept, typos', figure: figures(typos), limit: '' },
    { what: '– accept, duplicates', figure: figures(duplicates), limit: '' },
    { what: 'scrolling the queue, frames with blank rows', figure: scrolling, limit: '0' },
    { what: 'letter typed to results painted', figure: searching, limit: '100 ms' },
    { what: 'memory of the page, JavaScript heap', figure: memory, limit: '300 MB' },
  ];
}

/** Scrolls with the wheel and by pages; answers with the share of frames in which a row in sight was blank. */
async function scroll(page: Page): Promise<string> {
  const list = page.getByRole('listbox', { name: 'Findings' });
  await list.hover();
  await page.evaluate(() => {
    const list = document.querySelector('.queue-list')!;
    const counted = { frames: 0, blank: 0, running: true };
    Object.assign(globalThis, { counted });
    const look = () => {
      if (!counted.running) return;
      const { top, bottom } = list.getBoundingClientRect();
      let covered = 0;
      let empty = false;
      for (const row of list.querySelectorAll('.queue-row')) {
        const box = row.getBoundingClientRect();
        if (box.bottom <= top || box.top >= bottom) continue;
        covered += Math.min(box.bottom, bottom) - Math.max(box.top, top);
        if (row.classList.contains('queue-row--empty')) empty = true;
      }
      counted.frames++;
      // Rows have a gap of two pixels between them.
      if (empty || covered < (bottom - top) * 0.9) counted.blank++;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  // Faster than a hand turns a wheel: about 700 rows a second.
  const turn = async (times: number, by: number) => {
    for (let at = 0; at < times; at++) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(16);
    }
  };
  await turn(120, 600);
  await list.focus();
  for (let at = 0; at < 40; at++) await page.keyboard.press('PageDown');
  await turn(80, -600);
  await page.waitForTimeout(200);
  const { frames, blank } = await page.evaluate(() => {
    const { counted } = globalThis as unknown as {
      counted: { frames: number; blank: number; running: boolean };
    };
    counted.running = false;
    return counted;
  });
  return `${blank} of ${frames} frames`;
}

/** Types words letter by letter into the search. */
async function search(page: Page): Promise<string> {
  const word =
    (await page.locator('.queue-row__title').nth(3).innerText()).split(' ')[0] ?? 'story';
  const field = page.locator('.top-bar__search input');
  const taken: (number | null)[] = [];
  for (const text of [word, 'outlet 07', 'the', '"a phrase']) {
    await field.fill('');
    await page.waitForTimeout(600);
    await field.focus();
    // A quotation mark alone asks for nothing.
    if (text.startsWith('"')) await page.keyboard.type('"');
    for (const letter of text.replace('"', '')) {
      taken.push(await timed(page, 'input', 'results', () => page.keyboard.type(letter)));
      await page.waitForTimeout(120);
    }
  }
  await field.fill('');
  // Until that is kept as the place to come back to.
  await page.waitForTimeout(1_000);
  return figures(taken);
}

/** Megabytes of the JavaScript heap in use, as it stands and after a collection. */
async function memoryOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const used = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
  };
  const before = await used();
  await session.send('HeapProfiler.collectGarbage');
  return `${before.toFixed(0)} MB, ${(await used()).toFixed(0)} MB after a collection`;
}
