import './resting-on.css';
import { Button } from '../../components/button.tsx';
import { numbered } from '../../state/numbered.ts';
import { plural } from '../../state/words.ts';

interface RestingOnProps {
  dependents: readonly string[];
  onTakeBack: () => void;
  onLeave: () => void;
}

const mostNamed = 12;

/** Names the later decisions that rest on what is to be taken back, and asks whether it shall be. */
export function RestingOn({ dependents, onTakeBack, onLeave }: RestingOnProps) {
  const one = dependents.length === 1;
  const more = dependents.length - mostNamed;
  return (
    <div className="resting-on" role="status">
      <p>{one ? 'A later decision rests on this one:' : 'Later decisions rest on this one:'}</p>
      <ul>
        {numbered(dependents.slice(0, mostNamed)).map(({ key, item }) => (
          <li key={key} dir="auto">
            {item}
          </li>
        ))}
        {more > 0 ? <li>{plural(more, 'other')}</li> : null}
      </ul>
      <p>
        {one
          ? 'It stays in the history; without this one it changes nothing.'
          : 'They stay in the history; without this one they change nothing.'}
      </p>
      <span className="resting-on__answers">
        <Button small onClick={onTakeBack}>
          Take it back
        </Button>
        <Button small variant="plain" onClick={onLeave}>
          Leave it
        </Button>
      </span>
    </div>
  );
}
