import { expect, it } from 'vitest';
import { answerMetrics } from './answer-metrics.ts';

const TOKEN = 'a metrics token of this test'.replaceAll(' ', '-');
let printed = 0;
const metrics = {
  print: async () => {
    printed += 1;
    return { contentType: 'text/plain; version=0.0.4', text: 'boardwright_builds 1' };
  },
};

async function ask(authorization: string | undefined, token: string | undefined): Promise<Response> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return answerMetrics(new Request('http://boardwright.test/metrics', { headers }), metrics, token);
}

it('gives metrics to who has the token', async () => {
  const answer = await ask(`Bearer ${TOKEN}`, TOKEN);
  expect([answer.status, await answer.text()]).toEqual([200, 'boardwright_builds 1']);
});

it.each([undefined, 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`])(
  'counts nothing for %s',
  async (authorization) => {
    const before = printed;
    const answer = await ask(authorization, TOKEN);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(printed).toBe(before);
  },
);

it('gives them to nobody where no token is set, and says how to', async () => {
  for (const authorization of [undefined, 'Bearer undefined', 'Bearer ']) {
    const answer = await ask(authorization, undefined);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringContaining('BOARDWRIGHT_METRICS_TOKEN'),
    });
  }
});
