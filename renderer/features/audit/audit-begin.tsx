import '../../components/field.css';
import type { AuditSummary, AuditView } from '../../../shared/host/ledger-model.ts';
import { wilson } from '../../../shared/review/wilson.ts';
import { Button } from '../../components/button.tsx';
import { DialogPart } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { auditing, beginAudit, showAudit } from '../../state/audit-state.ts';
import { useStore } from '../../state/store.ts';
import { count, day, plural } from '../../state/words.ts';
import { AuditFigures } from './audit-figures.tsx';
import { notBlind } from './not-blind.ts';
import { percentOf } from './percent-of.ts';

/** How many to look at, what that will tell, and what earlier audits said. */
export function AuditBegin({ view }: { view: AuditView }) {
  const app = useApp();
  const { size, byKind } = useStore(auditing, (state) => state);
  const total = (side: 'accepted' | 'rejected') =>
    view.population
      .filter((part) => part.side === side)
      .reduce((sum, { findings }) => sum + findings, 0);
  const [accepted, rejected] = [total('accepted'), total('rejected')];
  const nothing = accepted + rejected === 0;
  const fits = Number.isInteger(size) && size >= 1 && size <= 10_000;
  return (
    <DialogPart
      onSubmit={() => (fits ? void beginAudit(app) : undefined)}
      footer={
        <>
          {nothing ? (
            <span className="dialog__foot-note">Nothing is accepted or let stand yet.</span>
          ) : null}
          <Button onClick={() => app.view.patch({ dialog: null })}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!fits || nothing}>
            Draw the sample
          </Button>
        </>
      }
    >
      <div className="form">
        <p>
          {plural(accepted, 'finding')} accepted and {count(rejected)} let stand. Each one drawn is
          shown without its verdict; your second look is written down beside the first and changes
          nothing until you say so at the end.
        </p>
        <label className="field">
          <span className="field__label">How many of each</span>
          <input
            className="input input--short"
            type="number"
            min={1}
            max={10_000}
            value={Number.isNaN(size) ? '' : size}
            aria-describedby="audit-size-hint"
            onChange={(event) => auditing.patch({ size: event.target.valueAsNumber })}
          />
          <span className="field__hint" id="audit-size-hint">
            {fits ? promise(size, accepted, rejected) : 'A whole number from 1 to 10,000.'}
          </span>
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={byKind}
            onChange={(event) => auditing.patch({ byKind: event.target.checked })}
          />
          Every kind by its share, so that none is missed by chance
        </label>
        {view.past.map((audit) => (
          <Past key={audit.audit} audit={audit} />
        ))}
      </div>
    </DialogPart>
  );
}

/** What a sample of that size will tell, for decisions of which nine in ten are right. */
function promise(size: number, accepted: number, rejected: number): string {
  const drawn = Math.min(size, accepted);
  const draws = `Draws ${count(drawn)} accepted and ${count(Math.min(size, rejected))} let stand.`;
  const interval = wilson(Math.round(drawn * 0.9), drawn);
  if (!interval) return draws;
  if (drawn === accepted) return `${draws} These are all that are accepted.`;
  return `${draws} If ${percentOf(interval.share)} of the accepted ones prove right, the true share will be known to lie between ${percentOf(interval.from)} and ${percentOf(interval.to)} (95 %).`;
}

function Past({ audit }: { audit: AuditSummary }) {
  const when = day(audit.at, new Date());
  return (
    <section className="audit__past" aria-label={`Audit, ${when}`}>
      <h3 className="section-title">
        {audit.outcome === 'done' ? 'Audit' : 'Audit given up'} · <bdi>{audit.by}</bdi> · {when}
      </h3>
      {audit.outcome === 'done' ? <AuditFigures figures={audit.figures} /> : null}
      <p className="field__hint">
        {count(audit.answered)} of {count(audit.drawn)} were looked at
        {notBlind(audit.afterFigures)}. Seed {audit.seed}
        {audit.byKind ? ', by kind' : ''}.{' '}
        {audit.changed > 0 ? `${plural(audit.changed, 'verdict')} changed after it.` : ''}
      </p>
      {audit.outcome === 'done' ? (
        <Button small className="audit__all" onClick={() => showAudit(audit.audit)}>
          Contradicted decisions…
        </Button>
      ) : null}
    </section>
  );
}
