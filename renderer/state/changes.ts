/** Runs calls one after another: each begins once those before it are answered. */
export interface Turns {
  <T>(call: () => Promise<T>): Promise<T>;
  /** Resolves when every call begun so far is answered or refused. */
  done(): Promise<void>;
}

export function createTurns(): Turns {
  let chain: Promise<unknown> = Promise.resolve();
  const run = <T>(call: () => Promise<T>): Promise<T> => {
    const turn = chain.then(call);
    chain = turn.catch(() => {});
    return turn;
  };
  return Object.assign(run, {
    async done() {
      await chain;
    },
  });
}

/** Runs a call that changes something once those before it are answered. */
export const oneAfterAnother = createTurns();

/** Resolves when every change begun so far is on the disk or refused: what is asked after that knows of it. */
export const changesMade = oneAfterAnother.done;
