import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly string[];
    readonly any: readonly { readonly message: string }[];
  }[];
}

declare global {
  interface Window {
    readonly axe: {
      run(context: object, options: object): Promise<{ readonly violations: Violation[] }>;
    };
  }
}

/** Rules that see colours; what all others see is the same in every theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Runs axe in the page, in which it stays from the first time on: rule and place of what is wrong, one line each. */
async function runAxe(page: Page, context: object, options: object): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    // Legacy mode stays in this page; the other one opens a second page to gather results.
    await new AxeBuilder({ page }).setLegacyMode().withRules(['document-title']).analyze();
  }
  const violations = await page.evaluate(
    async ([where, how]) => (await window.axe.run(where, how)).violations,
    [context, { resultTypes: ['violations'], ...options }] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`.trim()),
  );
}

// Focus guards hand the focus on at once; nobody stays on them.
const exclude = ['[data-base-ui-focus-guard]'];
const structureOf = (page: Page) =>
  runAxe(page, { exclude }, { rules: Object.fromEntries(colourRules.map((rule) => [rule, off])) });
const off = { enabled: false };

/** What is in front: what lies dimmed behind a dialog has its colours looked at when it is in front itself. */
async function coloursOf(page: Page): Promise<string[]> {
  const dialog = '[role="dialog"]:not([data-closed])';
  const front = (await page.locator(dialog).count()) > 0 ? { include: [dialog] } : {};
  return runAxe(page, { ...front, exclude }, { runOnly: { type: 'rule', values: colourRules } });
}

/** What axe finds wrong on the page as it is now. */
export async function axeViolations(page: Page): Promise<string[]> {
  return [...(await structureOf(page)), ...(await coloursOf(page))];
}

/** The same in both themes; the page is left in the dark one. */
export async function axeInBothThemes(page: Page): Promise<string[]> {
  await setTheme(page, 'light');
  const found = (await axeViolations(page)).map((fault) => `light: ${fault}`);
  await setTheme(page, 'dark');
  return [...found, ...(await coloursOf(page)).map((fault) => `dark: ${fault}`)];
}

const sizes = [
  { name: '1024 × 700', width: 1024, height: 700 },
  // What 200 % leaves of that.
  { name: '200 %', width: 512, height: 350 },
];

/** Waits until what is measured after a change of the window's size stands in its place. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let frames = 3;
        const next = () => (frames-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
  );
}

/** Layout faults in small windows; the window then has its usual size again. */
export async function layoutInEverySize(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { name, width, height } of sizes) {
    await page.setViewportSize({ width, height });
    await painted(page);
    found.push(...(await layoutFaults(page)).map((fault) => `${name}: ${fault}`));
  }
  await page.setViewportSize({ width: 1280, height: 840 });
  return found;
}

/** Shows the page in light or dark colours, without anything that moves. */
function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  return page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
}

/** Controls that something else covers or that reach out of the window, and a page that is wider than it. */
function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > window.innerWidth)
      faults.push(`the page is ${scrollWidth} wide in a window of ${window.innerWidth}`);

    const scope = document.querySelector('[role="dialog"], [role="menu"]') ?? document.body;
    const controls = [
      ...scope.querySelectorAll<HTMLElement>('button, input, textarea, select, a[href]'),
    ];
    /** What of an element is in sight, cut by all that scrolls or hides around it. */
    const sight = (element: HTMLElement) => {
      const own = element.getBoundingClientRect();
      const box = { left: own.left, top: own.top, right: own.right, bottom: own.bottom };
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const edge = at.getBoundingClientRect();
        box.left = Math.max(box.left, edge.left);
        box.top = Math.max(box.top, edge.top);
        box.right = Math.min(box.right, edge.right);
        box.bottom = Math.min(box.bottom, edge.bottom);
      }
      return box;
    };
    const headingOver = (hit: Element): Element | null => {
      for (let at: Element | null = hit; at; at = at.parentElement)
        if (getComputedStyle(at).position === 'sticky') return at;
      return null;
    };
    const name = (element: HTMLElement) =>
      `${element.className || element.tagName} “${(element.getAttribute('aria-label') ?? element.innerText).slice(0, 30)}”`;
    const seen = controls
      .filter((element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      )
      .map((element) => ({ element, box: sight(element) }))
      .filter(({ box }) => box.right - box.left > 2 && box.bottom - box.top > 2);
    const slack = 2;
    for (const { element, box } of seen) {
      if (box.right > window.innerWidth + slack || box.left < -slack)
        faults.push(`${name(element)} reaches out of the window`);
      const middle = (box.top + box.bottom) / 2;
      for (const x of [box.left + 4, (box.left + box.right) / 2, box.right - 4]) {
        const hit = document.elementFromPoint(x, middle);
        if (!hit || element.contains(hit) || hit.contains(element)) continue;
        // What scrolls goes below a heading that sticks to the top of the same list.
        if (headingOver(hit)?.parentElement?.contains(element)) continue;
        // A message lies over what is at the bottom for some seconds or until it is put away.
        if (hit.closest('.messages')) continue;
        // Tools that lie on a card which is a button as a whole.
        const card = element.closest('li');
        if (card && card === hit.closest('li')) continue;
        if (element instanceof HTMLInputElement && element.labels?.[0]?.contains(hit)) continue;
        faults.push(`${name(element)} lies under ${hit.tagName} ${hit.className}`);
        break;
      }
    }
    return faults;
  });
}

/** Presses Tab once around the page; answers which controls it never came to, and which show no focus. */
export async function walkByTab(page: Page): Promise<{ unreached: string[]; unmarked: string[] }> {
  const unmarked = new Set<string>();
  await page.evaluate(() => {
    // From the first control to where the page ends.
    const first = document.querySelector<HTMLElement>('button:enabled');
    first?.focus();
    Reflect.set(window, 'walked', new Set<Element | null>([first]));
  });
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press('Tab');
    // A member that is reached is compared at once; what comes of it stands behind it and must not be passed by.
    await page.locator('.stage__skeleton').waitFor({ state: 'detached' });
    const at = await page.evaluate(() => {
      const walked = Reflect.get(window, 'walked') as Set<Element>;
      const element = document.activeElement;
      if (!element || element === document.body) return { end: true, unmarked: null };
      const end = walked.has(element);
      walked.add(element);
      const marked = [element, element.parentElement, element.parentElement?.parentElement].some(
        (candidate) => {
          if (!candidate) return false;
          const style = getComputedStyle(candidate);
          const outlined =
            style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
          return outlined || style.boxShadow !== 'none';
        },
      );
      return { end, unmarked: marked ? null : element.outerHTML.slice(0, 120) };
    });
    if (at.end) break;
    if (at.unmarked) unmarked.add(at.unmarked);
  }
  const unreached = await page.evaluate(() => {
    const walked = Reflect.get(window, 'walked') as Set<Element>;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return [
      ...document.querySelectorAll<HTMLElement>('button, input, textarea, select, [tabindex]'),
    ]
      .filter(
        (element) =>
          element.tabIndex >= 0 &&
          !element.matches(':disabled') &&
          !element.closest('[aria-hidden="true"], [inert]') &&
          element.checkVisibility({ visibilityProperty: true }) &&
          !walked.has(element),
      )
      .map((element) => element.outerHTML.slice(0, 120));
  });
  return { unreached, unmarked: [...unmarked] };
}
