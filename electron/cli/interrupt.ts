/** Exit codes scripts may rely on. */
export const exitCode = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/**
 * Calls `stop` at the first Ctrl-C or termination signal, so that work can end without leaving anything
 * half-written; a second signal ends the process at once. Returns what takes the handlers off again.
 */
export function onInterrupt(stop: () => void): () => void {
  let asked = false;
  const handle = () => {
    if (asked) process.exit(exitCode.interrupted);
    asked = true;
    stop();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return () => {
    process.off('SIGINT', handle);
    process.off('SIGTERM', handle);
  };
}
