import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TagScope } from '../../../shared/host/article-filter.ts';
import type { ScopePreview } from '../../../shared/host/tag-model.ts';
import { normalTag } from '../../../shared/review/tag-names.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { scopePreviewQuery, tagsQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { listedScope, tagScope } from '../../state/tag-actions.ts';
import { count, plural } from '../../state/words.ts';
import { TagField } from './tag-field.tsx';

/** One tag for everything that is listed, or off everything; counted first, taken back by one undo. */
export function TagListedDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'tag-listed');
  return open ? <OpenDialog scope={listedScope(app)} /> : null;
}

const none: ReadonlySet<string> = new Set();

function OpenDialog({ scope }: { scope: TagScope }) {
  const app = useApp();
  const known = useQuery(tagsQuery(app)).data ?? [];
  const [kept] = useState(scope);
  const [tag, setTag] = useState('');
  const [take, setTake] = useState(false);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const apply = useRef<HTMLButtonElement>(null);
  const wanted = normalTag(tag);
  const preview = useQuery({
    ...scopePreviewQuery(app, kept, wanted, take),
    enabled: wanted !== '',
  }).data;
  const close = () => app.view.patch({ dialog: null });
  const changed = wanted === '' ? 0 : (preview?.changed ?? 0);
  // The field goes once a tag is chosen, and the focus with it; Enter then does what is asked.
  useEffect(() => {
    if (wanted === '') field.current?.focus();
    else if (!document.activeElement?.matches('button')) apply.current?.focus();
  }, [wanted]);
  const ready = !busy && changed > 0;
  const go = async () => {
    if (!ready) return;
    setBusy(true);
    if (!(await tagScope(app, kept, wanted, take))) setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Tag everything listed"
      description={scopeWords(kept)}
      initialFocus={field}
      footer={
        <>
          <span className="dialog__foot-note" role="status">
            {wanted !== '' && preview ? previewWords(preview, wanted, take) : ''}
          </span>
          <Button onClick={close}>Back</Button>
          <Button ref={apply} variant="primary" aria-disabled={!ready} onClick={() => void go()}>
            {take ? 'Take it off' : 'Tag them'}
          </Button>
        </>
      }
    >
      <div className="tag-listed">
        <Choice
          label="What to do"
          value={take ? 'take' : 'give'}
          choices={[
            { value: 'give', label: 'Give the tag' },
            { value: 'take', label: 'Take off the tag' },
          ]}
          onChoose={(value) => setTake(value === 'take')}
        />
        {wanted === '' ? (
          <TagField
            label="The tag"
            known={known}
            present={none}
            disabled={false}
            inDialog={field}
            onAdd={setTag}
          />
        ) : (
          <p className="tag-listed__chosen">
            <b dir="auto">{wanted}</b>
            <Button small variant="plain" onClick={() => setTag('')}>
              Another one
            </Button>
          </p>
        )}
      </div>
    </Dialog>
  );
}

function scopeWords(scope: TagScope): string {
  if ('articles' in scope) return 'All articles that the library lists now.';
  if ('findings' in scope) {
    return `The articles that the ${plural(scope.findings.length, 'selected finding')} touch.`;
  }
  return 'The articles that the findings listed in the queue touch.';
}

/** “Goes to 29 of 30 articles.” */
export function previewWords(
  { articles, changed }: ScopePreview,
  tag: string,
  take: boolean,
): string {
  const all = plural(articles, 'article');
  if (changed === 0) return take ? `None of ${all} has “${tag}”.` : `All ${all} have “${tag}”.`;
  const some = changed === articles ? all : `${count(changed)} of ${all}`;
  return take ? `Goes off ${some}.` : `Goes to ${some}.`;
}
