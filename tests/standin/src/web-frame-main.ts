import type Electron from 'electron';
import { originOf } from './protocol.ts';
import { strict } from './strict.ts';

/** One frame of a page as the main process sees it, and the stand-in's own handle on it. */
export interface FrameRecord {
  readonly id: string;
  readonly frame: Electron.WebFrameMain;
  readonly children: Set<FrameRecord>;
  /** Chromium's number for the frame's isolated world, while it has one. */
  world: number | null;
  url: string;
  gone: boolean;
}

/** A frame that has just been attached below `parent`, or the main frame of a page. */
function createFrame(id: string, parent: FrameRecord | null): FrameRecord {
  const record = { id, children: new Set<FrameRecord>(), world: null, url: '', gone: false };
  const frame: Electron.WebFrameMain = strict('WebFrameMain', {
    frameToken: id,
    parent: parent?.frame ?? null,
    get top() {
      return parent ? parent.frame.top : frame;
    },
    get url() {
      return record.url;
    },
    get origin() {
      return originOf(record.url);
    },
    isDestroyed: () => record.gone,
  } satisfies Partial<Electron.WebFrameMain>) as unknown as Electron.WebFrameMain;
  const created = Object.assign(record, { frame });
  parent?.children.add(created);
  return created;
}

/** Marks a frame and all below it as gone. */
function removeFrame(record: FrameRecord): void {
  record.gone = true;
  for (const child of record.children) removeFrame(child);
  record.children.clear();
}

/** The frames of one page, as Chromium tells of them. */
export class FrameTree {
  private readonly frames = new Map<string, FrameRecord>();
  main: FrameRecord | null = null;

  /** The frame of that number, made below `parentId` if it is new. */
  at(id: string, parentId: string | null): FrameRecord {
    const known = this.frames.get(id);
    if (known) return known;
    const parent = parentId === null ? null : (this.frames.get(parentId) ?? null);
    const record = createFrame(id, parent);
    this.frames.set(id, record);
    if (!parent) this.main = record;
    return record;
  }

  find(id: string): FrameRecord | null {
    return this.frames.get(id) ?? null;
  }

  /** The frame whose isolated world has that number. */
  ofWorld(world: number): FrameRecord | null {
    return [...this.frames.values()].find((record) => record.world === world) ?? null;
  }

  detach(id: string): void {
    const record = this.frames.get(id);
    if (record) removeFrame(record);
    this.frames.delete(id);
  }

  /** The page is gone, and all its frames with it. */
  clear(): void {
    if (this.main) removeFrame(this.main);
    this.frames.clear();
  }
}
