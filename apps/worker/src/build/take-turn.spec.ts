import { describe, expect, it } from 'vitest';
import { takeTurn } from './take-turn.ts';

const never = new AbortController().signal;

describe('takeTurn', () => {
  it('runs one at a time per key, whatever happens to the one before', async () => {
    const seen: string[] = [];
    const work =
      (name: string, fails = false) =>
      async (): Promise<void> => {
        seen.push(`+${name}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(`-${name}`);
        if (fails) throw new Error(name);
      };
    const first = takeTurn('k', never, work('a', true));
    const rest = [takeTurn('k', never, work('b')), takeTurn('k', never, work('c'))];
    await expect(first).rejects.toThrow('a');
    await Promise.all(rest);
    expect(seen).toEqual(['+a', '-a', '+b', '-b', '+c', '-c']);
  });

  it('stops waiting when the signal fires', async () => {
    const stop = new AbortController();
    let release = (): void => undefined;
    const first = takeTurn('j', never, () => new Promise((resolve) => (release = resolve)));
    const second = takeTurn('j', stop.signal, async () => expect.unreachable());
    stop.abort(new Error('cancelled'));
    await expect(second).rejects.toThrow('cancelled');
    release();
    await first;
  });
});
