import type { Document } from '../corpus/document.ts';
import { outletOf } from '../corpus/outlet.ts';

/** The outlet that a document's fields name, else the file its record stands in or its folder; empty for neither. */
export function outletName(document: Document): string {
  const named = outletOf(document);
  if (named !== '') return named;
  const record = document.id.indexOf('#');
  if (record > 0) return document.id.slice(0, record);
  return document.id.slice(0, Math.max(0, document.id.lastIndexOf('/')));
}
