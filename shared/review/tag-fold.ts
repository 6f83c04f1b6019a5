import { articleKey } from '../corpus/document.ts';
import type { Portions } from '../progress/portions.ts';
import type { Action } from './ledger-entry.ts';
import { listPosition } from './list-position.ts';
import { isWithin, tagAfter } from './tag-names.ts';

type TagAction = Extract<Action, { type: 'tag' | 'retag' }>;

/** Articles worked out before others may go on. */
const articlesAtOnce = 500;

const none: ReadonlySet<string> = new Set();

/** What the ledger's entries about tags amount to, article by article. */
export class TagFold {
  private readonly effectiveAt: (position: number) => Action | null;
  /** Positions of the entries that name an article, and of those that rename tags; ascending. */
  private readonly named = new Map<string, number[]>();
  private readonly moves: number[] = [];
  private readonly sets = new Map<string, readonly string[]>();
  private readonly articles = new Map<string, Set<string>>();

  /** `effectiveAt` answers the action at a position of the ledger, or null where it was taken back. */
  constructor(effectiveAt: (position: number) => Action | null) {
    this.effectiveAt = effectiveAt;
  }

  /** Makes an entry known; its effect comes with `refresh`. */
  add(action: TagAction, position: number): void {
    if (action.type === 'retag') {
      this.moves.push(position);
      return;
    }
    for (const article of action.articles) listPosition(this.named, articleKey(article), position);
  }

  /** Works out anew, in portions, what an entry bears on; `newest` where none came after it. */
  *refresh(action: TagAction, newest: boolean): Portions<void> {
    let worked = 0;
    for (const key of this.bornOn(action, newest)) {
      if (++worked % articlesAtOnce === 0) yield;
      this.work(key);
    }
  }

  private bornOn(action: TagAction, newest: boolean): Iterable<string> {
    if (action.type === 'tag') return action.articles.map(articleKey);
    // What is renamed last bears on nothing but the articles that have the tag now.
    return newest ? [...this.within(action.from)] : this.named.keys();
  }

  tags(article: string): readonly string[] {
    return this.sets.get(article) ?? [];
  }

  /** Tags that were taken off the article, or never given and taken off, in order of name. */
  ruledOut(article: string): readonly string[] {
    return [...this.foldOf(article).out].sort();
  }

  /** Each tag with its number of articles, in order of name. */
  counts(): ReadonlyMap<string, number> {
    const counts = [...this.articles].map(([tag, keys]) => [tag, keys.size] as const);
    return new Map(counts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }

  taggedArticles(): Iterable<string> {
    return this.sets.keys();
  }

  /** The articles that have the tag or one below it. */
  within(branch: string): ReadonlySet<string> {
    const parts = [...this.articles].filter(([tag]) => isWithin(tag, branch));
    const [first] = parts;
    if (!first) return none;
    if (parts.length === 1) return first[1];
    const all = new Set<string>();
    for (const [, keys] of parts) for (const key of keys) all.add(key);
    return all;
  }

  /** What a tag that was written down when the ledger had `since` entries is called now; null where it was deleted. */
  nameNow(tag: string, since: number): string | null {
    let name: string | null = tag;
    for (const position of this.moves) {
      const action = position < since ? null : this.effectiveAt(position);
      if (action?.type === 'retag' && name !== null) name = tagAfter(name, action);
    }
    return name;
  }

  private foldOf(article: string): { tags: Set<string>; out: Set<string> } {
    let tags = new Set<string>();
    let out = new Set<string>();
    let at = 0;
    const moveUpTo = (position: number) => {
      for (; at < this.moves.length && this.moves[at]! < position; at++) {
        const move = this.effectiveAt(this.moves[at]!);
        if (move?.type !== 'retag') continue;
        const renamed = (set: Set<string>) => {
          const names = [...set].map((tag) => tagAfter(tag, move));
          return new Set(names.filter((name) => name !== null));
        };
        tags = renamed(tags);
        out = renamed(out);
        for (const tag of tags) out.delete(tag);
      }
    };
    for (const position of this.named.get(article) ?? []) {
      const action = this.effectiveAt(position);
      if (action?.type !== 'tag') continue;
      moveUpTo(position);
      for (const tag of action.remove) {
        tags.delete(tag);
        out.add(tag);
      }
      for (const tag of action.add) {
        tags.add(tag);
        out.delete(tag);
      }
    }
    moveUpTo(Number.POSITIVE_INFINITY);
    return { tags, out };
  }

  private work(article: string): void {
    const { tags } = this.foldOf(article);
    for (const tag of this.sets.get(article) ?? []) {
      if (tags.has(tag)) continue;
      const keys = this.articles.get(tag);
      keys?.delete(article);
      if (keys?.size === 0) this.articles.delete(tag);
    }
    for (const tag of tags) {
      const keys = this.articles.get(tag);
      if (keys) keys.add(article);
      else this.articles.set(tag, new Set([article]));
    }
    if (tags.size === 0) this.sets.delete(article);
    else this.sets.set(article, [...tags].sort());
  }
}
