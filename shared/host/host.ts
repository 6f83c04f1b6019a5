import type { Answer, EventName, Events, Input, OperationName } from './operations.ts';
import type { Result } from './result.ts';

/** What the page sees of the program, whichever host runs it. */
export interface Host {
  call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Result<Answer<Name>>>;
  /** Calls `listener` for each event of that name until the returned function is called. */
  on<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void;
  readonly capabilities: {
    readonly host: 'desktop' | 'browser';
    /** True where `place.choose` shows a dialog; elsewhere the page lists places itself. */
    readonly nativeDialogs: boolean;
    /** A token for a file or folder dropped on the window, or null where the host cannot know its path. */
    readonly admitDropped: ((file: never) => Promise<string | null>) | null;
  };
}
