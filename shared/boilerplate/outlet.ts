import type { Document } from '../corpus/document.ts';

const outletFields = [
  'outlet',
  'publisher',
  'source',
  'host',
  'hostname',
  'domain',
  'site',
  'sitename',
];
const addressFields = ['url', 'link', 'href', 'uri', 'permalink', 'canonical'];

/** The outlet that a record's fields name: its own field, else the host of its address, without `www.`; empty when they name none. */
export function outletOf(document: Document): string {
  for (const name of outletFields) {
    const value = document.fields[name];
    if (typeof value === 'string' && value.trim() !== '') return hostOf(value) ?? value.trim();
  }
  for (const name of addressFields) {
    const value = document.fields[name];
    const host = typeof value === 'string' ? hostOf(value) : null;
    if (host !== null) return host;
  }
  return '';
}

function hostOf(address: string): string | null {
  const match = /^\s*(?:https?:)?\/\/(?:www\.)?([^/?#:\s]+)/i.exec(address);
  return match?.[1]?.toLowerCase() ?? null;
}
