import './snippet-text.css';
import type { QueueItem } from '../../shared/host/model.ts';

/** What a search found in a text, with what stands around it. */
export function SnippetText({ snippet }: { snippet: NonNullable<QueueItem['snippet']> }) {
  return (
    <bdi className="snippet-text">
      {snippet.left}
      <mark>{snippet.match}</mark>
      {snippet.right}
    </bdi>
  );
}
