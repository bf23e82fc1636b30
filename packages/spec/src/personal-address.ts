import ipaddr from 'ipaddr.js';
import { z } from 'zod';

type Family = 'ipv4' | 'ipv6';
interface Entry {
  readonly address: string;
  readonly gateway?: string | undefined;
}

/** What no interface of a device has. */
const NO_DEVICE: ReadonlySet<string> = new Set(['unspecified', 'broadcast', 'multicast', 'loopback']);

/** First and, for IPv4, last address of a network; where there is room for them they are nobody's own. */
function isNetworkItself(address: string): boolean {
  const [own, bits] = ipaddr.parseCIDR(address);
  if (own.kind() === 'ipv6') return false;
  const ends = [ipaddr.IPv4.networkAddressFromCIDR(address), ipaddr.IPv4.broadcastAddressFromCIDR(address)];
  return bits <= 30 && ends.some((end) => end.toString() === own.toString());
}

function isReachable(gateway: string, address: string): boolean {
  const [to, [own, bits]] = [ipaddr.parse(gateway), ipaddr.parseCIDR(address)];
  if (to.toNormalizedString() === own.toNormalizedString()) return false;
  // Routers of IPv6 call themselves by their link-local address.
  return to.match(own, bits) || (to.kind() === 'ipv6' && to.range() === 'linkLocal');
}

/** What addresses mean; of texts that are none it has been said already. */
function checkEntry(
  family: Family,
  { address, gateway }: Entry,
  say: (path: string, message: string) => void,
): void {
  const kind = family === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  if (!kind.isValidCIDR(address)) return;
  const [own] = ipaddr.parseCIDR(address);
  if (NO_DEVICE.has(own.range()) || isNetworkItself(address)) {
    say(
      'address',
      'must be one that a device can have: not that of a network, a broadcast, a group or the device itself',
    );
    return;
  }
  if (gateway !== undefined && kind.isValid(gateway) && !isReachable(gateway, address)) {
    say('gateway', 'must be in the network of the address, and not the address itself');
  }
}

function entryOf(family: Family, address: z.ZodType<string>, gateway: z.ZodType<string>) {
  return z
    .strictObject({ address, gateway: gateway.optional() })
    .superRefine((entry, context) =>
      checkEntry(family, entry, (path, message) =>
        context.addIssue({ code: 'custom', path: [path], message }),
      ),
    )
    .meta({ description: `Fixed address of ${family === 'ipv4' ? 'IPv4' : 'IPv6'}.` });
}

const Ipv4Entry = entryOf(
  'ipv4',
  z
    .cidrv4({ error: 'must be an IPv4 address with prefix length such as 192.168.1.10/24' })
    .meta({ description: 'IPv4 address with prefix length.', examples: ['192.168.1.10/24'] }),
  z
    .ipv4({ error: 'must be an IPv4 address such as 192.168.1.1' })
    .meta({ description: 'Default gateway.', examples: ['192.168.1.1'] }),
);

const Ipv6Entry = entryOf(
  'ipv6',
  z
    .cidrv6({ error: 'must be an IPv6 address with prefix length such as fd00:1::10/64' })
    .meta({ description: 'IPv6 address with prefix length.', examples: ['fd00:1::10/64'] }),
  z
    .ipv6({ error: 'must be an IPv6 address such as fd00:1::1' })
    .meta({ description: 'Default gateway.', examples: ['fd00:1::1'] }),
);

const NameServer = z.union([z.ipv4(), z.ipv6()], { error: 'must be an IP address such as 192.168.1.1' });

/** Fixed address of one device's wired interface. */
export const FixedAddress = z
  .strictObject({
    ipv4: Ipv4Entry.optional(),
    ipv6: Ipv6Entry.optional(),
    dns: z
      .array(NameServer)
      .max(4, { error: 'must have at most 4 entries' })
      .default([])
      .meta({ description: 'Name servers, in order.' }),
  })
  .refine((entry) => entry.ipv4 !== undefined || entry.ipv6 !== undefined, {
    path: ['ipv4'],
    error: 'must be given when there is no ipv6',
  })
  .meta({ description: 'Fixed address of the wired interface, instead of DHCP.' });
