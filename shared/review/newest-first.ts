/** A heap of positions that answers the highest one still holding; what holds no more is dropped when met. */
export class NewestFirst {
  private readonly heap: number[] = [];
  private readonly holds: (position: number) => boolean;

  constructor(holds: (position: number) => boolean) {
    this.holds = holds;
  }

  /** Puts a position in; also one that was dropped before. Twice does no harm. */
  add(position: number): void {
    const { heap } = this;
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]! >= position) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = position;
  }

  /** The highest position that holds, or null. */
  newest(): number | null {
    while (this.heap.length > 0) {
      const top = this.heap[0]!;
      if (this.holds(top)) return top;
      this.drop();
    }
    return null;
  }

  private drop(): void {
    const { heap } = this;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]! > heap[child]!) child++;
      if (heap[child]! <= last) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}
