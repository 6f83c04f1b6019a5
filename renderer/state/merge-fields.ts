import type { FindingView } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { announce } from './messages.ts';
import { findingQuery } from './queries.ts';
import { settle } from './refresh.ts';
import { inOrder } from './serial.ts';

/** Has the merge take a value of a field, by its index; -1 leaves the field as the kept record has it. Shown at once. */
export async function takeField(
  app: App,
  finding: string,
  name: string,
  value: number,
): Promise<void> {
  app.queries.setQueryData<FindingView>(findingQuery(app, finding).queryKey, (view) =>
    view?.kind === 'duplicate'
      ? {
          ...view,
          fields: view.fields.map((field) =>
            field.name === name ? { ...field, chosen: value, decided: true } : field,
          ),
        }
      : view,
  );
  const decided = await inOrder(app, () => app.host.call('merge.field', { finding, name, value }));
  if (!decided) return;
  settle(app, decided);
  announce(`Field ${name} chosen.`);
}
