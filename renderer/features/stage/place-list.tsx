import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { PlaceView, TextFindingView } from '../../../shared/host/model.ts';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { useSettings } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { PlaceCard } from './place-card.tsx';
import { usePlaces } from './use-places.ts';

/** So many places are all drawn at once: most findings have one or two, and measuring them takes longer. */
const few = 6;

/** The places of a finding, one under the other, each in its context. */
export function PlaceList({ finding }: { finding: TextFindingView }) {
  const places = usePlaces(finding.id, '');
  return (
    <section className="stage__body" aria-label="Places">
      {finding.kept === null ? null : (
        <div className="text-stage__kept">
          <span className="text-stage__kept-label">One stays</span>
          <p className="corpus-text text-stage__kept-text" dir="auto">
            {finding.kept}
          </p>
        </div>
      )}
      {places.error ? (
        <Notice tone="error" role="alert" apart>
          {places.error}
        </Notice>
      ) : null}
      {finding.places <= few ? (
        <FewPlaces finding={finding} at={places.at} />
      ) : (
        <ManyPlaces finding={finding} places={places} />
      )}
    </section>
  );
}

/** All places, in the flow of the page. */
function FewPlaces(props: {
  finding: TextFindingView;
  at: (index: number) => PlaceView | undefined;
}) {
  const app = useApp();
  const { finding, at } = props;
  const list = useRef<HTMLDivElement>(null);
  const current = useStore(app.stage, (stage) => stage.place);
  const walked = useRef(current);
  useEffect(() => {
    if (walked.current === current) return;
    walked.current = current;
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div className="text-stage__few" ref={list}>
      {Array.from({ length: finding.places }, (_, index) => {
        const place = at(index);
        return (
          <div
            key={place?.place ?? `place-${index}`}
            className={place ? 'text-stage__place' : 'text-stage__place text-stage__place--empty'}
          >
            {place ? <Place finding={finding} place={place} /> : null}
          </div>
        );
      })}
    </div>
  );
}

/** The places in sight. */
function ManyPlaces(props: { finding: TextFindingView; places: ReturnType<typeof usePlaces> }) {
  const app = useApp();
  const { finding, places } = props;
  const space = useRef<HTMLDivElement>(null);
  const current = useStore(app.stage, (stage) => stage.place);
  const virtual = useVirtualizer({
    count: places.known ? places.total : finding.places,
    // Asked for before a ref of the frame itself would be set, and not again where all pages are at hand.
    getScrollElement: () => space.current?.parentElement ?? null,
    estimateSize: () => 190,
    overscan: 3,
    paddingEnd: 24,
    scrollPaddingStart: 4,
    scrollPaddingEnd: 24,
  });
  const items = virtual.getVirtualItems();
  places.need(items[0]?.index ?? 0, (items.at(-1)?.index ?? 0) + 1);
  const walked = useRef(current);
  useEffect(() => {
    if (walked.current === current) return;
    walked.current = current;
    virtual.scrollToIndex(current, { align: 'auto' });
  }, [virtual, current]);
  return (
    <div ref={space} className="text-stage__space" style={{ height: virtual.getTotalSize() }}>
      {items.map((row) => {
        const place = places.at(row.index);
        return (
          <div
            key={row.key}
            ref={virtual.measureElement}
            data-index={row.index}
            className={place ? 'text-stage__place' : 'text-stage__place text-stage__place--empty'}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {place ? <Place finding={finding} place={place} /> : null}
          </div>
        );
      })}
    </div>
  );
}

function Place({ finding, place }: { finding: TextFindingView; place: PlaceView }) {
  const app = useApp();
  const current = useStore(app.stage, (stage) => stage.place === place.place);
  const draft = useStore(app.stage, (stage) => stage.draft);
  const invisibles = useStore(app.view, (view) => view.invisibles);
  const sideBySide = useSettings().diffLayout === 'side-by-side';
  return (
    <PlaceCard
      finding={finding.id}
      place={place}
      total={finding.places}
      draft={draft !== null && draft !== finding.replacement ? draft : null}
      current={current}
      sideBySide={sideBySide}
      invisibles={invisibles}
    />
  );
}
