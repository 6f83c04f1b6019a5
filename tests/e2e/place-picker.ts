import path from 'node:path';
import type { Page } from 'playwright-core';

/** Walks the page's own open dialog up and down to a folder and chooses it. */
export async function pickPlace(page: Page, folder: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  const list = dialog.getByRole('list', { name: 'Folders and files' });
  const above = dialog.getByRole('navigation', { name: 'Folders above' });
  await list.getByRole('button').first().waitFor();
  const wanted = partsOf(folder);
  const here = [
    ...(await above.getByRole('button').allInnerTexts()),
    await above.locator('b').innerText(),
  ].map((name) => name.trim());
  let shared = 0;
  while (shared < wanted.length && wanted[shared] === here[shared]) shared += 1;
  if (shared < here.length)
    await above
      .getByRole('button')
      .nth(shared - 1)
      .click();
  for (const name of wanted.slice(shared)) {
    await list.getByRole('button', { name, exact: true }).click();
    await above.locator('b').getByText(name, { exact: true }).waitFor();
  }
  const last = wanted.at(-1) ?? '';
  await dialog
    .getByRole('button', { name: new RegExp(`^(Open|Use) “${escapePattern(last)}”$`) })
    .click();
}

/** `/a/b` → `/`, `a`, `b`: the names as the dialog shows them. */
function partsOf(folder: string): string[] {
  const { root } = path.parse(folder);
  return [root, ...folder.slice(root.length).split(path.sep).filter(Boolean)];
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
