export const scenes = [
  'review',
  'start',
  'question',
  'failed',
  'scanning',
  'cancelled',
  'empty',
  'broken',
] as const;
/** What the host in memory pretends. */
export type Scene = (typeof scenes)[number];

export function isScene(name: string): name is Scene {
  return (scenes as readonly string[]).includes(name);
}
