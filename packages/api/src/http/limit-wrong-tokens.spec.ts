import { expect, it } from 'vitest';
import { createWrongTokenLimit } from './limit-wrong-tokens.ts';

async function guess(limit: ReturnType<typeof createWrongTokenLimit>, address: string): Promise<void> {
  await limit.check(address, 'Bearer wrong');
  await limit.noteWrong(address);
}

it('stops an address that guesses, and no other, nor a token that worked before', async () => {
  let now = 0;
  const limit = createWrongTokenLimit(undefined, () => now);
  limit.noteGood('Bearer good');
  for (let turn = 0; turn < 30; turn += 1) await guess(limit, '192.0.2.1');
  await expect(guess(limit, '192.0.2.1')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await expect(limit.check('192.0.2.1', 'Bearer unseen')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await limit.check('192.0.2.1', 'Bearer good');
  await limit.check('192.0.2.2', 'Bearer wrong');
  now = 25 * 60 * 60 * 1000;
  await expect(limit.check('192.0.2.1', 'Bearer good')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});
