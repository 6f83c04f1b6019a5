import { announcement } from '../state/messages.ts';
import { useStore } from '../state/store.ts';

/** Tells screen readers what a key did. */
export function LiveRegion() {
  const text = useStore(announcement, (value) => value);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
