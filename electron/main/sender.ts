import type { PageAddress } from './page.ts';

/** What of a frame decides whether it may speak. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** True for the main frame of a window that shows the page; false for a frame that is gone. */
export function isPageFrame(
  frame: SenderFrame | null,
  mainFrame: SenderFrame | null,
  page: PageAddress,
): boolean {
  return (
    frame !== null && frame === mainFrame && frame.parent === null && frame.origin === page.origin
  );
}
