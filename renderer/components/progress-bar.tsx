import './progress-bar.css';

/** How much of something is done; `value` from 0 to 1, `text` says it in words. */
export function ProgressBar({
  label,
  value,
  text,
}: {
  label: string;
  value: number;
  text: string;
}) {
  return (
    <div
      className="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 100)}
      aria-valuetext={text}
    >
      <div className="progress-bar__fill" style={{ transform: `scaleX(${value})` }} />
    </div>
  );
}
