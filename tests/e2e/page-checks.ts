import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds wrong on the page as it is now: rule and place, one line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Legacy mode stays in this page; the other one opens a second page to gather results.
  // Focus guards hand the focus on at once; nobody stays on them.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .exclude('[data-base-ui-focus-guard]')
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`.trim()),
  );
}

/** Shows the page in light or dark colours, without anything that moves. */
export function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  return page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
}

/** Controls that something else covers or that reach out of the window, and a page that is wider than it. */
export function layoutFaults(page: Page): Promise<string[]> {
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
