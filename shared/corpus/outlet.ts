import type { Document } from './document.ts';

const outletFields = ['outlet', 'source', 'publisher', 'host', 'domain', 'site'];

/** The outlet a document came from, as its fields name it (by name, or by the host of its address); empty when they do not. */
export function outletOf(document: Document): string {
  for (const name of outletFields) {
    const value = document.fields[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  const address = document.fields.url ?? document.fields.link;
  if (typeof address !== 'string') return '';
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(address.trim());
  return host ? host[1]!.toLowerCase().replace(/^www\./, '') : '';
}
