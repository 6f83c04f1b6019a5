import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  documentOf,
  type SharedTexts,
  StoredDocument,
  TextStore,
} from '../../../electron/backend/text-store.ts';

/** What comes out at the other end of a port. */
function sent(texts: SharedTexts): SharedTexts {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(texts);
  const { message } = receiveMessageOnPort(port2)!;
  port1.close();
  return message;
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary-ascii' }),
  // Halves of surrogate pairs that stand alone must come back as well.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
  fc.integer({ min: 0, max: 90_000 }).map((length) => 'ä'.repeat(length)),
  fc.integer({ min: 0, max: 90_000 }).map((length) => 'ж'.repeat(length)),
);

test('every text comes back unit for unit, in any order, here and in another thread', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 60 }), fc.nat(), (texts, step) => {
      const store = new TextStore();
      const numbers = texts.map((text) => store.add(text));
      const copy = new TextStore(sent(store.share()));
      for (const at of texts.keys()) {
        const jump = (at * (step + 1)) % texts.length;
        for (const one of [at, jump]) {
          expect(store.text(numbers[one]!) === texts[one]).toBe(true);
          expect(copy.text(numbers[one]!) === texts[one]).toBe(true);
        }
      }
    }),
  );
});

test('another thread reads the same memory', () => {
  const store = new TextStore();
  const number = store.add('a story');
  const shared = store.share();
  const copy = new TextStore(sent(shared));
  new Uint8Array(shared.chunks[0]!)[0] = 'A'.charCodeAt(0);
  expect(copy.text(number)).toBe('A story');
});

test('a text longer than any chunk is kept whole among others', () => {
  const store = new TextStore();
  const long = 'two words and '.repeat(2_000_000);
  const numbers = ['before', long, 'behind'].map((text) => store.add(text));
  expect(numbers.map((number) => store.text(number).length)).toEqual([6, long.length, 6]);
  expect(store.text(numbers[1]!) === long).toBe(true);
});

test('a document is read from the store where there is one', () => {
  const store = new TextStore();
  const stored = documentOf('a.txt', store.add('a story'), { by: 'me' }, store);
  expect(stored).toBeInstanceOf(StoredDocument);
  const { id, text, fields } = stored;
  expect({ id, text, fields }).toEqual(documentOf('a.txt', 'a story', { by: 'me' }, undefined));
});
