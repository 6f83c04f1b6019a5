import { contentId } from '../../../shared/findings/content-id.ts';

const longestSegment = 100;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/** One part of a path that every common disk can hold: no separators, no reserved names, no hidden files, at most 100 bytes. */
export function safeSegment(name: string): string {
  let safe = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, '_')
    .replace(/^[. ]+/, (dots) => '_'.repeat(dots.length))
    .replace(/[. ]+$/, (dots) => '_'.repeat(dots.length));
  if (reserved.test(safe)) safe = `_${safe}`;
  if (safe === '') safe = '_';
  return Buffer.byteLength(safe) > longestSegment ? shortened(safe, name) : safe;
}

/** Cuts a long name and ends it with a digest of the whole, so that long names stay apart. */
function shortened(safe: string, name: string): string {
  const digest = `~${contentId(name).slice(0, 10)}`;
  let kept = '';
  for (const character of safe) {
    if (Buffer.byteLength(kept + character) > longestSegment - digest.length) break;
    kept += character;
  }
  return `${kept.replace(/[. ]+$/, '')}${digest}`;
}

/** Hands out paths that differ from each other also on disks that know no upper case or keep names decomposed. */
export class NamePool {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();

  /** Names that are not to be given out. */
  constructor(taken: readonly string[]) {
    for (const name of taken) this.#files.add(fold(name));
  }

  /** The path `folders/stem.ending`, changed as little as needed. The parts must be safe. */
  take(folders: readonly string[], stem: string, ending: string): string {
    const path: string[] = [];
    for (const folder of folders) {
      const within = (name: string) => fold([...path, name].join('/'));
      const name = free(folder, '', (candidate) => this.#files.has(within(candidate)));
      path.push(name);
      this.#folders.add(within('').slice(0, -1));
    }
    const prefix = path.length === 0 ? '' : `${path.join('/')}/`;
    const name = free(stem, ending, (candidate) => {
      const key = fold(prefix + candidate);
      return this.#files.has(key) || this.#folders.has(key);
    });
    this.#files.add(fold(prefix + name));
    return prefix + name;
  }
}

function free(stem: string, ending: string, taken: (name: string) => boolean): string {
  let name = stem + ending;
  for (let copy = 2; taken(name); copy++) name = `${stem}~${copy}${ending}`;
  return name;
}

function fold(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
