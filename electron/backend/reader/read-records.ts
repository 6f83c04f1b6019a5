import type { Document, Problem } from '../../../shared/corpus/document.ts';
import { documentOf, type TextStore } from '../text-store.ts';
import { chosenFields, guessFields, guessRecords } from './fields.ts';
import { openRecords } from './open-records.ts';
import { ReadingFailure, readingReason } from './reading-failure.ts';
import { assignIds, ownId } from './record-ids.ts';
import { type BrokenRecord, longestText, type RecordBatch, setField } from './records.ts';
import type { FieldChoice, RecordFile, SourceFile } from './source.ts';
import type { Watch } from './watch.ts';

/** After so many problems of one file the rest is counted. */
const mostProblems = 200;

interface ReadRecords {
  readonly documents: Document[];
  readonly problems: Problem[];
  readonly source: SourceFile;
}

/**
 * Reads all records of a file as documents in source order. Records that cannot be read are problems, and so is
 * whatever ends the reading early. Their texts are kept in `texts` where it is given. Throws `ReadingFailure` or the system's error when nothing could be read.
 */
export async function readRecords(
  file: RecordFile,
  wanted: FieldChoice | undefined,
  watch: Watch,
  texts?: TextStore,
): Promise<ReadRecords> {
  const collector = new Collector(file, wanted, texts);
  try {
    for await (const batch of openRecords(file, watch, collector)) collector.add(batch);
  } catch (error) {
    const reason = readingReason(error);
    if (reason === null || collector.empty) throw error;
    collector.note(`${reason}; what came before was kept`);
  }
  return collector.finish();
}

class Collector {
  readonly #file: RecordFile;
  readonly #wanted: FieldChoice | undefined;
  readonly #notes: string[] = [];
  readonly #broken: BrokenRecord[] = [];
  readonly #store: TextStore | undefined;
  /** Texts, or their numbers in the store. */
  readonly #texts: (string | number)[] = [];
  readonly #fields: Readonly<Record<string, unknown>>[] = [];
  readonly #own: (string | null)[] = [];
  readonly #numbers: number[] = [];
  readonly #columns = new Set<string>();
  readonly #withoutText: number[] = [];
  #choice: FieldChoice | null = null;
  #waiting: RecordBatch[] = [];
  #waitingRecords = 0;
  #textSeen = false;
  #records = 0;

  constructor(file: RecordFile, wanted: FieldChoice | undefined, store: TextStore | undefined) {
    this.#store = store;
    this.#file = file;
    this.#wanted = wanted;
  }

  get empty(): boolean {
    return this.#numbers.length === 0 && this.#waitingRecords === 0;
  }

  note(reason: string): void {
    this.#notes.push(reason);
  }

  header(columns: readonly string[]): void {
    for (const column of columns) this.#columns.add(column);
  }

  add(batch: RecordBatch): void {
    this.#broken.push(...batch.broken);
    if (this.#choice !== null) {
      this.#take(batch);
      return;
    }
    this.#waiting.push(batch);
    this.#waitingRecords += batch.records.length;
    if (this.#waitingRecords >= guessRecords) this.#choose();
  }

  /** Settles which fields hold text and id, and takes the records that waited for it. */
  #choose(): void {
    const sample = this.#waiting.flatMap((batch) => batch.records.slice(0, guessRecords));
    const guess = guessFields(sample);
    this.#choice = chosenFields(guess, this.#wanted);
    if (this.#choice === null) {
      const names = guess.fields.map((field) => field.name).join(', ');
      throw new ReadingFailure(
        names === '' ? 'its records have no fields' : `none of its fields holds text (${names})`,
      );
    }
    for (const batch of this.#waiting) this.#take(batch);
    this.#waiting = [];
    this.#waitingRecords = 0;
  }

  #take(batch: RecordBatch): void {
    const { text: textField, id: idField } = this.#choice!;
    for (const record of batch.records) {
      const fields: Record<string, unknown> = {};
      for (const name of Object.keys(record.fields)) {
        if (!this.#columns.has(name)) this.#columns.add(name);
        if (name !== textField) setField(fields, name, record.fields[name]);
      }
      const text = Object.hasOwn(record.fields, textField) ? record.fields[textField] : undefined;
      if (text !== undefined) this.#textSeen = true;
      if (typeof text === 'string' && text.length > longestText) {
        this.#broken.push({
          number: record.number,
          line: record.line,
          reason: 'longer than 64 MB',
        });
        continue;
      }
      if (typeof text !== 'string') this.#withoutText.push(record.number);
      const taken = typeof text === 'string' ? text : '';
      this.#texts.push(this.#store ? this.#store.add(taken) : taken);
      this.#fields.push(fields);
      this.#own.push(ownId(record, idField));
      this.#numbers.push(record.number);
    }
  }

  finish(): ReadRecords {
    if (this.#choice === null && this.#waitingRecords > 0) this.#choose();
    if (this.#numbers.length === 0) this.#refuse();
    const choice = this.#choice!;
    if (!this.#textSeen) {
      throw new ReadingFailure(
        `no record has a field “${choice.text}” (the fields are ${[...this.#columns].join(', ')})`,
      );
    }
    const { name } = this.#file;
    const { ids, clashes } = assignIds(this.#own, this.#numbers);
    const documents: Document[] = [];
    this.#records = this.#numbers.at(-1)!;
    for (const { number } of this.#broken) this.#records = Math.max(this.#records, number);
    const byRecord = new Array<string | null>(this.#records).fill(null);
    for (const [index, id] of ids.entries()) {
      const document = `${name}#${id}`;
      const text = this.#texts[index]!;
      documents.push(documentOf(document, text, this.#fields[index]!, this.#store));
      byRecord[this.#numbers[index]! - 1] = document;
    }
    const reasons = [
      ...this.#brokenReasons(documents.length),
      ...clashes.map(
        ({ id, records }) =>
          `records ${enumerate(records)} have the same id “${shorten(id)}”; they are known by their numbers instead`,
      ),
      ...this.#textlessReasons(choice.text),
    ];
    const shown =
      reasons.length > mostProblems
        ? [
            ...reasons.slice(0, mostProblems),
            `${reasons.length - mostProblems} more problems of this kind`,
          ]
        : reasons;
    return {
      documents,
      problems: [...this.#notes, ...shown].map((reason) => ({ document: name, reason })),
      source: {
        ...this.#file,
        fields: choice,
        columns: [...this.#columns],
        documents: byRecord,
      },
    };
  }

  #refuse(): never {
    const first = this.#broken[0];
    if (first) {
      const others = this.#broken.length - 1;
      throw new ReadingFailure(
        `${place(first)}: ${first.reason}${others > 0 ? `; nor could the other ${others === 1 ? 'one' : others} be read` : ''}`,
      );
    }
    throw new ReadingFailure(this.#notes[0] ?? 'it holds no records');
  }

  #brokenReasons(read: number): string[] {
    const others = read === 1 ? 'the other record was read' : `the other ${read} records were read`;
    return [...this.#broken]
      .sort((a, b) => a.number - b.number)
      .map((record) => `${place(record)}: ${record.reason}; ${others}`);
  }

  #textlessReasons(field: string): string[] {
    const numbers = this.#withoutText;
    if (numbers.length === 0) return [];
    const [what, are] = numbers.length === 1 ? ['record', 'it is'] : ['records', 'they are'];
    return [
      `${what} ${enumerate(numbers)}: no text in field “${field}”; ${are} kept as ${are === 'it is' ? 'it stands' : 'they stand'}`,
    ];
  }
}

function place(record: BrokenRecord): string {
  return record.line === null
    ? `record ${record.number}`
    : `record ${record.number} (line ${record.line})`;
}

/** “3 and 9”, “1, 2, 3 and 40 more”. */
function enumerate(numbers: readonly number[]): string {
  if (numbers.length > 6) return `${numbers.slice(0, 5).join(', ')} and ${numbers.length - 5} more`;
  return numbers.length === 1
    ? String(numbers[0])
    : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
