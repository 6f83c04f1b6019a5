import type { HunspellDictionary } from './dictionary.ts';

interface Affix {
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp | null;
  /** Flags of a suffix that may follow this one. */
  readonly next: readonly string[];
}

interface AffixClass {
  readonly prefix: boolean;
  readonly cross: boolean;
  readonly affixes: Affix[];
}

/** What a dictionary says of one of its forms. */
export interface Form {
  readonly word: string;
  /** False for words that a checker must not propose. */
  readonly suggest: boolean;
  /** True for an entry of its own, false for a form derived from one. */
  readonly entry: boolean;
}

type FlagMode = 'char' | 'long' | 'num';

function splitFlags(text: string, mode: FlagMode): string[] {
  if (mode === 'num') return text.split(',');
  if (mode === 'long') return text.match(/../gsu) ?? [];
  return [...text];
}

function parseAffixes(aff: string) {
  const classes = new Map<string, AffixClass>();
  const aliases: string[] = [];
  const single = new Map<string, string>();
  let mode: FlagMode = 'char';
  for (const line of aff.split(/\r?\n/)) {
    const [keyword, name, third, fourth, fifth] = line.trim().split(/\s+/);
    if (!keyword || !name) continue;
    if (keyword === 'FLAG') mode = name === 'long' || name === 'num' ? name : 'char';
    else if (keyword === 'AF') {
      // The first AF line holds their number, which takes the place of alias 0.
      aliases.push(name);
    } else if (keyword === 'PFX' || keyword === 'SFX') {
      const known = classes.get(name);
      if (!known) {
        classes.set(name, { prefix: keyword === 'PFX', cross: third === 'Y', affixes: [] });
        continue;
      }
      const [add = '', continuation = ''] = (fourth ?? '').split('/');
      const condition = fifth && fifth !== '.' ? fifth : null;
      const escaped = condition?.replace(/[\\/$*+?()|{}]/g, '\\$&');
      known.affixes.push({
        strip: third === '0' || !third ? '' : third,
        add: add === '0' ? '' : add,
        condition: escaped ? new RegExp(keyword === 'PFX' ? `^${escaped}` : `${escaped}$`) : null,
        next: continuation ? splitFlags(continuation, mode) : [],
      });
    } else single.set(keyword, name);
  }
  return { classes, aliases, single, mode };
}

function attach(stem: string, prefix: boolean, affix: Affix): string | null {
  if (affix.condition && !affix.condition.test(stem)) return null;
  if (prefix) {
    return stem.startsWith(affix.strip) ? affix.add + stem.slice(affix.strip.length) : null;
  }
  if (!stem.endsWith(affix.strip)) return null;
  return stem.slice(0, stem.length - affix.strip.length) + affix.add;
}

/**
 * Visits every form that a Hunspell dictionary spells out: stems, their prefixed and suffixed
 * forms, and cross products; a form may be visited more than once. Compounding is left out.
 */
export function expandHunspell(
  dictionary: Pick<HunspellDictionary, 'aff' | 'dic'>,
  visit: (form: Form) => void,
): void {
  const { classes, aliases, single, mode } = parseAffixes(dictionary.aff);
  const forbidden = single.get('FORBIDDENWORD');
  const noSuggest = single.get('NOSUGGEST');
  const needAffix = single.get('NEEDAFFIX');
  const onlyInCompound = single.get('ONLYINCOMPOUND');

  const suffixed = (
    stem: string,
    flags: readonly string[],
    depth: number,
    found: (form: string) => void,
  ) => {
    for (const flag of flags) {
      const suffix = classes.get(flag);
      if (!suffix || suffix.prefix) continue;
      for (const affix of suffix.affixes) {
        const form = attach(stem, false, affix);
        if (form === null) continue;
        found(form);
        if (affix.next.length > 0 && depth > 0) suffixed(form, affix.next, depth - 1, found);
      }
    }
  };

  const entries = dictionary.dic.split(/\r?\n/);
  for (let i = 1; i < entries.length; i++) {
    const entry = entries[i]!.split('\t', 1)[0]!;
    if (!entry) continue;
    // A slash that belongs to the word is escaped.
    const slash = entry.search(/(?<!\\)\//);
    const stem = (slash < 0 ? entry : entry.slice(0, slash)).replaceAll('\\/', '/');
    const written = slash < 0 ? '' : entry.slice(slash + 1).split(/\s/, 1)[0]!;
    const named = aliases.length > 0 ? (aliases[Number(written)] ?? '') : written;
    const flags = splitFlags(named, mode);
    if (forbidden && flags.includes(forbidden)) continue;
    if (onlyInCompound && flags.includes(onlyInCompound)) continue;
    const suggest = !(noSuggest && flags.includes(noSuggest));
    const found = (word: string) => visit({ word, suggest, entry: false });
    if (!(needAffix && flags.includes(needAffix))) visit({ word: stem, suggest, entry: true });
    suffixed(stem, flags, 1, found);
    for (const flag of flags) {
      const prefix = classes.get(flag);
      if (!prefix?.prefix) continue;
      for (const affix of prefix.affixes) {
        const form = attach(stem, true, affix);
        if (form === null) continue;
        found(form);
        if (prefix.cross) {
          const crossing = flags.filter((other) => classes.get(other)?.cross);
          suffixed(form, crossing, 1, found);
        }
      }
    }
  }
}
