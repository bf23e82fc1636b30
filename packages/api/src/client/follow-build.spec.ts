import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BuildEvent, followBuild } from './follow-build.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function linesEvent(first: number, last: number): string {
  const lines = Array.from({ length: last - first + 1 }, (_, index) => ({
    n: first + index,
    t: 0,
    s: 'x',
    c: 'out',
    m: 'ä\u001b[31m',
  }));
  return `id: ${last}\nevent: lines\ndata: ${JSON.stringify(lines)}\n\n`;
}

/** Answers each request with the next script, cut into odd pieces as a network does. */
function server(scripts: readonly (string | Response | Error)[]): { fetch: typeof fetch; urls: string[] } {
  const urls: string[] = [];
  return {
    urls,
    fetch: async (input) => {
      const script = scripts[urls.length];
      urls.push(input as string);
      if (script instanceof Error || script === undefined) throw script ?? new Error('asked too often');
      if (script instanceof Response) return script;
      const bytes = new TextEncoder().encode(script);
      return new Response(
        new ReadableStream({
          start(controller) {
            for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.subarray(at, at + 7));
            controller.close();
          },
        }),
      );
    },
  };
}

async function run(events: AsyncGenerator<BuildEvent>): Promise<{ kinds: string[]; numbers: number[] }> {
  const kinds: string[] = [];
  const numbers: number[] = [];
  const reading = (async () => {
    for await (const event of events) {
      kinds.push(event.kind);
      if (event.kind === 'lines') numbers.push(...event.lines.map((line) => line.n));
    }
  })();
  // Handled even when it fails before the timers have run
  reading.catch(() => undefined);
  await vi.runAllTimersAsync();
  await reading;
  return { kinds, numbers };
}

describe('followBuild', () => {
  it('asks for the line after the last one when the connection breaks', async () => {
    const { fetch, urls } = server([
      linesEvent(1, 3) + linesEvent(4, 5).slice(0, 40),
      new Error('network is down'),
      linesEvent(4, 6),
      `: still here\n\nevent: end\ndata: {}\n\n`,
    ]);
    const { kinds, numbers } = await run(followBuild({ url: '/events', fetch }));
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
    expect(urls).toEqual(['/events?from=1', '/events?from=4', '/events?from=4', '/events?from=7']);
    expect(kinds.filter((kind) => kind === 'reconnecting')).toHaveLength(3);
    expect(kinds.at(-1)).toBe('end');
  });

  it('waits out an overloaded server and stops at a refusal', async () => {
    const busy = server([new Response('', { status: 503 }), 'event: end\ndata: {}\n\n']);
    expect((await run(followBuild({ url: '/e', fetch: busy.fetch }))).kinds).toContain('end');
    const refused = server([new Response('', { status: 404 })]);
    await expect(run(followBuild({ url: '/e', fetch: refused.fetch }))).rejects.toMatchObject({
      status: 404,
    });
  });

  it('starts where it is told and ends when it is told', async () => {
    const abort = new AbortController();
    const { fetch, urls } = server([linesEvent(10, 12)]);
    for await (const event of followBuild({ url: '/e?x=1', from: 10, fetch, signal: abort.signal })) {
      if (event.kind === 'lines') abort.abort();
    }
    expect(urls).toEqual(['/e?x=1&from=10']);
  });
});
