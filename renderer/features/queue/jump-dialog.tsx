import './queue-dialogs.css';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { jumpTo } from '../../state/filter-actions.ts';
import { queueQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { count } from '../../state/words.ts';

/** Goes to a finding by its number in the list. */
export function JumpDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'jump');
  return open ? <OpenDialog /> : null;
}

function OpenDialog() {
  const app = useApp();
  const field = useRef<HTMLInputElement>(null);
  const here = app.queue.get().current?.index ?? 0;
  const [text, setText] = useState(String(here + 1));
  const filter = useStore(app.queue, (queue) => queue.filter);
  const total = useQuery(queueQuery(app, filter, 0)).data?.total;
  const number = Number(text.replace(/[\s,.]/g, ''));
  const fits = Number.isInteger(number) && number >= 1 && number <= (total ?? number);
  return (
    <Dialog
      open
      onClose={() => app.view.patch({ dialog: null })}
      title="Go to a finding"
      description={`By its number in the list, 1 to ${count(total ?? 1)}.`}
      initialFocus={field}
    >
      <form
        className="queue-dialog__line"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) void jumpTo(app, number);
        }}
      >
        <input
          ref={field}
          className="input"
          inputMode="numeric"
          aria-label="Number in the list"
          aria-invalid={!fits}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" variant="primary" disabled={!fits}>
          Go there
        </Button>
      </form>
    </Dialog>
  );
}
