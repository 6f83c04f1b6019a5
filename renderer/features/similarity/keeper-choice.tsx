import '../../components/field.css';
import { useState } from 'react';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { OptionCards } from '../../components/option-cards.tsx';

type Keeper = ProjectInfo['keeper'];

const policies: readonly { value: Keeper['policy']; label: string; hint: string }[] = [
  { value: 'longest', label: 'The longest', hint: 'the copy with most text' },
  { value: 'earliest', label: 'The earliest', hint: 'by the first date in its fields' },
  { value: 'cleanest', label: 'The cleanest', hint: 'with the fewest broken characters' },
  {
    value: 'preferred-source',
    label: 'The preferred source',
    hint: 'whose fields or document name a source listed below',
  },
];

/** Which copy of a cluster is kept when nobody chooses. */
export function KeeperChoice({
  keeper,
  onChange,
}: {
  keeper: Keeper;
  onChange: (keeper: Keeper) => void;
}) {
  const [text, setText] = useState(keeper.sources.join('\n'));
  return (
    <fieldset className="field">
      <legend className="field__label">Of several copies, keep</legend>
      <OptionCards
        name="keeper"
        value={keeper.policy}
        options={policies}
        onChoose={(policy) => onChange({ ...keeper, policy })}
      />
      {keeper.policy === 'preferred-source' ? (
        <label className="field">
          <span className="field__hint" id="sources-hint">
            Sources, the best first, one a line: part of a document’s name or of a field’s value.
          </span>
          <textarea
            className="input"
            aria-label="Preferred sources"
            aria-describedby="sources-hint"
            dir="auto"
            rows={3}
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              onChange({ ...keeper, sources: sourcesIn(event.target.value) });
            }}
          />
        </label>
      ) : null}
      <span className="field__hint">
        What a policy leaves open goes by length, then by filled fields. A copy that you chose
        yourself stays chosen.
      </span>
    </fieldset>
  );
}

const mostSources = 100;
const longestSource = 200;

/** The sources that a text lists, one a line, each once. */
export function sourcesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().slice(0, longestSource));
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, mostSources);
}
