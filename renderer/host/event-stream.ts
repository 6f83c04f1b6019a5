/**
 * Splits a server-sent event stream into the data of its events. Feed it text as it arrives; it
 * answers with the data of the events completed so far, in order, and keeps the rest.
 */
export function createEventParser(): (chunk: string) => string[] {
  let rest = '';
  return (chunk) => {
    rest += chunk;
    const events: string[] = [];
    for (;;) {
      const match = /\r?\n\r?\n/.exec(rest);
      if (!match) return events;
      const block = rest.slice(0, match.index);
      rest = rest.slice(match.index + match[0].length);
      const data = block
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''))
        .join('\n');
      if (data !== '') events.push(data);
    }
  };
}
