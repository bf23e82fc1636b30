import { describe, expect, it } from 'vitest';
import { addressKey, clientAddress } from './client-address.ts';

const PROXY = '10.0.0.1';

describe('clientAddress', () => {
  it.each([
    ['no header', 0, undefined, PROXY],
    ['a header, but no proxy of ours', 0, '198.51.100.7', PROXY],
    ['a proxy that adds nothing', 1, undefined, PROXY],
    ['one proxy', 1, '198.51.100.7', '198.51.100.7'],
    ['one proxy, and what the client made up', 1, '203.0.113.9, 127.0.0.1, 198.51.100.7', '198.51.100.7'],
    ['two proxies', 2, '203.0.113.9, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
    ['fewer entries than proxies', 3, '198.51.100.7', '198.51.100.7'],
    ['no address where one should be', 1, '198.51.100.7, nonsense', PROXY],
    ['an empty header', 1, ' , ', PROXY],
    ['IPv6', 1, '2001:DB8:0::7', '2001:db8::7'],
    ['IPv4 written as IPv6', 1, '::ffff:198.51.100.7', '198.51.100.7'],
  ])('with %s', (_name, trustedProxies, forwardedFor, expected) => {
    expect(clientAddress({ socketAddress: PROXY, forwardedFor, trustedProxies })).toBe(expected);
  });

  it('is unknown when the connection is gone', () => {
    expect(
      clientAddress({ socketAddress: undefined, forwardedFor: undefined, trustedProxies: 1 }),
    ).toBeUndefined();
  });
});

it('counts an IPv6 customer once, whatever address of theirs they use', () => {
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe(addressKey('2001:db8:1:2::1'));
  expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
  expect(addressKey('198.51.100.7')).toBe('198.51.100.7');
  expect(addressKey(undefined)).toBe('unknown');
});
