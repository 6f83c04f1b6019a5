import type { Kind, Relation, TextKind } from '../findings/finding.ts';
import type { LedgerOrder } from '../review/entries-in-order.ts';
import type { HistoryKind } from '../review/history.ts';
import type { FindingStatus } from '../review/standing.ts';
import type { KeeperSetting } from '../scan/scan-options.ts';
import type { Snippet } from '../search/snippet.ts';
import type { KeyChanges } from './keymap.ts';
import type { QueueFilter } from './queue-filter.ts';
import type { TourProgress } from './user-model.ts';

export type { FindingStatus } from '../review/standing.ts';

// What the page is shown: plain data; offsets stay on the other side of the gate.

export interface RecentProject {
  /** Opaque; hand it to `project.open`. */
  readonly token: string;
  readonly name: string;
  /** Folder it lies in, for people to read. */
  readonly place: string;
  readonly openedAt: string;
  /** Its file is not where it was. */
  readonly missing: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly host: 'desktop' | 'browser';
  readonly recent: readonly RecentProject[];
  readonly project: ProjectInfo | null;
  readonly settings: Settings;
  /** Sentences about what of the settings could not be used, to be shown once. */
  readonly notices: readonly string[];
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly diffLayout: 'inline' | 'side-by-side';
  /** Whether a choice for one hunk goes on to the next undecided one. */
  readonly afterTake: 'next' | 'stay';
  readonly author: string;
  /** The keys that the user gave to commands. */
  readonly keys: KeyChanges;
  readonly tour: TourProgress;
  /** Names of the commands that were run from the palette last, newest first. */
  readonly recentCommands: readonly string[];
}

export interface CorpusProblem {
  readonly document: string;
  readonly reason: string;
}

export interface ProjectInfo {
  readonly name: string;
  /** Where the corpus lies, for people to read. */
  readonly corpusPlace: string;
  readonly projectPlace: string;
  /** `scanning` until the first scan is done; findings can be reviewed when `ready`. */
  readonly state: 'scanning' | 'ready' | 'failed' | 'cancelled';
  /** Why the last scan came to nothing; when `ready`, what the one before found is shown. */
  readonly failure: string | null;
  /** The last scan was cancelled; when `ready`, what the one before found is shown. */
  readonly cancelled: boolean;
  readonly documents: number;
  readonly articles: number;
  readonly characters: number;
  readonly problems: readonly CorpusProblem[];
  readonly threshold: number;
  readonly keeper: KeeperSetting;
  readonly minConfidence: number;
  /** Sentences about recovery (a torn journal line dropped, a damaged snapshot set aside), to be shown once. */
  readonly notices: readonly string[];
  readonly counts: Counts;
  readonly undo: UndoInfo;
  /** Where the editor stood in the queue the last time. */
  readonly position: QueuePosition | null;
}

/** Where an editor stands in the queue. */
export interface QueuePosition {
  readonly filter: QueueFilter;
  readonly finding: string | null;
  /** How far the list is scrolled, in rows. */
  readonly top: number;
}

/** A filter that the editor gave a name. */
export interface SavedFilter {
  readonly name: string;
  readonly filter: QueueFilter;
}

export interface UndoInfo {
  /** What undo and redo would take back or bring again, in words; null where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly order: LedgerOrder;
}

export interface Counts {
  readonly byKind: Readonly<Record<Kind, { readonly total: number; readonly open: number }>>;
  readonly total: number;
  readonly decided: number;
}

export interface Progress {
  readonly task: 'scan' | 'export';
  /** For people: “reading”, “finding duplicates”, … */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly stagesDone: number;
  readonly stages: number;
}

export interface QueueItem {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly detail: string;
  /** Places touched, or members of a cluster. */
  readonly count: number;
  readonly vetoed: number;
  readonly confidence: number;
  readonly status: FindingStatus;
  readonly belowFold: boolean;
  /** Where the search found it in the text of one of its articles, and not by its own words. */
  readonly snippet: Snippet | null;
}

export interface Window<T> {
  readonly total: number;
  readonly offset: number;
  readonly items: readonly T[];
}

/** A value that findings have, and how many have it. */
export interface Facet {
  readonly name: string;
  readonly count: number;
}

/** How many findings have which value, each facet counted under all other parts of the filter. */
export interface Facets {
  readonly kind: Readonly<Record<Kind, number>>;
  readonly status: Readonly<Record<FindingStatus, number>>;
  readonly tags: Readonly<Record<string, number>>;
  /** `below`: undecided ones below the fold, `above`: the others; then the bands of confidence. */
  readonly confidence: {
    readonly above: number;
    readonly below: number;
    readonly sure: number;
    readonly likely: number;
    readonly unsure: number;
  };
  /** The most frequent ones first. */
  readonly rules: readonly Facet[];
  /** Outlets, or folders where articles name none; the most frequent first. Null until they are known. */
  readonly sources: readonly Facet[] | null;
}

/** What a search found. */
export interface SearchFound {
  /** What is listed and matches by its own words: a finding's title, pattern or places, an article's headline or document. It comes first. */
  readonly own: number;
  /** What else is listed: findings in articles whose text matches, or those articles. */
  readonly text: number;
  /** False while the texts are still being indexed: what only the text would find is missing. */
  readonly ready: boolean;
}

export interface QueueWindow extends Window<QueueItem> {
  readonly facets: Facets;
  /** Null without a search. */
  readonly search: SearchFound | null;
}

/** An article in a list; `snippet` shows what a search found in its text. */
export interface ListedArticle extends ArticleInfo {
  readonly snippet: Snippet | null;
}

export interface ArticlesWindow extends Window<ListedArticle> {
  /** Null without a search. */
  readonly search: SearchFound | null;
}

export interface HistoryItem {
  readonly entry: string;
  readonly at: string;
  readonly by: string;
  /** Null for an action that this version does not know. */
  readonly kind: HistoryKind | null;
  /** How many entries one key made together with this one, itself counted. */
  readonly together: number;
  /** In words: “accepted ‘TT’ in 8 places”. */
  readonly text: string;
  readonly finding: string | null;
  readonly retracted: boolean;
  /** Later decisions that rest on this one, in words; they lose their ground when it is taken back. */
  readonly dependents: readonly string[];
}

export interface ArticleInfo {
  readonly key: string;
  readonly document: string;
  readonly article: number;
  readonly headline: string;
  readonly words: number;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly tags: readonly string[];
  /** What the decisions so far make of it. */
  readonly fate: 'kept' | 'removed' | 'merged';
}

/** One place of a finding with the text around it; `left` + `before` + `right` is a stretch of the document. */
export interface PlaceView {
  /** Position among the finding's occurrences, from 0. */
  readonly place: number;
  readonly article: ArticleInfo;
  /** 1-based line in the document. */
  readonly line: number;
  readonly left: string;
  readonly before: string;
  readonly after: string;
  readonly right: string;
  /** Stretches of `left` and `right` that other open or accepted findings would remove, as spans of those strings. */
  readonly leftRemovals: readonly { readonly from: number; readonly to: number }[];
  readonly rightRemovals: readonly { readonly from: number; readonly to: number }[];
  /** True where `left` begins, or `right` ends, within a line that goes on. */
  readonly leftCut: boolean;
  readonly rightCut: boolean;
  readonly vetoed: boolean;
  /** Found after the decision and taken in by the rule that the card was made. */
  readonly byRule: boolean;
  readonly stale: boolean;
}

/**
 * What stands next to a place of whole lines (`edge`: start or end of the article, `same`: the line itself again,
 * `line`: a longer line that is no sentence), or next to a place within a line (`space`, `word`, `mark`, `line-end`).
 */
export type PlaceShape =
  | 'edge'
  | 'blank'
  | 'headline'
  | 'same'
  | 'figure'
  | 'short-line'
  | 'line'
  | 'sentence'
  | 'space'
  | 'word'
  | 'mark'
  | 'line-end';

export interface ShapeCount {
  readonly shape: PlaceShape;
  readonly places: number;
  /** One such place, by its position among the finding's occurrences. */
  readonly sample: number;
}

/** In what company a finding's places stand, most frequent first. */
export interface PlaceContexts {
  readonly before: readonly ShapeCount[];
  readonly after: readonly ShapeCount[];
}

interface FindingViewBase {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly status: FindingStatus;
  readonly note: string;
  readonly history: readonly HistoryItem[];
}

export interface TextFindingView extends FindingViewBase {
  readonly kind: TextKind;
  readonly pattern: string;
  readonly suggestions: readonly string[];
  /** What is put there now: the editor's own text, else the first suggestion, else nothing. */
  readonly replacement: string;
  readonly places: number;
  readonly vetoed: number;
  /** It is a rule: places found by later scans are taken in without a question. */
  readonly promoted: boolean;
  /** It was accepted without a veto, so that it can be made a rule. */
  readonly promotable: boolean;
  /** Places that only the rule takes in. */
  readonly byRule: number;
  /** The place that stays, when there is one, as text. */
  readonly kept: string | null;
}

export interface MemberView {
  readonly article: ArticleInfo;
  readonly canonical: boolean;
  readonly excluded: boolean;
  /** To the canonical copy; null for itself, and in a cluster with more text than is compared at once where the scan has no pair. */
  readonly jaccard: number | null;
  /** Share of this member that stands in the canonical copy. */
  readonly containment: number | null;
  readonly relation: Relation | null;
  readonly equal: boolean;
}

/** A field of the members' records that is not the same in all of them. */
export interface ClusterField {
  readonly name: string;
  /** The values there are, the kept one's first, and the indices of the members that have each. */
  readonly values: readonly { readonly text: string; readonly members: readonly number[] }[];
  /** True where the kept record has none. */
  readonly missing: boolean;
  /** Index of the value that the merge has; -1 for none. */
  readonly chosen: number;
  /** False while only the rule speaks: an empty field takes the only value there is. */
  readonly decided: boolean;
}

export interface ClusterView extends FindingViewBase {
  readonly kind: 'duplicate';
  readonly members: readonly MemberView[];
  readonly merged: boolean;
  readonly fields: readonly ClusterField[];
  /** True where the canonical copy has boilerplate that is still to decide, which comparisons set aside. */
  readonly setAside: boolean;
}

export type FindingView = TextFindingView | ClusterView;

export interface PlaceItem {
  readonly token: string;
  readonly name: string;
  readonly type: 'folder' | 'file' | 'project';
  /** True where Stet can open it as a corpus or project. */
  readonly opens: boolean;
}

/** A folder on the machine that serves the page, for the page's own open dialog. */
export interface PlaceList {
  readonly token: string;
  readonly name: string;
  readonly parents: readonly { readonly token: string; readonly name: string }[];
  readonly items: readonly PlaceItem[];
}

/** Words that the editor declared right, in alphabetical order. */
export interface OwnWords {
  /** In this project; empty while none is open. */
  readonly project: readonly string[];
  /** In all projects of this user. */
  readonly all: readonly string[];
}

/** How a file that holds records was understood; the page asks when the text field is in doubt. */
export interface FieldQuestion {
  readonly token: string;
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly sample: string }[];
  readonly text: string | null;
  readonly id: string | null;
}

/** Where the clean corpus would be written: a folder that is there, and the name of a new one in it. */
export interface ExportSuggestion {
  readonly place: { readonly token: string; readonly name: string } | null;
  readonly folder: string;
}

export interface ExportDone {
  readonly place: string;
  readonly token: string;
  readonly files: number;
  readonly kept: number;
  readonly removed: number;
  readonly merged: number;
  readonly edits: number;
  /** Places decided on and left as they were, and those that went with the article they stood in. */
  readonly unapplied: number;
  readonly inRemoved: number;
}

export interface Decided {
  readonly counts: Counts;
  readonly undo: UndoInfo;
  /** When the entry was on the disk, ISO 8601. */
  readonly savedAt: string;
  readonly entry: string | null;
}
