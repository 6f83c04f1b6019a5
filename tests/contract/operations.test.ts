import { describe, expect, test } from 'vitest';
import { dispatch, type Handlers, isOperation } from '../../shared/host/dispatch.ts';
import { operations } from '../../shared/host/operations.ts';
import { StetError } from '../../shared/host/result.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';

const names = Object.keys(operations);
const unreached = () => {
  throw new Error('the handler was reached');
};
const refusing = Object.fromEntries(names.map((name) => [name, unreached])) as unknown as Handlers;

function withHandler(handle: () => unknown): Handlers {
  return { ...refusing, 'app.info': handle } as unknown as Handlers;
}

describe('the gate between page and program', () => {
  test.each(names)('%s refuses arguments with an unknown key', async (name) => {
    const result = await dispatch(refusing, name, { __unknown: 1 }, unreached);
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  test.each(names)('%s refuses what is not an object', async (name) => {
    for (const args of [null, undefined, 7, 'text', [], [{}]]) {
      const result = await dispatch(refusing, name, args, unreached);
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
  });

  test.each(['constructor', '__proto__', 'toString', '', 'app.Info', null, 7, {}])(
    'the name %j is no operation',
    async (name) => {
      expect(isOperation(name)).toBe(false);
      const result = await dispatch(refusing, name, {}, unreached);
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid' } });
    },
  );

  test.each(['.', '..', 'a/b', 'a\\b', ' a', ''])('%j is no name of a new file', async (file) => {
    const result = await dispatch(refusing, 'ledger.save', { place: 'token', file }, unreached);
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid', path: 'file' } });
  });

  test('an invalid argument is named by its path', async () => {
    const args = { filter: { kind: 'nonsense' }, offset: 0, limit: 10 };
    const result = await dispatch(refusing, 'queue.window', args, unreached);
    expect(result).toMatchObject({ ok: false, error: { path: 'filter.kind' } });
  });

  test('a user error keeps its code, a cancellation is one, all else is a bug and is told', async () => {
    const bugs: unknown[] = [];
    const call = (error: Error) =>
      dispatch(
        withHandler(() => {
          throw error;
        }),
        'app.info',
        {},
        (bug) => bugs.push(bug),
      );
    expect(await call(new StetError('locked', 'Taken.'))).toEqual({
      ok: false,
      error: { code: 'locked', message: 'Taken.' },
    });
    expect(await call(new Cancelled())).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(bugs).toEqual([]);
    const bug = new TypeError('x is undefined');
    expect(await call(bug)).toMatchObject({ ok: false, error: { code: 'bug' } });
    expect(bugs).toEqual([bug]);
  });
});
