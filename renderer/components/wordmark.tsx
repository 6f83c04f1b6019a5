import './wordmark.css';

/** The name with the proofreader's dots under it. */
export function Wordmark({ large }: { large?: boolean }) {
  return <span className={large ? 'wordmark wordmark--large' : 'wordmark'}>Stet</span>;
}
