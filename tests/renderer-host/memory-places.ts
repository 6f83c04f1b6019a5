import type { PlaceList } from '../../shared/host/model.ts';

const home: PlaceList = {
  token: 'home',
  name: 'corpora',
  parents: [
    { token: 'root', name: '/' },
    { token: 'user', name: 'ida' },
  ],
  items: [
    { token: 'folder-wendle', name: 'wendle', type: 'folder', opens: true },
    { token: 'folder-northbank', name: 'northbank', type: 'folder', opens: true },
    { token: 'archive.jsonl', name: 'wendle-archive.jsonl', type: 'file', opens: true },
    { token: 'letter', name: 'letter.odt', type: 'file', opens: false },
    { token: 'project', name: 'wendle.stet.json', type: 'project', opens: true },
  ],
};

/** A few made-up folders. */
export function listPlaces(token: string | null): PlaceList {
  if (token === null || token === 'home') return home;
  return {
    token,
    name: token.replace('folder-', ''),
    parents: [...home.parents, { token: home.token, name: home.name }],
    items: [],
  };
}
