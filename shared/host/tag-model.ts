import type { TagColour } from './tag-colours.ts';

/** A tag in use, or a level above one. */
export interface TagInfo {
  readonly name: string;
  /** Articles that have this very tag, and those that have it or one below it. */
  readonly articles: number;
  readonly all: number;
  readonly colour: TagColour | null;
  /** 1 to 9 for a favourite. */
  readonly favourite: number | null;
}

/** A tag that the editor's own tags make likely for an article. */
export interface TagProposal {
  readonly tag: string;
  /** 0 to 1. */
  readonly probability: number;
  /** The words of the article that speak most for it. */
  readonly reasons: readonly string[];
}

export interface TagProposals {
  /** The most probable first; none rather than doubtful ones. */
  readonly proposals: readonly TagProposal[];
  /** Tags given or taken back a moment ago are still being learned; these proposals do not know all of them. */
  readonly learning: boolean;
}

/** What renaming, merging or deleting a tag would touch. */
export interface RetagPreview {
  /** Articles that have the tag or one below it. */
  readonly articles: number;
  /** The tags themselves, with those below. */
  readonly tags: number;
  /** Articles that have the other tag, or one below it, already; null where it is not in use. */
  readonly into: number | null;
}

/** What tagging everything listed would touch. */
export interface ScopePreview {
  readonly articles: number;
  /** Articles that would change. */
  readonly changed: number;
}
