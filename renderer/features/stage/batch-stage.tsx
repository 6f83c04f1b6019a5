import './batch-stage.css';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { BatchExample, BatchOverlap, BatchPreview } from '../../../shared/host/batch-model.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { batchQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { count, kindName, kindNames, plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { KindIcon } from '../queue/kind-icon.tsx';

/** Several findings at once: what accepting them would do, and one verdict for all of them. */
export function BatchStage() {
  const app = useApp();
  const selection = useStore(app.queue, (queue) => queue.selection);
  const { data: preview, error } = useQuery(batchQuery(app, selection));
  return (
    <div className="batch">
      <div>
        <h1 className="batch__title">{plural(selection.size, 'finding')} selected</h1>
        <p role="status" aria-label="Preview">
          {preview ? previewWords(preview) : (error?.message ?? 'Looking at what would change…')}
        </p>
      </div>
      <div className="batch__actions" role="toolbar" aria-label="Verdict">
        <Button variant="primary" onClick={() => runCommand(app, 'accept')}>
          Accept {count(selection.size)} <CommandKey name="accept" />
        </Button>
        <Button onClick={() => runCommand(app, 'reject')}>
          Stet <CommandKey name="reject" />
        </Button>
        <Button variant="plain" onClick={() => runCommand(app, 'later')}>
          Later <CommandKey name="later" />
        </Button>
        <Button variant="plain" onClick={() => runCommand(app, 'clear-selection')}>
          Clear the selection <CommandKey name="clear-selection" />
        </Button>
      </div>
      {preview && preview.conflicting > 0 ? <Conflicts preview={preview} /> : null}
      {preview && preview.overlaps.places > 0 ? <Overlaps preview={preview} /> : null}
      {preview ? (
        <ul className="batch__list" aria-label="What accepting changes">
          {preview.examples.map((example) => (
            <Example key={example.finding} example={example} />
          ))}
          {preview.findings > preview.examples.length ? (
            <li className="batch__more">
              and {count(preview.findings - preview.examples.length)} more
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

/** What a preview says, in sentences. */
export function previewWords(preview: BatchPreview): string {
  const kinds = preview.byKind.map(({ kind, count: number }) =>
    number === 1
      ? `1 ${kindName[kind].toLowerCase()}`
      : `${count(number)} ${kindNames[kind].toLowerCase()}`,
  );
  const effects = [
    ...(preview.places > 0
      ? [`changes ${plural(preview.places, 'place')} in ${plural(preview.articles, 'article')}`]
      : []),
    ...(preview.removed > 0
      ? [
          `takes out ${plural(preview.removed, 'article')} as ${preview.removed === 1 ? 'a copy' : 'copies'}`,
        ]
      : []),
  ];
  const sentences = [`${kinds.join(', ')}.`];
  sentences.push(
    effects.length === 0 ? 'Accepting changes nothing.' : `Accepting ${effects.join(' and ')}.`,
  );
  if (preview.inRemoved > 0) {
    const these = plural(preview.inRemoved, 'changed article');
    sentences.push(`${these} ${preview.inRemoved === 1 ? 'is' : 'are'} taken out anyway.`);
  }
  if (preview.decided > 0) {
    sentences.push(`${plural(preview.decided, 'verdict')} given before would be replaced.`);
  }
  sentences.push('One undo takes it back.');
  return sentences.join(' ');
}

function Conflicts({ preview }: { preview: BatchPreview }) {
  const { conflicting, conflicts } = preview;
  const words = `${plural(conflicting, 'place')} overlap${conflicting === 1 ? 's' : ''} a place of another selected finding. Of two the one listed first holds, unless the other takes out more.`;
  return (
    <Clashes
      label="Conflicts"
      words={words}
      clashes={conflicts.map(({ document, first, second }) => ({
        document,
        first,
        second,
        holds: null,
      }))}
    />
  );
}

/** What of the selection is in the way of what was accepted before, and which of the two holds. */
function Overlaps({ preview }: { preview: BatchPreview }) {
  const { places, refused, replacing, first } = preview.overlaps;
  return (
    <Clashes
      label="Overlaps with earlier decisions"
      words={overlapWords(places, refused, replacing)}
      clashes={first.map(({ document, title, decided, holds }) => ({
        document,
        first: title,
        second: decided,
        holds: holdWords[holds],
      }))}
    />
  );
}

/** Two findings, by their titles, that change the same words of a document, and what comes of it. */
interface Clash {
  readonly document: string;
  readonly first: string;
  readonly second: string;
  readonly holds: string | null;
}

/** Clashes of the same two findings with the same end as one, with all its documents. */
export function clashRows(
  clashes: readonly Clash[],
): (Omit<Clash, 'document'> & { key: string; documents: string })[] {
  const rows = new Map<string, { clash: Clash; documents: Set<string> }>();
  for (const clash of clashes) {
    const key = [clash.first, clash.second, clash.holds].join('\n');
    const row = rows.get(key) ?? { clash, documents: new Set() };
    row.documents.add(clash.document);
    rows.set(key, row);
  }
  return [...rows].map(
    ([
      key,
      {
        clash: { first, second, holds },
        documents,
      },
    ]) => ({
      key,
      first,
      second,
      holds,
      documents: [...documents].join(', '),
    }),
  );
}

function Clashes(props: { label: string; words: string; clashes: readonly Clash[] }) {
  return (
    <section className="batch__conflicts" aria-label={props.label}>
      <p className="batch__clash-words">
        <Icon of={TriangleAlert} size={15} /> <span>{props.words}</span>
      </p>
      <ul>
        {clashRows(props.clashes).map(({ key, first, second, holds, documents }) => (
          <li key={key} className="batch__clash">
            <span className="batch__clash-pair">
              <bdi className="truncate" title={first}>
                {first}
              </bdi>{' '}
              <span>and</span>{' '}
              <bdi className="truncate" title={second}>
                {second}
              </bdi>
            </span>{' '}
            <span className="batch__clash-where truncate" title={documents}>
              {holds === null ? null : `${holds}, `}
              <bdi dir="ltr">{documents}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const holdWords: Readonly<Record<BatchOverlap['holds'], string>> = {
  decided: 'what was accepted stays',
  selected: 'this takes its place',
  both: 'both are done',
};

/** “3 places overlap what was accepted before: 2 are left as decided, 1 takes its place.” */
export function overlapWords(places: number, refused: number, replacing: number): string {
  const both = places - refused - replacing;
  const parts = [
    ...(refused > 0 ? [`${count(refused)} ${refused === 1 ? 'is' : 'are'} left as decided`] : []),
    ...(replacing > 0
      ? [`${count(replacing)} ${replacing === 1 ? 'takes' : 'take'} its place`]
      : []),
    ...(both > 0 ? [`in ${count(both)} both are done`] : []),
  ];
  return `${plural(places, 'place')} overlap${places === 1 ? 's' : ''} what was accepted before: ${parts.join(', ')}.`;
}

function Example({ example }: { example: BatchExample }) {
  const { kind, title, places, change } = example;
  return (
    <li className="batch__item">
      <KindIcon kind={kind} />
      <span className="batch__what">
        <span className="truncate" dir="auto">
          {title}
        </span>
        {change ? (
          <span className="batch__change diff-text" dir="auto">
            {change.left}
            <del>{change.before}</del>
            {change.after === '' ? null : <ins>{change.after}</ins>}
            {change.right}
          </span>
        ) : null}
      </span>
      <span className="batch__count tabular">{count(places)}</span>
    </li>
  );
}
