import './figures-dialog.css';
import { Tabs } from '@base-ui/react/tabs';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Figures } from '../../../shared/figures/figures.ts';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FigureTiles } from '../../components/figure-tiles.tsx';
import { Notice } from '../../components/notice.tsx';
import { TabList } from '../../components/tabs.tsx';
import { useApp } from '../../state/app.ts';
import { figuresQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { count, percent, plural } from '../../state/words.ts';
import { BoilerplatePanel } from './boilerplate-figures.tsx';
import { PacePanel } from './pace-panel.tsx';
import { DaysPanel, KindsPanel, OutletsPanel } from './review-panels.tsx';
import { SimilarityPanel } from './similarity-panel.tsx';

/** What was found, what is decided and what is left, seen from several sides; and the pace. */
export function FiguresDialog({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'figures');
  return (
    <Dialog
      open={open}
      onClose={() => app.view.patch({ dialog: null })}
      title="Figures"
      shape="steady"
      description={`${plural(project.documents, 'document')}, ${plural(project.articles, 'article')}, ${plural(project.characters, 'character')}`}
    >
      {open ? <Contents project={project} /> : null}
    </Dialog>
  );
}

function Contents({ project }: { project: ProjectInfo }) {
  const { data, error } = useQuery(figuresQuery(useApp()));
  if (error && !data) {
    return (
      <Notice tone="error" role="alert">
        {error.message}
      </Notice>
    );
  }
  if (!data) return <p className="after-a-moment figures__note">Counting the text…</p>;
  const { total, decided } = project.counts;
  return (
    <>
      <Tiles figures={data} project={project} />
      <Tabs.Root className="figures-tabs" defaultValue="kinds">
        <TabList label="Figures by" tabs={sides} />
        <Panel value="kinds">
          <KindsPanel review={data.review} />
        </Panel>
        <Panel value="outlets">
          <OutletsPanel review={data.review} />
        </Panel>
        <Panel value="days">
          <DaysPanel review={data.review} />
        </Panel>
        <Panel value="similarity">
          <SimilarityPanel similarity={data.similarity} />
        </Panel>
        <Panel value="boilerplate">
          <BoilerplatePanel figures={data.boilerplate} />
        </Panel>
        <Panel value="pace">
          <PacePanel work={data.work} left={total - decided} />
        </Panel>
      </Tabs.Root>
    </>
  );
}

const sides = [
  { value: 'kinds', label: 'Kinds' },
  { value: 'outlets', label: 'Outlets' },
  { value: 'days', label: 'Dates' },
  { value: 'similarity', label: 'Similarity' },
  { value: 'boilerplate', label: 'Boilerplate' },
  { value: 'pace', label: 'Pace' },
] as const;

function Panel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Tabs.Panel className="figures-panel" value={value}>
      {children}
    </Tabs.Panel>
  );
}

function Tiles({ figures, project }: { figures: Figures; project: ProjectInfo }) {
  const { total, decided } = project.counts;
  const { characters, removed, removedArticles } = figures.review;
  const tiles: readonly [string, string][] = [
    [count(total), total === 1 ? 'finding' : 'findings'],
    [count(decided), 'decided'],
    [count(total - decided), 'left'],
    [percent(characters === 0 ? 0 : removed / characters), 'of the text taken out'],
    [count(removedArticles), removedArticles === 1 ? 'article goes' : 'articles go'],
  ];
  return <FigureTiles label="In short" tiles={tiles} />;
}
