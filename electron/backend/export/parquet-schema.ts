import type { FileMetaData, SchemaElement } from 'hyparquet';

/** True where a leaf's logical type says that its bytes are UTF-8. */
function isString(element: SchemaElement): boolean {
  return element.converted_type === 'UTF8' || element.logical_type?.type === 'STRING';
}

/** The element as it is stored: a leaf without its meaning, so that no value is converted; strings stay strings. */
export function storedElement(element: SchemaElement): SchemaElement {
  if (element.num_children !== undefined && element.num_children > 0) return element;
  if (isString(element)) return element;
  const stored = { ...element };
  delete stored.converted_type;
  delete stored.logical_type;
  return stored;
}

/** The metadata under which a file is read as it is stored. */
export function withoutMeaning(metadata: FileMetaData): FileMetaData {
  return { ...metadata, schema: metadata.schema.map(storedElement) };
}

/** True when all columns can be read and written as they are stored. */
export function isCopyable(columns: readonly (readonly SchemaElement[])[]): boolean {
  return columns.flat().every((element) => {
    const logical = element.logical_type?.type;
    // Keys of a map become names of an object, which only strings survive; the others are rare and not written.
    if (element.converted_type === 'MAP' || element.converted_type === 'MAP_KEY_VALUE')
      return false;
    if (logical === 'MAP' || logical === 'VARIANT') return false;
    return element.type !== 'INT96';
  });
}
