import { useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { type TagColour, tagColours } from '../../../shared/host/tag-colours.ts';
import { Icon } from '../../components/icon.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { useApp } from '../../state/app.ts';
import { keyLabel } from '../../state/key-names.ts';
import { tagsQuery } from '../../state/queries.ts';
import { changeFavourite, colourTag } from '../../state/tag-actions.ts';
import { runCommand } from '../commands/dispatch.ts';

const colourPrefix = 'colour-';

/** What can be done with the tag that is listed. */
export function TagMenu({ tag }: { tag: string }) {
  const app = useApp();
  const info = useQuery(tagsQuery(app)).data?.find(({ name }) => name === tag);
  const favourite = info?.favourite ?? null;
  const chosen = info?.colour ?? null;
  const colours = tagColours.map((colour) => ({
    name: `${colourPrefix}${colour}`,
    label: `Colour: ${colour}${colour === chosen ? ' (now)' : ''}`,
  }));
  return (
    <MenuButton
      label={`Tag ${tag}`}
      title="Rename, merge, delete; favourite; colour"
      blocks={[
        [
          { name: 'rename-tag', label: 'Rename or merge…' },
          { name: 'delete-tag', label: 'Delete everywhere…' },
        ],
        [
          favourite === null
            ? { name: 'favourite-on', label: 'Make it a favourite' }
            : {
                name: 'favourite-off',
                label: `No favourite any more (${keyLabel(`Alt+${favourite}`)})`,
              },
        ],
        chosen === null
          ? colours
          : [...colours, { name: `${colourPrefix}none`, label: 'No colour' }],
      ]}
      onChoose={(name) => {
        if (name.startsWith(colourPrefix)) {
          const colour = name.slice(colourPrefix.length);
          void colourTag(app, tag, colour === 'none' ? null : (colour as TagColour));
        } else if (name.startsWith('favourite-')) {
          void changeFavourite(app, tag, name === 'favourite-on');
        } else runCommand(app, name);
      }}
    >
      <Icon of={Ellipsis} size={15} />
    </MenuButton>
  );
}
