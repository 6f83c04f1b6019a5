/** HTML that is safe to put into a page as it stands. Made only by `html` and `raw`. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for a page, also inside a quoted attribute: markup escaped, control characters shown as a replacement. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character]!)
    .replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd')
    .replace(/\p{Cs}/gu, '\ufffd');
}

/** Template tag: everything put in is escaped, except what is `Html` already. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  let markup = parts[0]!;
  for (const [index, value] of values.entries()) markup += markupOf(value) + parts[index + 1]!;
  return { markup };
}

function markupOf(value: Value): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((item) => item.markup).join('');
}

/** Text from the corpus: kept apart from the direction of the text around it. */
export function quote(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** A number with a thin space between thousands. */
export function figure(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** At most `length` characters of a text on one line. */
export function excerpt(text: string, length: number): string {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : line;
}
