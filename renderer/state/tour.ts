import { z } from 'zod';
import type { Kind } from '../../shared/findings/finding.ts';
import type { ProjectInfo } from '../../shared/host/model.ts';
import type { Deed } from '../host/watched-host.ts';
import type { App } from './app.ts';
import { announce } from './messages.ts';
import { openSample } from './opening.ts';
import { findingQuery, projectQuery } from './queries.ts';
import { createStore } from './store.ts';
import { type TourStep, tourSteps } from './tour-steps.ts';

const kept = z.object({
  /** The project of the sample corpus; the tour is shown with no other. */
  place: z.string().nullable(),
  state: z.enum(['new', 'running', 'ended']),
  done: z.array(z.string()),
  skipped: z.array(z.string()),
});
type Tour = z.infer<typeof kept>;

const storage = 'stet.tour';
const unknown: Tour = { place: null, state: 'new', done: [], skipped: [] };

function recall(): Tour {
  try {
    return kept.parse(JSON.parse(window.localStorage.getItem(storage) ?? ''));
  } catch {
    return unknown;
  }
}

/** How far the tour of the sample corpus is; kept over restarts. */
export const tour = createStore<Tour>(typeof window === 'undefined' ? unknown : recall());

function change(part: Partial<Tour>): void {
  tour.patch(part);
  window.localStorage.setItem(storage, JSON.stringify(tour.get()));
}

/** The step that comes next; null when all are done or skipped. */
export function nextStep({ done, skipped }: Tour): TourStep | null {
  return tourSteps.find(({ id }) => !done.includes(id) && !skipped.includes(id)) ?? null;
}

/** True while the tour is to be shown with this project. */
export function tourShows({ state, place }: Tour, project: ProjectInfo): boolean {
  return state === 'running' && place === project.projectPlace;
}

/** Opens the sample corpus; the first time, its tour begins. */
export async function openSampleWithTour(app: App): Promise<void> {
  await openSample(app);
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  if (!project) return;
  change({ place: project.projectPlace });
  if (tour.get().state === 'new') beginTour();
}

/** Begins the tour anew, with the sample corpus open. */
export async function restartTour(app: App): Promise<void> {
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  if (!project || project.projectPlace !== tour.get().place) {
    await openSampleWithTour(app);
    if (tour.get().place === null) return;
  }
  beginTour();
}

function beginTour(): void {
  change({ state: 'running', done: [], skipped: [] });
}

export function endTour(): void {
  change({ state: 'ended' });
  announce('The tour is over. The palette has it again: “Tour of the sample corpus”.');
}

export function skipStep(): void {
  const step = nextStep(tour.get());
  if (step) change({ skipped: [...tour.get().skipped, step.id] });
}

/** Notices what was really done: the step it does is done, also out of turn. */
export function hearDeed(app: App, deed: Deed): void {
  const now = tour.get();
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  if (!project || !tourShows(now, project)) return;
  const kinds = kindsOf(app, deed);
  const finished = tourSteps.filter(
    (step) => !now.done.includes(step.id) && step.done(deed, kinds),
  );
  if (finished.length === 0) return;
  change({ done: [...now.done, ...finished.map(({ id }) => id)] });
}

function kindsOf(app: App, deed: Deed): Kind[] {
  if (deed.name !== 'decision.decide') return [];
  return deed.input.findings.flatMap((finding) => {
    const kind = app.queries.getQueryData(findingQuery(app, finding).queryKey)?.kind;
    return kind ? [kind] : [];
  });
}
