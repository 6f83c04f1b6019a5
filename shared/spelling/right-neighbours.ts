import { isRight, type Neighbour, type NeighbourIndex } from './neighbours.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words with their neighbours in flat columns; plain data that follows from the dictionaries alone. */
interface NeighbourRows {
  /** A line each. */
  readonly words: string;
  /** Word `i` has the rows `starts[i] … starts[i + 1] - 1`. */
  readonly starts: Int32Array<ArrayBuffer>;
  readonly ids: Int32Array<ArrayBuffer>;
  readonly counts: Uint8Array<ArrayBuffer>;
  readonly costs: Float64Array<ArrayBuffer>;
}

/** Neighbours that were looked up among the right words of a language. */
export interface RightNeighbours {
  readonly language: string;
  readonly of: NeighbourRows;
  readonly oneSlipFrom: NeighbourRows;
}

type LookUp = (word: string) => Neighbour[];

/** Looks each word up once; what was looked up before comes from the rows. */
class Remembered {
  private readonly lookUp: LookUp;
  private readonly rows: NeighbourRows | null;
  private readonly places: ReadonlyMap<string, number>;
  private readonly asked = new Map<string, Neighbour[]>();

  constructor(lookUp: LookUp, rows: NeighbourRows | null) {
    this.lookUp = lookUp;
    this.rows = rows;
    const words = rows && rows.words !== '' ? rows.words.split('\n') : [];
    this.places = new Map(words.map((word, at) => [word, at]));
  }

  find(word: string): readonly Neighbour[] {
    const known = this.asked.get(word);
    if (known) return known;
    const place = this.places.get(word);
    const near = this.rows && place !== undefined ? rowsOf(this.rows, place) : this.lookUp(word);
    this.asked.set(word, near);
    return near;
  }

  packed(): NeighbourRows {
    const starts = new Int32Array(this.asked.size + 1);
    const all = [...this.asked.values()];
    all.forEach((near, at) => {
      starts[at + 1] = starts[at]! + near.length;
    });
    const flat = all.flat();
    return {
      words: [...this.asked.keys()].join('\n'),
      starts,
      ids: Int32Array.from(flat, ({ id }) => id),
      counts: Uint8Array.from(flat, ({ slips }) => slips.count),
      costs: Float64Array.from(flat, ({ slips }) => slips.cost),
    };
  }
}

function rowsOf({ starts, ids, counts, costs }: NeighbourRows, place: number): Neighbour[] {
  const near: Neighbour[] = [];
  for (let row = starts[place]!; row < starts[place + 1]!; row++) {
    near.push({ id: ids[row]!, slips: { count: counts[row]!, cost: costs[row]! } });
  }
  return near;
}

/** An index over the right words of a language and those that a corpus uses widely. */
export interface JoinedNeighbours extends NeighbourIndex {
  /** What it looked up among the right words. */
  packed(): RightNeighbours;
}

/**
 * An index that gives first what `right`, over the words for which `isRight` holds, has, and then what
 * `others` has. Right words are numbered before all others, so that what `earlier` holds of them stands.
 */
export function joinNeighbours(
  language: string,
  right: NeighbourIndex,
  others: NeighbourIndex,
  earlier: RightNeighbours | null,
): JoinedNeighbours {
  const of = new Remembered(right.of, earlier?.of ?? null);
  const oneSlipFrom = new Remembered(right.oneSlipFrom, earlier?.oneSlipFrom ?? null);
  return {
    of: (word) => [...of.find(word), ...others.of(word)],
    oneSlipFrom: (word) => [...oneSlipFrom.find(word), ...others.oneSlipFrom(word)],
    packed: () => ({ language, of: of.packed(), oneSlipFrom: oneSlipFrom.packed() }),
  };
}

/** So many stories make a word that no dictionary has one that may be meant. */
const ATTESTED = 4;

/** True for words that no dictionary has and that this corpus uses widely. */
export function isWidelyUsed(vocabulary: Vocabulary, id: number): boolean {
  return (
    !isRight(vocabulary, id) &&
    vocabulary.words[id]!.length > 1 &&
    vocabulary.groups[id]! >= ATTESTED &&
    vocabulary.lower[id]! * 2 > vocabulary.total[id]!
  );
}
