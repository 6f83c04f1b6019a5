import { fraction } from '../../../shared/text/fraction.ts';
import '../../components/field.css';
import './settings-dialog.css';
import { Tabs } from '@base-ui/react/tabs';
import { useState } from 'react';
import type { ProjectInfo, Settings } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TabList } from '../../components/tabs.tsx';
import { useApp } from '../../state/app.ts';
import { changeSettings } from '../../state/project-actions.ts';
import { useProject, useSettings } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { keeperWords } from '../../state/words.ts';
import { KeysPage } from './keys-page.tsx';
import { OwnWordsPart } from './own-words-part.tsx';

const themes: readonly { value: Settings['theme']; label: string }[] = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function SettingsDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'settings');
  const page = useStore(app.view, (view) => view.settingsPage);
  const project = useProject();
  return (
    <Dialog
      open={open}
      onClose={() => app.view.patch({ dialog: null })}
      title="Settings"
      shape="steady"
      flush
    >
      {open ? (
        <Tabs.Root
          className="settings"
          value={page}
          onValueChange={(value) => app.view.patch({ settingsPage: value })}
        >
          <div className="settings__tabs">
            <TabList label="Pages of the settings" tabs={pages} />
          </div>
          <Tabs.Panel className="settings__page" value="general">
            <Theme />
            <Author />
            <AfterTake />
            {project?.state === 'ready' ? <SimilarityPart project={project} /> : null}
            <OwnWordsPart project={project?.state === 'ready'} />
          </Tabs.Panel>
          <Tabs.Panel className="settings__page settings__page--keys" value="keys">
            <KeysPage />
          </Tabs.Panel>
        </Tabs.Root>
      ) : null}
    </Dialog>
  );
}

const pages = [
  { value: 'general', label: 'General' },
  { value: 'keys', label: 'Keys' },
] as const;

function Theme() {
  const app = useApp();
  const { theme } = useSettings();
  return (
    <fieldset className="field">
      <legend className="field__label">Theme</legend>
      <div className="settings__choices">
        {themes.map(({ value, label }) => (
          <Button
            key={value}
            variant="plain"
            aria-pressed={theme === value}
            onClick={() => void changeSettings(app, { theme: value })}
          >
            {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function AfterTake() {
  const app = useApp();
  const { afterTake } = useSettings();
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={afterTake === 'next'}
        onChange={(event) =>
          void changeSettings(app, { afterTake: event.target.checked ? 'next' : 'stay' })
        }
      />
      In a merge, go on to the next undecided hunk after each choice
    </label>
  );
}

function Author() {
  const app = useApp();
  const { author } = useSettings();
  const [text, setText] = useState(author);
  const save = () => {
    const name = text.trim();
    if (name !== '' && name !== author) void changeSettings(app, { author: name });
  };
  return (
    <label className="field">
      <span className="field__label">Your name</span>
      <input
        className="input"
        value={text}
        maxLength={200}
        autoComplete="off"
        aria-describedby="author-hint"
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => (event.key === 'Enter' ? save() : undefined)}
      />
      <span className="field__hint" id="author-hint">
        Stands beside each decision from now on.
      </span>
    </label>
  );
}

function SimilarityPart({ project }: { project: ProjectInfo }) {
  const app = useApp();
  return (
    <section className="field" aria-label="Duplicates">
      <span className="field__label">Duplicates</span>
      <span>
        They begin at a similarity of <b className="tabular">{fraction(project.threshold)}</b>; of
        several copies {keeperWords[project.keeper.policy]} is kept.
      </span>
      <Button className="settings__button" onClick={() => app.view.patch({ dialog: 'threshold' })}>
        Change…
      </Button>
    </section>
  );
}
