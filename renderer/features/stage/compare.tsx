import './compare.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CompareView } from '../../../shared/host/comparison-model.ts';
import type { ClusterView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app.ts';
import { useSettings } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';
import { compareBlocks, shownBlocks } from './compare-blocks.ts';
import { around, ChangeRow, SameRow } from './compare-rows.tsx';
import { useHunkInSight } from './use-hunk-in-sight.ts';

interface CompareProps {
  cluster: ClusterView;
  right: number;
  view: CompareView;
}

/** The canonical copy and another member, line by line; hunks with their choices, equal lines folded. */
export function Compare({ cluster, right, view }: CompareProps) {
  const [opened, setOpened] = useState(false);
  if (view.hunks === 0 && !opened) {
    const differs = cluster.members[right]?.equal === false;
    return (
      <div className="compare compare__equal">
        <ComparedName name={nameOf(cluster, right)} />
        <p>
          {differs
            ? `Member ${right + 1} differs from the one kept only in what is set aside as boilerplate.`
            : `Member ${right + 1} is equal to the one kept, word for word. There is nothing to choose.`}
        </p>
        <Button small onClick={() => setOpened(true)}>
          Show the text
        </Button>
      </div>
    );
  }
  return <Blocks cluster={cluster} right={right} view={view} />;
}

function Blocks({ cluster, right, view }: CompareProps) {
  const app = useApp();
  const frame = useRef<HTMLDivElement>(null);
  const active = useStore(app.stage, (stage) => Math.min(stage.hunk, Math.max(0, view.hunks - 1)));
  const invisibles = useStore(app.view, (state) => state.invisibles);
  const sideBySide = useSettings().diffLayout === 'side-by-side';
  const unfolded = useStore(app.stage, (stage) => stage.unfolded);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const open = useCallback((fold: number) => setOpened((now) => new Set([...now, fold])), []);
  const whole = useMemo(() => compareBlocks(view.rows), [view.rows]);
  const blocks = useMemo(
    () => shownBlocks(whole, unfolded ? 'all' : opened, around),
    [whole, unfolded, opened],
  );
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (blocks[index]?.type === 'same' ? 60 : 120),
    overscan: 4,
    paddingEnd: 12,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
  });
  const activeBlock = blocks.findIndex(
    (block) =>
      block.type === 'change' &&
      block.pieces.some((piece) => piece.type === 'hunk' && piece.first && piece.hunk === active),
  );
  useHunkInSight(frame, active, () => {
    if (activeBlock >= 0) virtual.scrollToIndex(activeBlock, { align: 'start' });
  });
  const name = nameOf(cluster, right);
  return (
    <section className="compare" aria-label="Comparison">
      <Sides view={view} right={right} name={name} sideBySide={sideBySide} />
      <div ref={frame} className="compare__scroll">
        <Notes view={view} right={right} />
        <div className="compare__space" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => {
            const block = blocks[row.index];
            if (!block) return null;
            return (
              <div
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                className="compare__block"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {block.type === 'same' ? (
                  <SameRow
                    text={block.text}
                    fold={block.fold}
                    onOpen={open}
                    first={row.index === 0}
                    last={row.index === blocks.length - 1}
                    sideBySide={sideBySide}
                    invisibles={invisibles}
                  />
                ) : (
                  <ChangeRow
                    pieces={block.pieces}
                    active={row.index === activeBlock ? active : null}
                    sideBySide={sideBySide}
                    invisibles={invisibles}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function nameOf(cluster: ClusterView, member: number): string {
  return cluster.members[member]?.article.document ?? '';
}

/** The document of the compared member, for where the strip shows no names. */
function ComparedName({ name }: { name: string }) {
  return (
    <span className="compare__name" title={name}>
      <bdi dir="ltr">{name}</bdi>
    </span>
  );
}

/** Which member stands on which side. */
function Sides(props: { view: CompareView; right: number; name: string; sideBySide: boolean }) {
  const { view, right, name, sideBySide } = props;
  const { left, grown } = view;
  const kept = grown ? `${left + 1} with what was taken so far` : `${left + 1}, the one kept`;
  const compared = <ComparedName name={name} />;
  return sideBySide ? (
    <div className="compare__row compare__sides">
      <span>← {kept}</span>
      <span />
      <span>
        <span>
          → {right + 1}
          <span className="compare__role">, compared with it</span>
        </span>
        {compared}
      </span>
    </div>
  ) : (
    <p className="compare__sides diff-text">
      <span>
        <del>struck</del> stands only in {kept}; <ins>underlined</ins> only in {right + 1}
      </span>
      {compared}
    </p>
  );
}

function Notes({ view, right }: { view: CompareView; right: number }) {
  const member = { left: view.left + 1, right: right + 1 };
  if (view.differences.length === 0 && view.precise) return null;
  return (
    <p className="compare__note">
      {view.differences
        .map(({ what, side, items }) => `${what} only in ${member[side]}: ${items}`)
        .join(' · ')}
      {view.precise
        ? null
        : ` These texts have little in common; the comparison is coarse (${plural(view.hunks, 'hunk')}).`}
    </p>
  );
}
