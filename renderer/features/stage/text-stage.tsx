import './text-stage.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { List, Pilcrow } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { TextFindingView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { useSettings } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { EditBar } from './edit-bar.tsx';
import { LayoutToggle } from './layout-toggle.tsx';
import { PlaceCard } from './place-card.tsx';
import { RuleBar } from './rule-bar.tsx';
import { StageHead } from './stage-head.tsx';
import { usePlaces } from './use-places.ts';

/** A finding that changes text: all its places in their context. */
export function TextStage({ finding }: { finding: TextFindingView }) {
  const app = useApp();
  const invisibles = useStore(app.view, (view) => view.invisibles);
  return (
    <div className="stage">
      <StageHead
        finding={finding}
        what={whatItDoes(finding)}
        labels={{ accept: finding.places > 1 ? 'Accept all' : 'Accept', reject: 'Stet' }}
        extra={
          <>
            <Button onClick={() => runCommand(app, 'edit')}>
              Edit <Kbd name="e" />
            </Button>
            {finding.kind === 'typo' ? (
              <Button
                variant="plain"
                title="Add the word to the project’s dictionary"
                onClick={() => runCommand(app, 'add-word')}
              >
                To dictionary <Kbd name="Shift+w" />
              </Button>
            ) : null}
          </>
        }
        views={
          <>
            <Button
              variant="plain"
              icon
              aria-label="Spaces and line ends"
              aria-pressed={invisibles}
              title="Show spaces and line ends (W)"
              onClick={() => runCommand(app, 'invisibles')}
            >
              <Icon of={Pilcrow} />
            </Button>
            <LayoutToggle />
            {finding.places > 1 ? (
              <Button variant="plain" onClick={() => runCommand(app, 'all-places')}>
                <Icon of={List} /> All places <Kbd name="g" />
              </Button>
            ) : null}
          </>
        }
      />
      <RuleBar finding={finding} />
      <EditBar finding={finding} />
      <PlaceList key={finding.id} finding={finding} />
    </div>
  );
}

function PlaceList({ finding }: { finding: TextFindingView }) {
  const app = useApp();
  const frame = useRef<HTMLElement>(null);
  const current = useStore(app.stage, (stage) => stage.place);
  const draft = useStore(app.stage, (stage) => stage.draft);
  const invisibles = useStore(app.view, (view) => view.invisibles);
  const sideBySide = useSettings().diffLayout === 'side-by-side';
  const places = usePlaces(finding.id, '');
  const virtual = useVirtualizer({
    count: places.known ? places.total : finding.places,
    getScrollElement: () => frame.current,
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
  const hasDraft = draft !== null && draft !== finding.replacement;
  return (
    <section ref={frame} className="stage__body" aria-label="Places">
      {finding.kept === null ? null : (
        <div className="text-stage__kept">
          <span className="text-stage__kept-label">One stays</span>
          <p className="corpus-text text-stage__kept-text" dir="auto">
            {finding.kept}
          </p>
        </div>
      )}
      {places.error ? (
        <p className="stage__error" role="alert">
          {places.error}
        </p>
      ) : null}
      <div className="text-stage__space" style={{ height: virtual.getTotalSize() }}>
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
              {place ? (
                <PlaceCard
                  finding={finding.id}
                  place={place}
                  total={finding.places}
                  draft={hasDraft ? draft : null}
                  current={place.place === current}
                  sideBySide={sideBySide}
                  invisibles={invisibles}
                />
              ) : null}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** What accepting the finding does, in a sentence. */
export function whatItDoes(finding: TextFindingView): string {
  const taken = finding.places - finding.vetoed;
  const vetoed = finding.vetoed > 0 ? `; ${plural(finding.vetoed, 'place')} vetoed` : '';
  const where = `in ${plural(taken, 'place')}${vetoed}.`;
  if (finding.replacement !== '') return `Puts “${shorten(finding.replacement)}” ${where}`;
  if (finding.suggestions.length > 0 || finding.kind === 'typography') return `Mends it ${where}`;
  return `Removes it ${where}`;
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 58)}…` : flat;
}
