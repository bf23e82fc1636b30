import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { postMessage } from './post-message.ts';
import { createPublicLookup } from './public-lookup.ts';

const MESSAGE = { headers: {}, body: '{}' };

describe('an address that is not public', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '127.0.0.1.',
    '①②⑦.⓪.⓪.①',
    'localhost',
    'LOCALHOST',
    '0',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '192.0.0.192',
    '224.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[::a9fe:a9fe]',
    '[0:0:0:0:0:0:127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b:1::10.0.0.1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[fe80::1]',
    '[fec0::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[1::1]',
    '[4000::1]',
  ])('is refused as %s', async (host) => {
    const options = { timeoutMs: 5000, allowPrivate: false };
    const { attempt } = await postMessage({ ...MESSAGE, url: `https://${host}/` }, options);
    expect(attempt).toMatchObject({ status: null, error: expect.stringContaining('not a public one') });
  });
});

describe('a name', () => {
  type Answer = { error: Error | null; address: unknown };

  function lookUp(addresses: LookupAddress[], all: boolean): Promise<Answer> {
    const lookup = createPublicLookup((_name, _options, callback) => callback(null, addresses));
    return new Promise((resolve) => {
      lookup('hook.test', { all }, (error, address) => resolve({ error, address }));
    });
  }
  const GOOD = { address: '2606:4700::1', family: 6 };
  const BAD = { address: '::7f00:1', family: 6 };

  it.each([true, false])('that leads to one is refused, whatever else it leads to (all: %s)', async (all) => {
    expect((await lookUp([GOOD, BAD], all)).error?.message).toContain('is not allowed. Because');
    const passed = await lookUp([GOOD, { address: '192.0.2.1', family: 4 }], all);
    expect(passed.error).toBeNull();
    expect(passed.address).toEqual(all ? [GOOD, { address: '192.0.2.1', family: 4 }] : GOOD.address);
  });

  it('that leads nowhere is an error', async () => {
    expect((await lookUp([], true)).error?.message).toBe('No address');
  });
});
