import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app.ts';
import {
  askToTakeBack,
  compareWithout,
  history,
  takeBack,
  wordsOfChosen,
} from '../../state/history-state.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';
import { RestingOn } from './resting-on.tsx';

/** What can be done with the entries chosen in the history, and the question that it may bring up. */
export function ChosenEntries() {
  const app = useApp();
  const { chosen, asking } = useStore(history, (state) => state);
  if (asking) {
    return (
      <div className="history-panel__asking">
        <RestingOn
          dependents={asking.dependents}
          onTakeBack={() => void takeBack(app, asking.entries, asking.text)}
          onLeave={() => history.patch({ asking: null })}
        />
      </div>
    );
  }
  if (chosen.size === 0) return null;
  return (
    <footer className="dialog__foot">
      <span className="dialog__foot-note">{plural(chosen.size, 'entry', 'entries')} chosen</span>
      <Button onClick={() => history.patch({ chosen: new Map() })} variant="plain">
        Clear
      </Button>
      <Button onClick={() => compareWithout(app, [...chosen.keys()])}>With and without</Button>
      <Button onClick={() => void askToTakeBack(app, [...chosen.keys()], wordsOfChosen(chosen))}>
        Take back
      </Button>
    </footer>
  );
}
