import ipaddr from 'ipaddr.js';

interface Connection {
  /** The other end of the connection; undefined when it is gone. */
  readonly socketAddress: string | undefined;
  /** X-Forwarded-For as it came. */
  readonly forwardedFor: string | undefined;
  /** How many proxies before us are ours. Each adds to the header whom it was asked by. */
  readonly trustedProxies: number;
}

/** An address as text, the same for every spelling; undefined: it is none. */
function plain(text: string | undefined): string | undefined {
  return text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text).toString() : undefined;
}

/**
 * The address of whoever asks, by which tries are counted.
 *
 * @returns IPv4 or IPv6; undefined when the connection is gone
 * @invariant only what our own proxies wrote into the header counts: the rest is what the client says about itself
 */
export function clientAddress({
  socketAddress,
  forwardedFor = '',
  trustedProxies,
}: Connection): string | undefined {
  const said = trustedProxies > 0 ? forwardedFor.split(',').map((part) => part.trim()) : [];
  const hops = [...said.filter((part) => part !== ''), socketAddress];
  return plain(hops[Math.max(0, hops.length - 1 - trustedProxies)]) ?? plain(socketAddress);
}

const IPV6_PREFIX_BITS = 64;

/** What tries are counted by: an IPv4 address, or the network of 64 bits that one IPv6 customer has at least. */
export function addressKey(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_PREFIX_BITS}`).toString();
}
