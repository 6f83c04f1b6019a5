import '../../components/field.css';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { Chip } from '../../components/chip.tsx';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { useKeyLabel } from '../../state/keymap.ts';
import { wordsQuery } from '../../state/queries.ts';
import { changeWords, type WordScope } from '../../state/word-actions.ts';

/** The words that the editor declared right, which can be taken out again. */
export function OwnWordsPart({ project }: { project: boolean }) {
  const { data, error } = useQuery(wordsQuery(useApp()));
  if (error && !data) {
    return (
      <Notice tone="error" role="alert">
        {error.message}
      </Notice>
    );
  }
  if (!data) return null;
  return (
    <>
      {project ? (
        <WordList scope="project" title="Dictionary of this project" words={data.project} />
      ) : null}
      <WordList scope="all" title="Dictionary of all projects" words={data.all} />
    </>
  );
}

interface WordListProps {
  scope: WordScope;
  title: string;
  words: readonly string[];
}

function WordList({ scope, title, words }: WordListProps) {
  const app = useApp();
  const key = useKeyLabel('add-word');
  const [text, setText] = useState('');
  const add = async (event: KeyboardEvent) => {
    const word = text.trim();
    if (event.key !== 'Enter' || word === '') return;
    event.preventDefault();
    if (await changeWords(app, scope, [word], [])) setText('');
  };
  return (
    <section className="field" aria-label={title}>
      <span className="field__label">{title}</span>
      {words.length > 0 ? (
        <ul className="settings__words" aria-label="Words">
          {words.map((word) => (
            <li key={word}>
              <Chip
                removeLabel={`Take ${word} out of the dictionary`}
                onRemove={() => void changeWords(app, scope, [], [word])}
              >
                {word}
              </Chip>
            </li>
          ))}
        </ul>
      ) : (
        <span className="field__hint">
          {scope === 'project'
            ? `No words yet.${key === null ? '' : ` ${key} adds the word of a typo.`}`
            : 'No words yet.'}
        </span>
      )}
      <input
        className="input settings__word"
        aria-label={`Add a word to the ${title.toLowerCase()}`}
        placeholder="Add a word"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => void add(event)}
      />
    </section>
  );
}
