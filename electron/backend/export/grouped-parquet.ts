import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { OutputFile } from './output-file.ts';
import { storedElement } from './parquet-schema.ts';

// A group is encoded and compressed in one go, so that larger ones would hold others up.
const mostRows = 2_000;
const mostText = 1024 * 1024;

/** A Parquet file that is written row by row and holds one group of rows in memory. */
export class GroupedParquet {
  readonly #file: OutputFile;
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  readonly #schema: SchemaElement[];
  readonly #names: readonly string[];
  #columns: unknown[][];
  #rows = 0;
  #text = 0;

  private constructor(
    file: OutputFile,
    columns: readonly (readonly SchemaElement[])[],
    createdBy: string,
  ) {
    this.#file = file;
    this.#names = columns.map((elements) => elements[0]!.name);
    this.#columns = columns.map(() => []);
    this.#schema = [{ name: 'root', num_children: columns.length }, ...columns.flat()];
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      // Values come as they are stored; what they mean is written at the end, with the schema.
      schema: this.#schema.map(storedElement),
      statistics: false,
      createdBy,
    });
  }

  /** Begins a new file. Each column is given by its schema elements, the column itself first. */
  static async create(
    path: string,
    columns: readonly (readonly SchemaElement[])[],
    createdBy: string,
  ): Promise<GroupedParquet> {
    return new GroupedParquet(await OutputFile.create(path), columns, createdBy);
  }

  /** Runs what adds the rows, then finishes the file; closes it also when that fails. */
  async filledBy(fill: () => Promise<void>): Promise<void> {
    try {
      await fill();
      await this.#flush();
      this.#writer.schema = this.#schema;
      await this.#writer.finish();
      await this.#drain();
    } catch (error) {
      await this.#file.abandon();
      throw error;
    }
    await this.#file.close();
  }

  /** Adds a row: one value for each column. */
  async add(values: readonly unknown[]): Promise<void> {
    for (const [index, value] of values.entries()) {
      this.#columns[index]!.push(value);
      if (typeof value === 'string') this.#text += value.length;
      else if (value instanceof Uint8Array) this.#text += value.length;
    }
    this.#rows++;
    if (this.#rows >= mostRows || this.#text >= mostText) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#rows === 0) return;
    const columnData = this.#names.map((name, index) => ({ name, data: this.#columns[index]! }));
    await this.#writer.write({ columnData, rowGroupSize: this.#rows });
    this.#columns = this.#names.map(() => []);
    this.#rows = 0;
    this.#text = 0;
    await this.#drain();
  }

  /** Hands the bytes written so far to the file. */
  async #drain(): Promise<void> {
    await this.#file.writeBytes(this.#bytes.getBytes());
    this.#bytes.index = 0;
  }
}
