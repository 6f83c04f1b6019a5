/** What files are read as, by the ending of their names; each may be gzipped besides. */
export const readableEndings = {
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  parquet: 'parquet',
} as const;

interface Advice {
  readonly endings: RegExp;
  readonly words: string;
  /** True where such a file mostly is text that somebody would miss. */
  readonly text?: boolean;
}

const advice: readonly Advice[] = [
  {
    endings: /^(docx?|odt|rtf|pages|wpd)$/,
    words: 'is a document of a word processor. Save it as plain text (.txt) and open that.',
    text: true,
  },
  {
    endings: /^pdf$/,
    words: 'is a PDF. Take its text out first and open that as .txt.',
    text: true,
  },
  {
    endings: /^(png|jpe?g|gif|webp|tiff?|bmp|svg|heic|avif)$/,
    words: 'is a picture. Stet reads text.',
  },
  {
    endings: /^(zip|tar|tgz|7z|rar|bz2|xz|zst)$/,
    words: 'is an archive. Unpack it and open the folder that comes of it.',
  },
  {
    endings: /^(xlsx?|ods|numbers)$/,
    words: 'is a spreadsheet. Save it as .csv and open that.',
    text: true,
  },
  {
    endings: /^(html?|xml|epub)$/,
    words: 'is a file of markup. Save its text as .txt or .md and open that.',
    text: true,
  },
  {
    endings: /^(mp3|mp4|wav|ogg|mov|avi|mkv|m4a)$/,
    words: 'holds sound or film. Stet reads text.',
  },
];

/** The ending of a file's name, in small letters and without that of gzip; null where it has none. */
export function endingOf(name: string): string | null {
  const plain = /\.gz$/i.test(name) ? name.slice(0, -3) : name;
  return /\.([^./\\]+)$/.exec(plain)?.[1]?.toLowerCase() ?? null;
}

const adviceOn = (name: string): Advice | undefined => {
  const ending = endingOf(name);
  return ending === null ? undefined : advice.find(({ endings }) => endings.test(ending));
};

/** What a file that is not read is, and what to do about it, where its name says that it holds text; else null. */
export function textNotRead(name: string): string | null {
  const known = adviceOn(name);
  return known?.text ? known.words.replace(/\.$/, '') : null;
}

/** What Stet reads, for a sentence. */
export const whatIsRead =
  'text (.txt, .md), .jsonl, .ndjson, .json, .csv, .tsv and .parquet files, each also as .gz';

/** Why a file cannot be opened, as far as its name tells, with what to do; null where the name promises text. */
export function whyNotOpenable(name: string): string | null {
  const ending = endingOf(name);
  if (ending !== null && Object.hasOwn(readableEndings, ending)) return null;
  const known = adviceOn(name);
  if (known) return `“${name}” ${known.words}`;
  return `“${name}” is of no kind that Stet reads: ${whatIsRead}.`;
}
