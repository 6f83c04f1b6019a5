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

const advice: readonly { readonly endings: RegExp; readonly words: string }[] = [
  {
    endings: /^(docx?|odt|rtf|pages|wpd)$/,
    words: 'is a document of a word processor. Save it as plain text (.txt) and open that.',
  },
  { endings: /^pdf$/, words: 'is a PDF. Take its text out first and open that as .txt.' },
  {
    endings: /^(png|jpe?g|gif|webp|tiff?|bmp|svg|heic|avif)$/,
    words: 'is a picture. Stet reads text.',
  },
  {
    endings: /^(zip|tar|tgz|7z|rar|bz2|xz|zst)$/,
    words: 'is an archive. Unpack it and open the folder that comes of it.',
  },
  { endings: /^(xlsx?|ods|numbers)$/, words: 'is a spreadsheet. Save it as .csv and open that.' },
  {
    endings: /^(html?|xml|epub)$/,
    words: 'is a file of markup. Save its text as .txt or .md and open that.',
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

/** Why a file cannot be opened, as far as its name tells, with what to do; null where the name promises text. */
export function whyNotOpenable(name: string): string | null {
  const ending = endingOf(name);
  if (ending !== null && Object.hasOwn(readableEndings, ending)) return null;
  const known = advice.find(({ endings }) => ending !== null && endings.test(ending));
  if (known) return `“${name}” ${known.words}`;
  return `“${name}” is of no kind that Stet reads: text (.txt, .md), .jsonl, .ndjson, .json, .csv, .tsv and .parquet files, each also as .gz.`;
}
