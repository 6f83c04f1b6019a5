let chain: Promise<unknown> = Promise.resolve();

/** Runs a call that changes something once those before it are answered. */
export function oneAfterAnother<T>(call: () => Promise<T>): Promise<T> {
  const turn = chain.then(call);
  chain = turn.catch(() => {});
  return turn;
}

/** Resolves when every change begun so far is on the disk or refused: what is asked after that knows of it. */
export async function changesMade(): Promise<void> {
  await chain;
}
