import type { Kind } from '../../shared/findings/finding.ts';
import type { ProjectInfo } from '../../shared/host/model.ts';
import { newTour, type TourProgress } from '../../shared/host/user-model.ts';
import type { Deed } from '../host/watched-host.ts';
import type { App } from './app.ts';
import { keepWithUser } from './kept-with-user.ts';
import { announce } from './messages.ts';
import { openSample } from './opening.ts';
import { findingQuery, projectQuery } from './queries.ts';
import { createStore } from './store.ts';
import { type TourStep, tourSteps } from './tour-steps.ts';

/** How far the tour of the sample corpus is; kept with the user's settings. */
export const tour = createStore<TourProgress>(newTour);

function change(app: App, part: Partial<TourProgress>): void {
  tour.patch(part);
  keepWithUser(app, { tour: tour.get() });
}

/** The step that comes next; null when all are done or skipped. */
export function nextStep({ done, skipped }: TourProgress): TourStep | null {
  return tourSteps.find(({ id }) => !done.includes(id) && !skipped.includes(id)) ?? null;
}

/** True while the tour is to be shown with this project. */
export function tourShows({ state, place }: TourProgress, project: ProjectInfo): boolean {
  return state === 'running' && place === project.projectPlace;
}

/** Opens the sample corpus; the first time, its tour begins. */
export async function openSampleWithTour(app: App): Promise<void> {
  await openSample(app);
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  if (!project) return;
  change(app, { place: project.projectPlace });
  if (tour.get().state === 'new') beginTour(app);
}

/** Begins the tour anew, with the sample corpus open. */
export async function restartTour(app: App): Promise<void> {
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  if (!project || project.projectPlace !== tour.get().place) {
    await openSampleWithTour(app);
    if (tour.get().place === null) return;
  }
  beginTour(app);
}

function beginTour(app: App): void {
  change(app, { state: 'running', done: [], skipped: [] });
}

export function endTour(app: App): void {
  change(app, { state: 'ended' });
  announce('The tour is over. The palette has it again: “Tour of the sample corpus”.');
}

export function skipStep(app: App): void {
  const step = nextStep(tour.get());
  if (step) change(app, { skipped: [...tour.get().skipped, step.id] });
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
  change(app, { done: [...now.done, ...finished.map(({ id }) => id)] });
}

function kindsOf(app: App, deed: Deed): Kind[] {
  if (deed.name !== 'decision.decide') return [];
  return deed.input.findings.flatMap((finding) => {
    const kind = app.queries.getQueryData(findingQuery(app, finding).queryKey)?.kind;
    return kind ? [kind] : [];
  });
}
