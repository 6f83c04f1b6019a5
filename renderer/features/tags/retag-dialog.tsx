import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RetagPreview } from '../../../shared/host/tag-model.ts';
import { normalTag } from '../../../shared/review/tag-names.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { retagPreviewQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { retag } from '../../state/tag-actions.ts';
import { retagging } from '../../state/tag-state.ts';
import { plural } from '../../state/words.ts';

/** Another name for a tag, or its end; says first how many articles that touches. */
export function RetagDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'retag');
  const asked = useStore(retagging, (value) => value);
  if (!open || !asked) return null;
  return asked.what === 'rename' ? <Rename tag={asked.tag} /> : <Delete tag={asked.tag} />;
}

function Rename({ tag }: { tag: string }) {
  const app = useApp();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(tag);
  const [busy, setBusy] = useState(false);
  const to = normalTag(name);
  const usable = to !== '' && to !== tag;
  const preview = useQuery({ ...retagPreviewQuery(app, tag, to), enabled: usable }).data;
  const close = () => app.view.patch({ dialog: null });
  const go = async () => {
    if (!usable || busy) return;
    setBusy(true);
    if (!(await retag(app, tag, to))) setBusy(false);
  };
  const merges = preview?.into != null;
  return (
    <Dialog
      open
      onClose={close}
      title="Rename or merge a tag"
      description="Tags below it go along. Where the new name is in use, both become one. It can be taken back."
      initialFocus={field}
      footer={
        <>
          <span className="dialog__foot-note" role="status">
            {usable && preview ? renameWords(preview, to) : ''}
          </span>
          <Button onClick={close}>Back</Button>
          <Button variant="primary" disabled={!usable || busy} onClick={() => void go()}>
            {merges ? 'Merge' : 'Rename'}
          </Button>
        </>
      }
    >
      <label className="field">
        <span className="field__label">
          New name of <bdi>{tag}</bdi>
        </span>
        <input
          ref={field}
          className="input"
          dir="auto"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={name}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void go();
          }}
        />
        <span className="field__hint">
          A slash puts one tag below another: <code>economy/rates</code>.
        </span>
      </label>
    </Dialog>
  );
}

function Delete({ tag }: { tag: string }) {
  const app = useApp();
  const [busy, setBusy] = useState(false);
  const preview = useQuery(retagPreviewQuery(app, tag, null)).data;
  const close = () => app.view.patch({ dialog: null });
  const go = async () => {
    setBusy(true);
    if (!(await retag(app, tag, null))) setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Delete a tag everywhere"
      description="It can be taken back with one undo."
      footer={
        <>
          <Button onClick={close}>Back</Button>
          <Button variant="primary" disabled={busy || !preview} onClick={() => void go()}>
            Delete
          </Button>
        </>
      }
    >
      <p role="status">
        {preview ? (
          <>
            <bdi>{tag}</bdi> {deleteWords(preview)}
          </>
        ) : null}
      </p>
    </Dialog>
  );
}

/** “On 12 articles; 3 have “x” already, and both become one.” */
export function renameWords({ articles, tags, into }: RetagPreview, to: string): string {
  const below = tags > 1 ? `, ${plural(tags, 'tag')} in all` : '';
  const where = `On ${plural(articles, 'article')}${below}`;
  if (into === null) return `${where}.`;
  return `${where}. “${to}” is on ${plural(into, 'article')} already; both become one.`;
}

/** “goes from 12 articles, and 2 tags below it with it.” */
export function deleteWords({ articles, tags }: RetagPreview): string {
  const below = tags > 1 ? `, with all below it (${plural(tags, 'tag')})` : '';
  return `goes from ${plural(articles, 'article')}${below}.`;
}
