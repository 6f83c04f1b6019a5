import './coach.css';
import { Check } from 'lucide-react';
import { useEffect } from 'react';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { keyLabel } from '../../state/key-names.ts';
import { keymap } from '../../state/keymap.ts';
import { announce } from '../../state/messages.ts';
import { numbered } from '../../state/numbered.ts';
import { useStore } from '../../state/store.ts';
import { endTour, nextStep, skipStep, tour, tourShows } from '../../state/tour.ts';
import { type TourStep, tourSteps } from '../../state/tour-steps.ts';
import { runCommand } from '../commands/dispatch.ts';

/** Asks for the next real piece of work and notices when it is done; takes no key and covers nothing. */
export function Coach({ project }: { project: ProjectInfo }) {
  const state = useStore(tour, (value) => value);
  const shown = tourShows(state, project);
  const step = nextStep(state);
  const number = step ? tourSteps.indexOf(step) + 1 : 0;
  const words = useWords(step);
  useEffect(() => {
    if (!shown) return;
    if (step) announce(`Tour, step ${number} of ${tourSteps.length}: ${step.title}. ${words}`);
    else announce('The tour is done.');
  }, [shown, step, number, words]);
  if (!shown) return null;
  return (
    <aside className="coach" aria-label="Tour of the sample corpus">
      <ol className="coach__steps" aria-label="Steps">
        {tourSteps.map(({ id, title }, index) => {
          const done = state.done.includes(id);
          return (
            <li
              key={id}
              className="coach__step"
              data-state={done ? 'done' : step?.id === id ? 'now' : 'open'}
              aria-current={step?.id === id ? 'step' : undefined}
              title={title}
            >
              <span className="visually-hidden">{`${title}${done ? ', done' : ''}`}</span>
              <span aria-hidden="true">{done ? <Icon of={Check} size={12} /> : index + 1}</span>
            </li>
          );
        })}
      </ol>
      {step ? <StepPart step={step} project={project} /> : <DonePart />}
    </aside>
  );
}

function StepPart({ step, project }: { step: TourStep; project: ProjectInfo }) {
  const app = useApp();
  const none = step.kind !== null && project.counts.byKind[step.kind].open === 0;
  const { command } = step;
  return (
    <>
      <p className="coach__text">
        <b>{step.title}.</b>{' '}
        {none ? 'Nothing of this kind is left to decide here.' : <StepWords text={step.text} />}
      </p>
      <span className="coach__tools">
        {command !== null && !none ? (
          <Button
            small
            onClick={() => {
              app.view.patch({ dialog: null, screen: 'review' });
              window.requestAnimationFrame(() => runCommand(app, command));
            }}
          >
            Take me there
          </Button>
        ) : null}
        <Button small variant="plain" onClick={() => skipStep(app)}>
          Skip
        </Button>
        <Button small variant="plain" onClick={() => endTour(app)}>
          End the tour
        </Button>
      </span>
    </>
  );
}

function DonePart() {
  const app = useApp();
  return (
    <>
      <p className="coach__text">
        <b>That is the whole job.</b> Go on here as long as you like; your decisions are kept. Your
        own corpus opens from the menu of the project.
      </p>
      <span className="coach__tools">
        <Button small variant="primary" onClick={() => endTour(app)}>
          Close the tour
        </Button>
      </span>
    </>
  );
}

const pieces = (text: string) => text.split(/\{([a-z-]+)\}/);

/** The words of a step with the keys that its commands have now. */
function StepWords({ text }: { text: string }) {
  const table = useStore(keymap, (value) => value);
  return numbered(pieces(text)).map(({ key, item }, index) => {
    if (index % 2 === 0) return <span key={key}>{item}</span>;
    const entry = table.find(({ name }) => name === item);
    const [chord] = entry?.keys ?? [];
    return chord ? <Kbd key={key} name={chord} /> : <span key={key}>“{entry?.label}”</span>;
  });
}

/** The same as one string, to be told. */
function useWords(step: TourStep | null): string {
  const table = useStore(keymap, (value) => value);
  return pieces(step?.text ?? '')
    .map((piece, index) => {
      if (index % 2 === 0) return piece;
      const entry = table.find(({ name }) => name === piece);
      const [chord] = entry?.keys ?? [];
      return chord ? keyLabel(chord) : `“${entry?.label}”`;
    })
    .join('');
}
