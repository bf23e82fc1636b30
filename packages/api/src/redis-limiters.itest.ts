import { createLogger } from '@boardwright/core/logger';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../tests/services/start-services.ts';
import { type Limiter, takeTry } from './http/create-limiter.ts';
import { createRedisLimiters } from './redis-limiters.ts';

const OPTIONS = { points: 3, seconds: 60 };

let services: TestServices;
/** Two processes of the web app, so to say. */
let web: ReturnType<typeof createRedisLimiters>[];
let redis: Redis;

beforeAll(async () => {
  services = await startServices();
  const logger = createLogger('limiters-test', 'silent');
  web = [1, 2].map(() => createRedisLimiters(services.redisUrl, logger));
  redis = new Redis(services.redisUrl);
  redis.on('error', () => undefined);
  // Their connections are made by then
  await redis.ping();
  await new Promise((resolve) => setTimeout(resolve, 200));
});
afterAll(async () => {
  for (const one of web) one.close();
  redis.disconnect();
  await services.stop();
});

const limitersOf = (name: string): Limiter[] =>
  web.map(({ createLimiter }) => createLimiter({ ...OPTIONS, name }));

/** Whether each try is let through, by one process after the other. */
async function turns(limiters: readonly Limiter[], count: number, key = 'a'): Promise<boolean[]> {
  const passed: boolean[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const limiter = limiters[turn % limiters.length];
    if (limiter !== undefined) passed.push((await takeTry(limiter, key)) === null);
  }
  return passed;
}

describe('tries', () => {
  it('are counted for all processes together, by name and key', async () => {
    const limiters = limitersOf('one');
    expect(await turns(limiters, 5)).toEqual([true, true, true, false, false]);
    expect(await turns(limiters, 1, 'b')).toEqual([true]);
    expect(await turns(limitersOf('two'), 1)).toEqual([true]);
    expect((await limiters[1]?.get('a'))?.consumedPoints).toBe(5);
    const [key = ''] = await redis.keys('boardwright:tries:one:a');
    expect(await redis.ttl(key)).toBeGreaterThan(50);
  });

  it('are counted by each process while Redis hangs, which nobody waits long for', async () => {
    const limiters = limitersOf('hangs');
    await redis.client('PAUSE', 3000);
    const startedAt = performance.now();
    expect(await turns(limiters.slice(0, 1), 4)).toEqual([true, true, true, false]);
    expect(performance.now() - startedAt).toBeLessThan(2500);
    await redis.client('UNPAUSE');
  });

  it('are counted by each process while Redis is away, and together again afterwards', async () => {
    const limiters = limitersOf('away');
    await services.stopRedis();
    expect(await turns(limiters.slice(0, 1), 4)).toEqual([true, true, true, false]);
    expect(await turns(limiters.slice(1), 1)).toEqual([true]);
    await services.startRedis();
    const deadline = Date.now() + 10_000;
    while ((await redis.keys('boardwright:tries:away:z').catch(() => [])).length === 0) {
      if (Date.now() > deadline) throw new Error('Redis was not used again');
      for (const limiter of limiters) await takeTry(limiter, 'z');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
});
