import './places-dialog.css';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { PlaceView, TextFindingView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useApp } from '../../state/app.ts';
import { findingQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { setVeto } from '../../state/text-actions.ts';
import { count, plural } from '../../state/words.ts';
import { acceptShown } from '../commands/handlers.ts';
import { placeLine } from './place-runs.ts';
import { usePlaces } from './use-places.ts';

const around = 46;

/** Every place of a pattern before it is accepted as a whole, with a tick for each. */
export function PlacesDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'places');
  const id = useStore(app.queue, (queue) => queue.current?.id ?? null);
  const { data: finding } = useQuery({
    ...findingQuery(app, id ?? ''),
    enabled: open && id !== null,
  });
  const accept = useRef<HTMLButtonElement>(null);
  const close = () => app.view.patch({ dialog: null });
  if (!finding || finding.kind === 'duplicate') return null;
  const taken = finding.places - finding.vetoed;
  return (
    <Dialog
      open={open}
      onClose={close}
      title={finding.title}
      description={`Every place it touches. Untick what is to stand.`}
      shape="wide"
      flush
      initialFocus={accept}
      footer={
        <>
          <span className="dialog__foot-note tabular" role="status">
            {count(taken)} of {plural(finding.places, 'place')} taken
          </span>
          <Button onClick={close}>Back</Button>
          <Button
            ref={accept}
            variant="primary"
            disabled={taken === 0}
            onClick={() => {
              close();
              void acceptShown(app);
            }}
          >
            Accept {plural(taken, 'place')}
          </Button>
        </>
      }
    >
      <PlaceRows finding={finding} />
    </Dialog>
  );
}

function PlaceRows({ finding }: { finding: TextFindingView }) {
  const app = useApp();
  const frame = useRef<HTMLElement>(null);
  const [search, setSearch] = useState('');
  const draft = useStore(app.stage, (stage) => stage.draft);
  const places = usePlaces(finding.id, search);
  const virtual = useVirtualizer({
    count: places.total,
    getScrollElement: () => frame.current,
    estimateSize: () => 58,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  places.need(items[0]?.index ?? 0, (items.at(-1)?.index ?? 0) + 1);
  return (
    <>
      <div className="places-dialog__field">
        <SearchField label="Search the places" value={search} onSearch={setSearch} />
      </div>
      <section ref={frame} className="places-dialog__list" aria-label="Places">
        <ul className="places-dialog__space" style={{ height: virtual.getTotalSize() }}>
          {items.map((row) => {
            const place = places.at(row.index);
            return place ? (
              <PlaceRow
                key={place.place}
                finding={finding.id}
                place={place}
                after={draft ?? place.after}
                top={row.start}
              />
            ) : null;
          })}
        </ul>
        {places.known && places.total === 0 ? (
          <p className="places-dialog__none">No place matches “{search}”.</p>
        ) : null}
      </section>
    </>
  );
}

function PlaceRow(props: { finding: string; place: PlaceView; after: string; top: number }) {
  const app = useApp();
  const { finding, place, after, top } = props;
  return (
    <li style={{ transform: `translateY(${top}px)`, position: 'absolute', width: '100%' }}>
      <label
        className={
          place.vetoed ? 'places-dialog__row places-dialog__row--vetoed' : 'places-dialog__row'
        }
      >
        <input
          type="checkbox"
          checked={!place.vetoed}
          aria-label={`Place ${place.place + 1}`}
          onChange={(event) => void setVeto(app, finding, place.place, !event.target.checked)}
        />
        <span>
          <span
            className="places-dialog__line diff-text truncate"
            dir="auto"
            style={{ display: 'block' }}
          >
            <DiffText runs={placeLine(place, after, around)} invisibles={false} />
          </span>
          <span className="places-dialog__where truncate" style={{ display: 'block' }}>
            <bdi dir="ltr">{place.article.document}</bdi> · line {count(place.line)} ·{' '}
            {place.article.headline}
          </span>
        </span>
      </label>
    </li>
  );
}
