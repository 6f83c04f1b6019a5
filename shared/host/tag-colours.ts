/** The colours a tag can have; how they look is the page's. */
export const tagColours = [
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const;
export type TagColour = (typeof tagColours)[number];

/** As many tags can be favourites as there are digits for them. */
export const mostFavourites = 9;
