import '../../components/field.css';
import '../../components/menu.css';
import './tag-editor.css';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Chip } from '../../components/chip.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { focusOn } from '../../state/focus.ts';
import { tagsQuery } from '../../state/queries.ts';
import { changeTags } from '../../state/tag-actions.ts';
import { plural } from '../../state/words.ts';

interface TagEditorProps {
  /** Keys of the articles that are tagged together. */
  articles: readonly string[];
  /** Tags with how many of those articles have each. */
  tags: readonly { readonly name: string; readonly articles: number }[];
}

/** The tags of one article or of several, with completion from those used before. */
export function TagEditor({ articles, tags }: TagEditorProps) {
  const app = useApp();
  const [text, setText] = useState('');
  const known = useQuery(tagsQuery(app)).data ?? [];
  const mine = new Set(
    tags.filter((tag) => tag.articles === articles.length).map((tag) => tag.name),
  );
  const offered = known.map((tag) => tag.name).filter((name) => !mine.has(name));
  const add = (name: string) => {
    const tag = name.trim();
    setText('');
    if (tag !== '' && !mine.has(tag)) void changeTags(app, articles, [tag], []);
  };
  return (
    <div className="tag-editor">
      {tags.length > 0 ? (
        <div className="tag-editor__tags">
          {tags.map((tag) => (
            <Chip
              key={tag.name}
              tone={tag.articles === articles.length ? 'on' : 'plain'}
              removeLabel={`Take the tag ${tag.name} off`}
              onRemove={() => void changeTags(app, articles, [], [tag.name])}
            >
              {tag.name}
              {tag.articles < articles.length ? ` · ${tag.articles} of ${articles.length}` : ''}
            </Chip>
          ))}
        </div>
      ) : null}
      <Autocomplete.Root
        items={offered}
        value={text}
        autoHighlight={false}
        onValueChange={(value, details) => {
          if (details.reason === 'item-press') add(value);
          else setText(value);
        }}
      >
        <div className="tag-editor__field">
          <Autocomplete.Input
            className="input"
            data-focus="tag"
            aria-label={
              articles.length > 1
                ? `Add a tag to ${plural(articles.length, 'article')}`
                : 'Add a tag'
            }
            placeholder="Add a tag"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            disabled={articles.length === 0}
            onKeyDown={(event) => {
              if (
                event.key === 'Enter' &&
                !event.currentTarget.getAttribute('aria-activedescendant')
              ) {
                add(text);
              } else if (event.key === 'Escape' && text === '') {
                event.currentTarget.blur();
                focusOn('stage');
              }
            }}
          />
          <Kbd name="t" />
        </div>
        <Autocomplete.Portal>
          <Autocomplete.Positioner className="tag-editor__positioner" sideOffset={4}>
            <Autocomplete.Popup className="menu tag-editor__popup">
              <Autocomplete.List>
                {(name: string) => (
                  <Autocomplete.Item key={name} value={name} className="menu__item">
                    <span className="truncate" dir="auto">
                      {name}
                    </span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </div>
  );
}
