import './figure-tiles.css';

interface FigureTilesProps {
  label: string;
  /** Figure and what it counts. */
  tiles: readonly (readonly [string, string])[];
}

/** A few figures that say it in short. */
export function FigureTiles({ label, tiles }: FigureTilesProps) {
  return (
    <ul className="figure-tiles" aria-label={label}>
      {tiles.map(([figure, what]) => (
        <li key={what}>
          <b>{figure}</b> {what}
        </li>
      ))}
    </ul>
  );
}
