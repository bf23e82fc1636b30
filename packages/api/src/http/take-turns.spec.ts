import { describe, expect, it } from 'vitest';
import { createTurns, type Turns } from './take-turns.ts';

const LIMITS = { running: 2, waiting: 3, perKey: 4 };

interface Asked {
  readonly answer: Promise<string>;
  readonly end: () => void;
  readonly fail: () => void;
  readonly abort: AbortController;
}

/** Asks for work that ends when told to. */
function ask(turns: Turns, name: string, began: string[], key = name): Asked {
  const abort = new AbortController();
  let end = (): void => undefined;
  let fail = end;
  const gate = new Promise<string>((resolve, reject) => {
    end = () => resolve(name);
    fail = () => reject(new Error(name));
  });
  // Rejected before anybody waits where the work never began
  gate.catch(() => undefined);
  const answer = turns.run({
    key,
    busy: 'Enough is going on.',
    signal: abort.signal,
    work: () => {
      began.push(name);
      return gate;
    },
  });
  answer.catch(() => undefined);
  return { answer, end, fail, abort };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const REFUSED = { code: 'RATE_LIMITED', details: { retryAfterSeconds: 5 } };

describe('turns', () => {
  it('are taken a few at a time, in order, and refused beyond a short queue', async () => {
    const [turns, began] = [createTurns(LIMITS), [] as string[]];
    const asked = ['a', 'b', 'c', 'd', 'e'].map((name) => ask(turns, name, began));
    await settle();
    expect(began).toEqual(['a', 'b']);
    await expect(ask(turns, 'f', began).answer).rejects.toMatchObject(REFUSED);
    asked[1]?.end();
    expect(await asked[1]?.answer).toBe('b');
    await settle();
    expect(began).toEqual(['a', 'b', 'c']);
    // A piece of work that fails makes room, too
    asked[0]?.fail();
    await expect(asked[0]?.answer).rejects.toThrow('a');
    for (const one of asked.slice(2)) one.end();
    expect(await Promise.all(asked.slice(2).map(({ answer }) => answer))).toEqual(['c', 'd', 'e']);
    const later = ask(turns, 'g', began);
    later.end();
    expect(await later.answer).toBe('g');
    expect(began).toEqual(['a', 'b', 'c', 'd', 'e', 'g']);
  });

  it('are not all given to one team', async () => {
    const [turns, began] = [createTurns({ ...LIMITS, perKey: 3 }), [] as string[]];
    const mine = ['a', 'b', 'c'].map((name) => ask(turns, name, began, 'us'));
    await expect(ask(turns, 'd', began, 'us').answer).rejects.toMatchObject(REFUSED);
    const theirs = ask(turns, 'x', began, 'others');
    for (const one of [...mine, theirs]) one.end();
    expect(await theirs.answer).toBe('x');
    await Promise.all(mine.map(({ answer }) => answer));
    const again = ask(turns, 'e', began, 'us');
    again.end();
    expect(await again.answer).toBe('e');
  });

  it('pass over who has left', async () => {
    const [turns, began] = [createTurns(LIMITS), [] as string[]];
    const [a, b, gone, d] = ['a', 'b', 'gone', 'd'].map((name) => ask(turns, name, began));
    gone?.abort.abort();
    await expect(gone?.answer).rejects.toMatchObject(REFUSED);
    for (const one of [a, b, d]) one?.end();
    expect(await d?.answer).toBe('d');
    expect(began).toEqual(['a', 'b', 'd']);
  });
});
