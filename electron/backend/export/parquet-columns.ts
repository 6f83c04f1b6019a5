import type { FieldRepetitionType, SchemaElement } from 'hyparquet';
import { rawMember } from '../reader/json-member.ts';
import type { SourceRecord } from '../reader/records.ts';
import type { RowSource } from './source-rows.ts';

/** A column for a field of records that have no schema of their own. */
export interface Column {
  readonly name: string;
  readonly element: SchemaElement;
  /** The value to store; null where the record has none. */
  value(record: SourceRecord): unknown;
}

type Shape = 'none' | 'string' | 'boolean' | 'integer' | 'number' | 'json';

export function textElement(name: string, repetition_type: FieldRepetitionType): SchemaElement {
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
}

/**
 * The columns for the fields of records, in source order: strings, booleans, 64-bit integers or doubles where all
 * values are such, else each value as its JSON text.
 */
export function columnsOf(from: RowSource): Column[] {
  const shapes = new Map<string, Shape>();
  const textFields = new Set(from.source.files.map((file) => file.fields.text));
  for (const name of from.source.files.flatMap((file) => file.columns)) {
    shapes.set(name, textFields.has(name) ? 'string' : 'none');
  }
  for (const { fields } of from.corpus.documents) {
    for (const name of Object.keys(fields)) {
      shapes.set(name, joint(shapes.get(name) ?? 'none', shapeOf(fields[name])));
    }
  }
  return [...shapes].map(([name, shape]) => column(name, shape));
}

function shapeOf(value: unknown): Shape {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'number') return 'json';
  const integer = Number.isInteger(value) && !Object.is(value, -0) && Math.abs(value) < 2 ** 63;
  return integer ? 'integer' : 'number';
}

function joint(a: Shape, b: Shape): Shape {
  if (a === b || b === 'none') return a;
  if (a === 'none') return b;
  const numbers = (shape: Shape) => shape === 'integer' || shape === 'number';
  return numbers(a) && numbers(b) ? 'number' : 'json';
}

function column(name: string, shape: Shape): Column {
  const fieldOf = (record: SourceRecord): unknown =>
    Object.hasOwn(record.fields, name) ? (record.fields[name] ?? null) : null;
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  switch (shape) {
    case 'boolean':
      return { name, element: { ...optional, type: 'BOOLEAN' }, value: fieldOf };
    case 'number':
      return { name, element: { ...optional, type: 'DOUBLE' }, value: fieldOf };
    case 'integer':
      return {
        name,
        element: { ...optional, type: 'INT64' },
        value(record) {
          const value = fieldOf(record);
          return typeof value === 'number' ? exactInteger(record, name, value) : null;
        },
      };
    case 'json':
      return {
        name,
        element: { ...optional, type: 'BYTE_ARRAY', converted_type: 'JSON' },
        value(record) {
          const value = fieldOf(record);
          return value === null ? null : Buffer.from(jsonText(record, name, value), 'utf8');
        },
      };
    default:
      return {
        name,
        element: textElement(name, 'OPTIONAL'),
        value(record) {
          const value = fieldOf(record);
          return value === null || typeof value === 'string'
            ? value
            : jsonText(record, name, value);
        },
      };
  }
}

/** The integer as its digits say, also beyond 2^53. */
function exactInteger(record: SourceRecord, name: string, value: number): bigint {
  if (Number.isSafeInteger(value)) return BigInt(value);
  const digits = jsonText(record, name, value);
  return /^-?\d+$/.test(digits) ? BigInt(digits) : BigInt(value);
}

function jsonText(record: SourceRecord, name: string, value: unknown): string {
  const span = record.raw.startsWith('{') ? rawMember(record.raw, name) : null;
  return span === null ? JSON.stringify(value) : record.raw.slice(span.from, span.to);
}
