import './text-stage.css';
import { BookPlus, List } from 'lucide-react';
import type { TextFindingView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { useCommandTitle } from '../../state/keymap.ts';
import { plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { EditBar } from './edit-bar.tsx';
import { PlaceList } from './place-list.tsx';
import { RuleBar } from './rule-bar.tsx';
import { StageHead } from './stage-head.tsx';
import { ViewButtons } from './view-buttons.tsx';

/** A finding that changes text: all its places in their context. */
export function TextStage({ finding }: { finding: TextFindingView }) {
  const app = useApp();
  const placesTitle = useCommandTitle('all-places');
  return (
    <div className="stage">
      <StageHead
        finding={finding}
        what={whatItDoes(finding)}
        labels={{ accept: finding.places > 1 ? 'Accept all' : 'Accept', reject: 'Stet' }}
        extra={
          <>
            <Button onClick={() => runCommand(app, 'edit')}>
              Edit <CommandKey name="edit" />
            </Button>
            {finding.kind === 'typo' ? (
              <Button
                variant="plain"
                className="stage-head__spare"
                aria-label="To dictionary"
                title="Add the word to the project’s dictionary"
                onClick={() => runCommand(app, 'add-word')}
              >
                <span className="stage-head__sign">
                  <Icon of={BookPlus} />
                </span>
                <span className="stage-head__word">To dictionary</span>{' '}
                <CommandKey name="add-word" />
              </Button>
            ) : null}
          </>
        }
        views={
          <>
            <ViewButtons />
            {finding.places > 1 ? (
              <Button
                variant="plain"
                className="stage-head__spare"
                aria-label="All places"
                title={placesTitle}
                onClick={() => runCommand(app, 'all-places')}
              >
                <Icon of={List} /> <span className="stage-head__word">All places</span>{' '}
                <CommandKey name="all-places" />
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

/** What accepting the finding does, in a sentence. */
export function whatItDoes(finding: TextFindingView): string {
  const taken = finding.places - finding.vetoed;
  const vetoed = finding.vetoed > 0 ? `; ${plural(finding.vetoed, 'place')} vetoed` : '';
  const where = `in ${plural(taken, 'place')}${vetoed}.`;
  // Of a space nobody could see what is put there.
  if (finding.replacement.trim() !== '') return `Puts “${shorten(finding.replacement)}” ${where}`;
  const mends = finding.replacement !== '' || finding.kind === 'typography';
  if (mends || finding.suggestions.length > 0) return `Mends it ${where}`;
  return `Removes it ${where}`;
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 58)}…` : flat;
}
