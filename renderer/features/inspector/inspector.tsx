import { fraction } from '../../../shared/text/fraction.ts';
import './inspector.css';
import { useQuery } from '@tanstack/react-query';
import type {
  ArticleInfo,
  ClusterView,
  FindingView,
  QueueItem,
  TextFindingView,
  Window,
} from '../../../shared/host/model.ts';
import { rightMember } from '../../../shared/host/right-member.ts';
import { Button } from '../../components/button.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { useInspected } from '../../state/inspected.ts';
import { isMac } from '../../state/key-names.ts';
import { useKeyLabel } from '../../state/keymap.ts';
import { findingQuery } from '../../state/queries.ts';
import { findSimilar } from '../../state/similar-actions.ts';
import { useStore } from '../../state/store.ts';
import { count, kindNames, percent, plural, relationNames, ruleName } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { HistoryEntry } from '../history/history-entry.tsx';
import { joinedWords } from '../stage/cluster-words.ts';
import { usePlaces } from '../stage/use-places.ts';
import { tagCounts } from '../tags/tag-counts.ts';
import { TagEditor } from '../tags/tag-editor.tsx';
import { Facts } from './facts.tsx';
import { NoteField } from './note-field.tsx';
import { Part } from './part.tsx';
import { PlaceCompany } from './place-company.tsx';
import { unitedFields } from './united-fields.ts';

/** The right side: why the finding was made, what it touches, tags, note and history. */
export function Inspector() {
  const app = useApp();
  const id = useInspected();
  const selected = useStore(app.queue, (queue) => queue.selection.size);
  const { data: finding } = useQuery({ ...findingQuery(app, id ?? ''), enabled: id !== null });
  if (selected > 1) return <SelectionFacts />;
  if (!finding) return null;
  return (
    <div className="inspector">
      <Part title="Why">
        <ul className="inspector__why">
          {finding.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Part>
      {finding.kind === 'duplicate' ? (
        <ClusterParts cluster={finding} />
      ) : (
        <TextParts finding={finding} />
      )}
      <Part title="Note">
        <NoteField key={finding.id} finding={finding.id} note={finding.note} />
      </Part>
      <FindingHistory finding={finding} />
    </div>
  );
}

function SelectionHint() {
  const keys = [useKeyLabel('extend-next'), useKeyLabel('extend-previous')].filter(Boolean);
  return (
    <p className="field__hint">
      {[...keys, 'Shift with a click'].join(', ')} takes more in; {isMac ? '⌘' : 'Ctrl'} with a
      click adds or takes out one.
    </p>
  );
}

/** What several selected findings are. */
function SelectionFacts() {
  const app = useApp();
  const selection = useStore(app.queue, (queue) => queue.selection);
  const byKind = new Map<string, number>();
  for (const [, data] of app.queries.getQueriesData<Window<QueueItem>>({
    queryKey: ['queue', app.queue.get().filter],
  })) {
    for (const item of data?.items ?? []) {
      if (!selection.has(item.id)) continue;
      byKind.set(kindNames[item.kind], (byKind.get(kindNames[item.kind]) ?? 0) + 1);
    }
  }
  return (
    <div className="inspector">
      <Part title="Selection">
        <Facts facts={[...byKind].map(([kind, number]) => [kind, count(number)] as const)} />
        <SelectionHint />
      </Part>
    </div>
  );
}

function TextParts({ finding }: { finding: TextFindingView }) {
  const app = useApp();
  const at = useStore(app.stage, (stage) => stage.place);
  const places = usePlaces(finding.id, '');
  places.need(at, at + 1);
  const place = places.at(at);
  return (
    <>
      <Part title="Finding">
        <Facts
          facts={[
            ['Confidence', fraction(finding.confidence)],
            ['Rule', ruleName(finding.rule)],
            [
              'Places',
              finding.vetoed > 0
                ? `${count(finding.places)}, ${count(finding.vetoed)} vetoed`
                : count(finding.places),
            ],
          ]}
        />
        {finding.kind === 'typo' ? <AddToDictionary /> : null}
      </Part>
      <PlaceCompany finding={finding} />
      {place ? (
        <Part title={finding.places > 1 ? `Place ${count(at + 1)}` : 'This place'}>
          <Facts
            facts={[
              ['Document', place.article.document],
              [
                'Article',
                `${place.article.article + 1}${place.article.headline ? `: ${place.article.headline}` : ''}`,
              ],
              ['Line', count(place.line)],
              ['Words', count(place.article.words)],
              ...place.article.fields.map(({ name, value }): [string, string] => [name, value]),
            ]}
          />
          <FindDuplicates article={place.article.key} />
        </Part>
      ) : null}
      <Part title="Tags of the article">
        <TagsOf articles={place ? [place.article] : []} about={place?.article.key ?? null} />
      </Part>
    </>
  );
}

function ClusterParts({ cluster }: { cluster: ClusterView }) {
  const app = useApp();
  const chosen = useStore(app.stage, (stage) => stage.right);
  const right = rightMember(cluster, chosen);
  const member = right === null ? undefined : cluster.members[right];
  const kept = cluster.members.find((each) => each.canonical);
  const articles = cluster.members.filter((each) => !each.excluded).map((each) => each.article);
  return (
    <>
      {member && right !== null ? (
        <Part title={`Member ${right + 1} and the one kept`}>
          <Facts
            facts={[
              [
                'Relation',
                member.equal
                  ? 'equal'
                  : member.relation
                    ? relationNames[member.relation]
                    : joinedWords(cluster),
              ],
              ['Jaccard', member.jaccard === null ? '–' : fraction(member.jaccard)],
              [
                'Contained',
                member.containment === null
                  ? '–'
                  : `${percent(member.containment)} of it stands in the one kept`,
              ],
              ['Confidence', fraction(cluster.confidence)],
            ]}
          />
        </Part>
      ) : null}
      <Part title="The cluster">
        <span className="inspector__tools">
          <FindDuplicates article={kept?.article.key ?? null} />
          <Button small onClick={() => runCommand(app, 'split')}>
            Split… <CommandKey name="split" />
          </Button>
          <Button small onClick={() => runCommand(app, 'threshold')}>
            Threshold… <CommandKey name="threshold" />
          </Button>
        </span>
      </Part>
      <Part title="Sources">
        <Facts facts={unitedFields(articles)} />
      </Part>
      <Part title={`Tags of ${plural(articles.length, 'article')}`}>
        <TagsOf articles={articles} about={kept?.article.key ?? null} />
      </Part>
    </>
  );
}

function AddToDictionary() {
  const app = useApp();
  return (
    <span className="inspector__tools">
      <Button
        small
        title="The word is right in this project"
        onClick={() => runCommand(app, 'add-word')}
      >
        Add to dictionary <CommandKey name="add-word" />
      </Button>
      <Button
        small
        title="The word is right in all projects"
        onClick={() => runCommand(app, 'add-word-all')}
      >
        For all projects
      </Button>
    </span>
  );
}

function FindDuplicates({ article }: { article: string | null }) {
  const app = useApp();
  if (article === null) return null;
  return (
    <span className="inspector__tools">
      <Button small onClick={() => findSimilar(app, article)}>
        Find duplicates <CommandKey name="similar" />
      </Button>
    </span>
  );
}

function TagsOf(props: { articles: readonly ArticleInfo[]; about: string | null }) {
  const { articles, about } = props;
  const keys = articles.map((article) => article.key);
  return <TagEditor articles={keys} tags={tagCounts(articles)} about={about} />;
}

function FindingHistory({ finding }: { finding: FindingView }) {
  if (finding.history.length === 0) return null;
  return (
    <Part title="History">
      <ul className="inspector__history">
        {finding.history.map((item) => (
          <li key={item.entry}>
            <HistoryEntry item={item} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
