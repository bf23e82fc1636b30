import { type LookupAddress, lookup as lookupName } from 'node:dns';
import { isIPv6, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where all IPv6 addresses are that the internet routes (RFC 4291, IANA's allocations). */
const ROUTED = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * What the filtering agent takes for public although it is not: addresses of IPv6 outside of what is routed, such as
 * `::127.0.0.1`, which means an address of IPv4.
 *
 * @returns why an address is refused, in the agent's words; undefined: it is left to the agent
 */
export function refusalOf(address: string): Error | undefined {
  if (!isIPv6(address) || ipaddr.IPv6.parse(address).match(ROUTED)) return undefined;
  return new Error(`${address} is not allowed. Because, It is no routed IP address.`);
}

type Resolve = (
  hostname: string,
  options: { readonly all: true; readonly family?: number | 'IPv4' | 'IPv6' | undefined },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Looks names up for a connection, and fails when one of the addresses is refused. The agent judges them, too. */
export function createPublicLookup(resolve: Resolve = lookupName): LookupFunction {
  return (hostname, { family, all }, callback) => {
    resolve(hostname, { all: true, family }, (error, addresses) => {
      const refused =
        error ?? addresses.map(({ address }) => refusalOf(address)).find((why) => why !== undefined);
      const [first] = addresses ?? [];
      if (refused || first === undefined) callback(refused ?? new Error('No address'), []);
      else if (all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
