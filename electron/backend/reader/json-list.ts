import { parseRecord } from './json-lines.ts';
import {
  type BrokenRecord,
  longestText,
  type RecordBatch,
  type RecordNotes,
  type SourceRecord,
} from './records.ts';

const quote = 0x22;
const backslash = 0x5c;
const newline = 0x0a;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/**
 * Yields the records of a JSON list, or of the first list of objects inside an outer object, without holding
 * more than one record. A record that is damaged is left out and the next one found again: a string ends at
 * the latest with its line, and an object that begins where a name should stand begins a new record.
 */
export async function* readJsonList(
  chunks: AsyncIterable<string>,
  notes: RecordNotes,
): AsyncGenerator<RecordBatch> {
  const scanner = new JsonListScanner();
  for await (const chunk of chunks) {
    scanner.push(chunk);
    const batch = scanner.take();
    if (batch.records.length > 0 || batch.broken.length > 0) yield batch;
  }
  const end = scanner.end();
  if (end !== null) notes.note(end);
  yield scanner.take();
}

class JsonListScanner {
  #records: SourceRecord[] = [];
  #broken: BrokenRecord[] = [];
  /** Open braces and brackets by code, outermost first. */
  #open: number[] = [];
  #inString = false;
  #escaped = false;
  /** Last significant character; a string counts as its closing quote. */
  #previous = 0;
  #line = 1;
  /** Depth of the list of records, or -1 while it was not found. */
  #listDepth = -1;
  #listClosed = false;
  #lists = 0;
  /** A `[` that may turn out to be the list, while its first element is awaited. */
  #candidate = false;
  #number = 0;
  #recordLine = 0;
  #inRecord = false;
  #pieces: string[] = [];
  #length = 0;

  take(): RecordBatch {
    const batch = { records: this.#records, broken: this.#broken };
    this.#records = [];
    this.#broken = [];
    return batch;
  }

  /** What is wrong with the file as a whole, as a clause, or null. */
  end(): string | null {
    if (this.#inRecord) {
      this.#leaveOut('cut off by the end of the file');
      return 'the file ends in the middle of its last record';
    }
    if (this.#lists === 0) return 'it holds no list of records';
    if (!this.#listClosed) return 'the file ends before its list of records does';
    if (this.#lists > 1) return `only the first of its ${this.#lists} lists of records was read`;
    return null;
  }

  push(chunk: string): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === backslash) this.#escaped = true;
        else if (code === quote || code === newline) {
          this.#inString = false;
          this.#previous = quote;
        }
        if (code === newline) this.#line++;
        continue;
      }
      if (code === newline) this.#line++;
      if (code <= 0x20 || code === 0xfeff) continue;
      const depth = this.#open.length;
      const inList = this.#listDepth === depth && !this.#listClosed;
      if (this.#candidate) {
        this.#candidate = false;
        if (code === openBrace) {
          this.#lists++;
          if (this.#lists === 1) this.#listDepth = depth;
        } else if (depth === 1) {
          // A list at the top level is the list of records, whatever it holds.
          this.#lists++;
          this.#listDepth = depth;
        }
        if (this.#listDepth === depth && this.#lists === 1) {
          at--;
          if (code === newline) this.#line--;
          continue;
        }
      }
      if (inList && !this.#inRecord && code !== comma && code !== closeBracket) {
        this.#inRecord = true;
        this.#number++;
        this.#recordLine = this.#line;
        this.#pieces = [];
        this.#length = 0;
        from = at;
      }
      switch (code) {
        case quote:
          this.#inString = true;
          break;
        case openBrace:
        case openBracket:
          if (
            code === openBrace &&
            this.#inRecord &&
            depth > this.#listDepth &&
            this.#open[depth - 1] === openBrace &&
            this.#previous !== colon
          ) {
            this.#leaveOut('not valid JSON: a new record begins before it ends');
            this.#open.length = this.#listDepth;
            this.#previous = comma;
            at--;
            continue;
          }
          this.#open.push(code);
          if (code === openBracket && !this.#inRecord && this.#path()) this.#candidate = true;
          break;
        case closeBrace:
        case closeBracket:
          if (inList && code === closeBrace) {
            // A brace too many: it must not close the list.
            if (this.#inRecord) this.#finish(chunk.slice(from, at + 1));
            break;
          }
          // A bare value such as a number ends with the list.
          if (inList && this.#inRecord) this.#finish(chunk.slice(from, at));
          this.#open.pop();
          if (inList) this.#listClosed = true;
          else if (this.#inRecord && this.#open.length === this.#listDepth) {
            this.#finish(chunk.slice(from, at + 1));
          }
          break;
        case comma:
          if (inList && this.#inRecord) this.#finish(chunk.slice(from, at));
          break;
      }
      this.#previous = code;
    }
    if (this.#inRecord) this.#keep(chunk.slice(from));
  }

  /** True when only objects lie around the bracket just opened. */
  #path(): boolean {
    for (let at = 0; at < this.#open.length - 1; at++) {
      if (this.#open[at] !== openBrace) return false;
    }
    return true;
  }

  #keep(piece: string): void {
    this.#length += piece.length;
    if (this.#length > longestText) this.#pieces = [];
    else if (piece !== '') this.#pieces.push(piece);
  }

  #finish(lastPiece: string): void {
    this.#keep(lastPiece);
    if (this.#length > longestText) {
      this.#leaveOut('longer than 64 MB');
      return;
    }
    const raw = this.#pieces.join('').trim();
    const fields = parseRecord(raw);
    if (typeof fields === 'string') this.#leaveOut(fields);
    else {
      this.#records.push({ number: this.#number, line: this.#recordLine, raw, fields });
      this.#inRecord = false;
      this.#pieces = [];
    }
  }

  #leaveOut(reason: string): void {
    this.#broken.push({ number: this.#number, line: this.#recordLine, reason });
    this.#inRecord = false;
    this.#pieces = [];
  }
}
