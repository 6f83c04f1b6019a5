import './place-card.css';
import { UnfoldVertical } from 'lucide-react';
import { memo, useState } from 'react';
import type { PlaceView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { offerSubject } from '../../state/subject.ts';
import { setVeto } from '../../state/text-actions.ts';
import { count } from '../../state/words.ts';
import { placeRuns } from './place-runs.ts';
import { useWiderContext } from './use-wider-context.ts';

interface PlaceCardProps {
  finding: string;
  place: PlaceView;
  total: number;
  /** What is put there instead of what the place says; null leaves that. */
  draft: string | null;
  current: boolean;
  sideBySide: boolean;
  invisibles: boolean;
}

/** One place that a finding touches, in its context, with its veto. */
export const PlaceCard = memo(function PlaceCard(props: PlaceCardProps) {
  const { finding, place, total, draft, current, sideBySide, invisibles } = props;
  const app = useApp();
  const [wide, setWide] = useState(false);
  const shown = useWiderContext(place, wide);
  const after = place.vetoed && sideBySide ? place.before : (draft ?? place.after);
  const number = place.place + 1;
  return (
    <article
      className={place.vetoed ? 'place-card place-card--vetoed' : 'place-card'}
      aria-label={`Place ${number} of ${total}${place.vetoed ? ', vetoed' : ''}`}
      aria-current={current ? 'true' : undefined}
      onPointerDown={() => app.stage.patch({ place: place.place })}
      onContextMenu={() => {
        app.stage.patch({ place: place.place });
        offerSubject({ type: 'place' });
      }}
    >
      <header className="place-card__head">
        <span className="place-card__number tabular">
          <b>{count(number)}</b> of {count(total)}
        </span>
        <span className="place-card__where truncate" title={place.article.document}>
          <bdi dir="ltr">{place.article.document}</bdi> · article {place.article.article + 1} · line{' '}
          {count(place.line)}
        </span>
        <span className="place-card__end">
          {place.byRule ? <Chip>by the rule</Chip> : null}
          {place.stale ? <Chip tone="warn">the text has changed</Chip> : null}
          <Button
            variant="plain"
            small
            icon
            aria-label={wide ? 'Less around it' : 'The whole article'}
            title={wide ? 'Less around it' : 'The whole article'}
            aria-expanded={wide}
            onClick={() => setWide(!wide)}
          >
            <Icon of={UnfoldVertical} size={14} />
          </Button>
          <Button
            small
            aria-pressed={place.vetoed}
            title={place.vetoed ? 'Take the veto back' : 'Leave this place as it is'}
            onClick={() => void setVeto(app, finding, place.place, !place.vetoed)}
          >
            {place.vetoed ? 'Vetoed' : 'Veto'} {current ? <CommandKey name="veto" /> : null}
          </Button>
        </span>
      </header>
      {sideBySide ? (
        <div className="place-card__sides">
          <PlaceText place={shown} after={after} side="old" invisibles={invisibles} />
          <PlaceText place={shown} after={after} side="new" invisibles={invisibles} />
        </div>
      ) : (
        <PlaceText place={shown} after={after} side="both" invisibles={invisibles} />
      )}
    </article>
  );
});

interface PlaceTextProps {
  place: PlaceView;
  after: string;
  side: 'both' | 'old' | 'new';
  invisibles: boolean;
}

function PlaceText({ place, after, side, invisibles }: PlaceTextProps) {
  return (
    <div className="place-card__text">
      <p
        className="corpus-text diff-text"
        dir="auto"
        data-left-cut={place.leftCut || undefined}
        data-right-cut={place.rightCut || undefined}
      >
        <DiffText runs={placeRuns(place, after, side)} invisibles={invisibles} />
      </p>
    </div>
  );
}
