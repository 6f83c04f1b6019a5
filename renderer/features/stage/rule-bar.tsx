import './rule-bar.css';
import type { TextFindingView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';

/** Offers to make an accepted pattern a rule, and to end that. */
export function RuleBar({ finding }: { finding: TextFindingView }) {
  const app = useApp();
  if (!finding.promoted && !finding.promotable) return null;
  return (
    <section className="rule-bar" aria-label="Rule">
      <p>{ruleWords(finding)}</p>
      <Button onClick={() => runCommand(app, 'promote')}>
        {finding.promoted ? 'End the rule' : 'Make it a rule'} <CommandKey name="promote" />
      </Button>
    </section>
  );
}

/** What the rule does, or would do. */
export function ruleWords(finding: Pick<TextFindingView, 'promoted' | 'byRule'>): string {
  if (!finding.promoted) {
    return 'Accepted in all its places. As a rule it is accepted in pages added later too, without a question; each such place is marked and can be vetoed.';
  }
  const taken =
    finding.byRule === 0
      ? 'so far there was none'
      : `so far ${plural(finding.byRule, 'place')}, marked below`;
  return `This pattern is a rule: in pages added later it is accepted without a question; ${taken}. Ending the rule asks about those places again.`;
}
