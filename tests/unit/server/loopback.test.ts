import { describe, expect, test } from 'vitest';
import { hasToken, isLoopbackHost, isOwnOrigin } from '../../../electron/server/loopback.ts';

describe('the loopback guard', () => {
  test.each(['127.0.0.1:4000', 'localhost', 'LOCALHOST:1', '[::1]:80'])(
    '%s is this machine',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );

  test.each([
    undefined,
    '',
    'example.org',
    'localhost.example.org',
    '127.0.0.1.example.org:80',
    '127.0.0.2',
    '0.0.0.0',
    'evil@127.0.0.1.nip.example',
    '127.0.0.1:99999999',
  ])('%s is not', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });

  test('a page of another origin is refused, our own and none are let in', () => {
    const host = '127.0.0.1:4000';
    expect(isOwnOrigin({ host })).toBe(true);
    expect(isOwnOrigin({ host, origin: 'http://127.0.0.1:4000' })).toBe(true);
    expect(isOwnOrigin({ host, origin: 'http://127.0.0.1:4001' })).toBe(false);
    expect(isOwnOrigin({ host, origin: 'null' })).toBe(false);
    expect(isOwnOrigin({ host, 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(isOwnOrigin({ host, 'sec-fetch-site': 'same-site' })).toBe(false);
  });

  test('only the whole token opens the gate', () => {
    expect(hasToken({ authorization: 'Bearer abc' }, 'abc')).toBe(true);
    for (const authorization of [undefined, '', 'Bearer ', 'Bearer ab', 'Bearer abcd', 'abc']) {
      expect(hasToken(authorization === undefined ? {} : { authorization }, 'abc')).toBe(false);
    }
  });
});
