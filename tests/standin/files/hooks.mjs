// Resolves `electron` for ES modules to the object that the stand-in put on globalThis.

const address = 'standin:electron';
let names = [];

/** Takes the names that the real module exports; each becomes a named export. */
export function initialize(data) {
  names = data.names;
}

export async function resolve(specifier, context, next) {
  if (/^electron(\/(main|common))?$/.test(specifier)) return { url: address, shortCircuit: true };
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (url !== address) return next(url, context);
  const source = [
    "const electron = globalThis[Symbol.for('stand-in')];",
    'export default electron;',
    ...names.map((name) => `export const ${name} = electron.${name};`),
  ].join('\n');
  return { format: 'module', source, shortCircuit: true };
}
