import './fields-dialog.css';
import type { ClusterField, ClusterView } from '../../../shared/host/model.ts';
import { Chip } from '../../components/chip.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { takeField } from '../../state/merge-fields.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';

/** What the merge takes of the members' records, where they differ: a choice for each field. */
export function FieldsDialog({ cluster }: { cluster: ClusterView }) {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'fields');
  const tags = [
    ...new Set(cluster.members.flatMap((member) => (member.excluded ? [] : member.article.tags))),
  ].sort();
  return (
    <Dialog
      open={open}
      onClose={() => app.view.patch({ dialog: null })}
      title="Fields of the merge"
      description="What the exported record has. A field that is empty in the one kept takes the only value there is; where there are several, the one kept keeps its own until you choose."
    >
      {open ? (
        <div className="merge-fields">
          {cluster.fields.length === 0 ? (
            <p>The members’ records have the same fields, or none.</p>
          ) : (
            cluster.fields.map((field) => (
              <Field key={field.name} cluster={cluster} field={field} />
            ))
          )}
          <p className="merge-fields__tags">
            {tags.length === 0
              ? 'No member has a tag.'
              : `The merge has the tags of all members: ${tags.join(', ')}.`}
          </p>
        </div>
      ) : null}
    </Dialog>
  );
}

function Field({ cluster, field }: { cluster: ClusterView; field: ClusterField }) {
  const app = useApp();
  const { name, values, missing, chosen } = field;
  const conflict = values.length > 1;
  const choose = (value: number) => void takeField(app, cluster.id, name, value);
  return (
    <fieldset className="merge-field">
      <legend className="merge-field__name">
        <bdi>{name}</bdi>{' '}
        <Chip tone={conflict ? 'warn' : 'on'}>
          {conflict ? plural(values.length, 'value') : 'united'}
        </Chip>
      </legend>
      {values.map((value, index) => (
        <label key={value.text} className="merge-field__value">
          <input
            type="radio"
            name={`field-${name}`}
            checked={chosen === index}
            onChange={() => choose(index)}
          />
          <span className="merge-field__text" dir="auto">
            {value.text}
          </span>
          <span className="merge-field__members tabular">
            {value.members.map((member) => member + 1).join(', ')}
            {value.members.some((member) => cluster.members[member]?.canonical) ? ' · kept' : ''}
          </span>
        </label>
      ))}
      {missing ? (
        <label className="merge-field__value">
          <input
            type="radio"
            name={`field-${name}`}
            checked={chosen === -1}
            onChange={() => choose(-1)}
          />
          <span className="merge-field__text merge-field__none">left empty</span>
          <span className="merge-field__members">kept</span>
        </label>
      ) : null}
    </fieldset>
  );
}
