import { figure, type Html, html } from './report-html.ts';

/** One part of a bar; `name` is also the class that colours it. */
interface BarPart {
  readonly name: string;
  readonly value: number;
}

/** A stacked horizontal bar as inline SVG. `scale` is the value that fills the width. */
export function bar(parts: readonly BarPart[], scale: number, label: string, kind = 'bar'): Html {
  let at = 0;
  const pieces = parts
    .filter((part) => part.value > 0)
    .map((part) => {
      const width = scale === 0 ? 0 : (part.value / scale) * 100;
      const piece = html`<rect class="${part.name}" x="${at.toFixed(3)}" y="0" width="${width.toFixed(3)}" height="8"><title>${part.name}: ${figure(part.value)}</title></rect>`;
      at += width;
      return piece;
    });
  return html`<svg class="${kind}" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${label}">${pieces}</svg>`;
}

/** The names of the parts with their colours. */
export function legend(names: readonly string[]): Html {
  return html`<ul class="legend">${names.map(
    (name) =>
      html`<li><svg viewBox="0 0 8 8" aria-hidden="true"><rect class="${name}" width="8" height="8" rx="2"/></svg>${name}</li>`,
  )}</ul>`;
}
