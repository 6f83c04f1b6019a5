const dateKey = /date|time|publish|issued|created|updated|modified/i;
const isoDate =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?/;
const dayMonthYear =
  /^\s*(?:\p{L}+,?\s+)?(\d{1,2})[\s-]+(\p{L}{3})\p{L}*\.?,?[\s-]+(\d{4})(?:\D+(\d{2}):(\d{2})(?::(\d{2}))?)?/u;
const monthDayYear =
  /^\s*(?:\p{L}+,\s+)?(\p{L}{3})\p{L}*\.?\s+(\d{1,2}),?\s+(\d{4})(?:\D+(\d{2}):(\d{2})(?::(\d{2}))?)?/u;
const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

function utc(year: number, month: number, day: number, clock: (string | undefined)[]): number {
  const [hour, minute, second] = clock.map((part) => Number(part ?? 0));
  return Date.UTC(year, month, day, hour ?? 0, minute ?? 0, second ?? 0);
}

function monthNumber(name: string): number {
  const at = months.indexOf(name.toLowerCase());
  return at < 0 || at % 3 !== 0 ? -1 : at / 3;
}

function readDate(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const iso = isoDate.exec(value);
  if (iso) {
    const zone = iso[7];
    const minutes =
      zone && zone !== 'Z'
        ? Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
        : 0;
    return (
      utc(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), iso.slice(4, 7)) - minutes * 60_000
    );
  }
  const european = dayMonthYear.exec(value);
  if (european) {
    const month = monthNumber(european[2]!);
    if (month >= 0)
      return utc(Number(european[3]), month, Number(european[1]), european.slice(4, 7));
  }
  const american = monthDayYear.exec(value);
  if (american) {
    const month = monthNumber(american[1]!);
    if (month >= 0)
      return utc(Number(american[3]), month, Number(american[2]), american.slice(4, 7));
  }
  return null;
}

/** When the fields say that an article appeared, in milliseconds since 1970, or null. The first field that is named like a date and can be read as one is taken; a time without a zone counts as UTC. */
export function publicationTime(fields: Readonly<Record<string, unknown>>): number | null {
  for (const [key, value] of Object.entries(fields)) {
    if (!dateKey.test(key)) continue;
    const time = readDate(value);
    if (time !== null && !Number.isNaN(time)) return time;
  }
  return null;
}
