import { expect, test } from 'vitest';
import { backoff } from '../../../renderer/host/backoff.ts';
import { createEmitter } from '../../../renderer/host/emitter.ts';
import { createEventParser } from '../../../renderer/host/event-stream.ts';
import { tokenInFragment } from '../../../renderer/host/token.ts';

test('events are put together however the stream is cut', () => {
  const stream =
    ': hello\n\ndata: {"name":"changed"}\n\ndata: {"a":1,\r\ndata: "b":2}\r\n\r\ndata: tail';
  for (let size = 1; size < stream.length; size += 1) {
    const parse = createEventParser();
    const events: string[] = [];
    for (let at = 0; at < stream.length; at += size)
      events.push(...parse(stream.slice(at, at + size)));
    expect(events).toEqual(['{"name":"changed"}', '{"a":1,\n"b":2}']);
  }
});

test('the token is read from the fragment', () => {
  expect(tokenInFragment('#token=abc-1_2')).toBe('abc-1_2');
  expect(tokenInFragment('#')).toBeNull();
  expect(tokenInFragment('')).toBeNull();
});

test('waiting doubles up to eight seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map(backoff)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
});

test('an event reaches those who asked for it, until they stop', () => {
  const emitter = createEmitter();
  const seen: string[] = [];
  const stop = emitter.on('changed', ({ reason }) => seen.push(reason));
  emitter.on('command', ({ name }) => seen.push(name));
  emitter.emit('changed', { reason: 'scan' });
  stop();
  emitter.emit('changed', { reason: 'decision' });
  emitter.emit('command', { name: 'undo' });
  expect(seen).toEqual(['scan', 'undo']);
});
