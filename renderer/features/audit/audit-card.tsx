import type { AuditItem, AuditPlace, AuditSummary } from '../../../shared/host/ledger-model.ts';
import type { AuditVerdict } from '../../../shared/review/ledger-entry.ts';
import { Button } from '../../components/button.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useApp } from '../../state/app.ts';
import { abandonAudit, answerAudit, auditing, stepBackInAudit } from '../../state/audit-state.ts';
import { useDialogKeys } from '../../state/dialog-keys.ts';
import { scrolling } from '../../state/focus.ts';
import { foldRuns } from '../../state/fold-runs.ts';
import { numbered } from '../../state/numbered.ts';
import { count, kindName, plural } from '../../state/words.ts';

/** One finding of the sample, blind: what is proposed and where, and three answers. */
export function AuditCard({ item, running }: { item: AuditItem; running: AuditSummary }) {
  const app = useApp();
  const answer = (verdict: AuditVerdict) => void answerAudit(app, item.finding, verdict);
  useDialogKeys('audit', true, {
    'audit-accept': () => answer('accepted'),
    'audit-reject': () => answer('rejected'),
    'audit-later': () => answer('deferred'),
    'audit-back': () => void stepBackInAudit(app),
  });
  const { answered, drawn } = running;
  const text = `${count(answered)} of ${count(drawn)} looked at`;
  return (
    <>
      <div className="audit__progress">
        <ProgressBar label="Looked at" value={drawn === 0 ? 0 : answered / drawn} text={text} />
      </div>
      <section className="audit__card" aria-label="Finding" {...scrolling}>
        <p className="field__hint">{kindName[item.kind]}</p>
        <h3 className="audit__title" dir="auto">
          {item.title}
        </h3>
        {item.places.map((place) => (
          <Place key={`${place.document} ${place.line} ${place.left.length}`} place={place} />
        ))}
        {item.placeCount > item.places.length ? (
          <p className="field__hint">
            And {plural(item.placeCount - item.places.length, 'more place')}.
          </p>
        ) : null}
        {item.members.length > 0 ? <Members members={item.members} /> : null}
        <ul className="audit__reasons">
          {numbered(item.reasons).map(({ key, item: reason }) => (
            <li key={key} dir="auto">
              {reason}
            </li>
          ))}
        </ul>
      </section>
      <footer className="dialog__foot">
        <span className="dialog__foot-note audit__ways-out">
          <Button variant="plain" small onClick={() => void abandonAudit(app)}>
            Give it up
          </Button>
          {answered > 0 ? (
            <>
              <Button variant="plain" small onClick={() => auditing.patch({ ending: true })}>
                End with what was looked at…
              </Button>
              <Button variant="plain" small onClick={() => void stepBackInAudit(app)}>
                Back <CommandKey name="audit-back" />
              </Button>
            </>
          ) : null}
        </span>
        <Button onClick={() => answer('deferred')}>
          Cannot tell <CommandKey name="audit-later" />
        </Button>
        <Button onClick={() => answer('rejected')}>
          Let it stand <CommandKey name="audit-reject" />
        </Button>
        <Button variant="primary" onClick={() => answer('accepted')}>
          Accept <CommandKey name="audit-accept" />
        </Button>
      </footer>
    </>
  );
}

function Place({ place }: { place: AuditPlace }) {
  return (
    <article className="audit__place">
      <p className="field__hint">
        <bdi dir="ltr">{place.document}</bdi> · article {place.article + 1} · line{' '}
        {count(place.line)}
      </p>
      <p className="corpus-text diff-text" dir="auto">
        <DiffText
          runs={[
            { type: 'same', text: place.left },
            { type: 'removed', text: place.before },
            { type: 'added', text: place.after },
            { type: 'same', text: place.right },
          ]}
          invisibles={false}
        />
      </p>
    </article>
  );
}

/** The copy to keep, and the others as they differ from it. */
function Members({ members }: { members: AuditItem['members'] }) {
  const [kept, ...others] = members;
  return (
    <>
      <p>
        Would keep <b dir="auto">{kept?.headline}</b> (<bdi>{kept?.document}</bdi>) and remove:
      </p>
      {others.map((member) => (
        <article key={`${member.document} ${member.headline}`} className="audit__place">
          <p className="field__hint">
            <bdi dir="ltr">{member.document}</bdi> · <bdi>{member.headline}</bdi>
          </p>
          <p className="corpus-text diff-text" dir="auto">
            {member.segments.every(({ type }) => type === 'same') ? (
              'Equal, word for word.'
            ) : (
              <DiffText runs={foldRuns(member.segments)} invisibles={false} />
            )}
          </p>
        </article>
      ))}
    </>
  );
}
