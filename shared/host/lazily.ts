/** A function that makes its value when it is first called and keeps it. */
export function lazily<Value extends object>(make: () => Value): () => Value {
  let value: Value | null = null;
  return () => {
    value ??= make();
    return value;
  };
}
