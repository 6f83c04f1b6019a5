import { PanelLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FindingView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { Icon } from '../../components/icon.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { useCommandTitle } from '../../state/keymap.ts';
import { kindName, statusNames } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { KindIcon } from '../queue/kind-icon.tsx';

interface StageHeadProps {
  finding: FindingView;
  /** What accepting does, in a sentence. */
  what: string;
  labels: { accept: string; reject: string };
  extra?: ReactNode;
  views: ReactNode;
}

/** Title, what a verdict does, and the verdicts. */
export function StageHead({ finding, what, labels, extra, views }: StageHeadProps) {
  const app = useApp();
  const inspectorTitle = useCommandTitle('inspector');
  const queueTitle = useCommandTitle('queue');
  const { status } = finding;
  return (
    <header className="stage-head">
      <div>
        <h1 className="stage-head__title" dir="auto">
          {finding.title}
        </h1>
        <p className="stage-head__what">
          <span className="stage-head__kind">
            <KindIcon kind={finding.kind} size={14} />
            {kindName[finding.kind]}
          </span>
          <span>{what}</span>
          {status === 'open' ? null : (
            <Chip tone={status === 'stale' || status === 'deferred' ? 'warn' : 'on'}>
              {statusNames[status]}
            </Chip>
          )}
        </p>
      </div>
      <div className="stage-head__actions" role="toolbar" aria-label="Verdict">
        <Button
          variant="plain"
          icon
          className="stage-head__queue"
          aria-label="Queue"
          title={queueTitle}
          onClick={() => runCommand(app, 'queue')}
        >
          <Icon of={PanelLeft} />
        </Button>
        <Button variant="primary" onClick={() => runCommand(app, 'accept')}>
          {labels.accept} <CommandKey name="accept" />
        </Button>
        <Button onClick={() => runCommand(app, 'reject')}>
          {labels.reject} <CommandKey name="reject" />
        </Button>
        {extra}
        <Button
          variant="plain"
          className="stage-head__later"
          onClick={() => runCommand(app, 'later')}
        >
          Later <CommandKey name="later" />
        </Button>
        <span className="stage-head__views">
          {views}
          <Button
            variant="plain"
            icon
            aria-label="Inspector"
            title={inspectorTitle}
            onClick={() => runCommand(app, 'inspector')}
          >
            <Icon of={PanelRight} />
          </Button>
        </span>
      </div>
    </header>
  );
}
