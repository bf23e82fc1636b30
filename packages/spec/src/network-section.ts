import { z } from 'zod';
import { fieldText, setOf } from './field-text.ts';

const octet = '(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])';
const ipv4 = `${octet}(?:\\.${octet}){3}`;

function ipv4Text(description: string, example: string): z.ZodString {
  return fieldText({
    pattern: new RegExp(`^${ipv4}$`),
    max: 15,
    description,
    examples: [example],
    rule: 'an IPv4 address such as 192.168.1.1',
  });
}

/** RFC 1123 label: what a device calls itself. */
export const Hostname = fieldText({
  pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  max: 63,
  description: 'Host name. Left out: the name of the spec.',
  examples: ['gw'],
  rule: 'lower-case letters, digits and "-", neither beginning nor ending with "-"',
});

const InterfaceEntry = z
  .strictObject({
    name: fieldText({
      pattern: /^[a-z][a-z0-9]{0,13}\*?$/,
      max: 15,
      description: 'Interface name, or the beginning of names followed by "*".',
      examples: ['eth0', 'en*'],
      rule: 'an interface name of at most 15 letters and digits, such as eth0 or en*',
    }),
    address: fieldText({
      pattern: new RegExp(`^${ipv4}/(?:3[0-2]|[12]?[0-9])$`),
      max: 18,
      description: 'Fixed IPv4 address with prefix length. Left out: DHCP.',
      examples: ['192.168.1.10/24'],
      rule: 'an IPv4 address with prefix length such as 192.168.1.10/24',
    }).optional(),
    gateway: ipv4Text('Default gateway, for a fixed address.', '192.168.1.1').optional(),
    dns: z
      .array(ipv4Text('Name server.', '192.168.1.1'))
      .max(4, { error: 'must have at most 4 entries' })
      .default([])
      .meta({
        description: 'Name servers, in order, for a fixed address.',
      }),
    canBitrate: z
      .int()
      .min(10_000)
      .max(1_000_000)
      .optional()
      .meta({
        description: 'Bit rate in bit/s when the interface is a CAN bus.',
        examples: [500_000],
      }),
  })
  .refine((entry) => entry.address !== undefined || (entry.gateway === undefined && entry.dns.length === 0), {
    path: ['address'],
    error: 'must be given when gateway or dns is',
  })
  .refine((entry) => entry.canBitrate === undefined || entry.address === undefined, {
    path: ['canBitrate'],
    error: 'must not be given together with an IP address: a CAN bus has none',
  })
  .meta({ description: 'One network interface.' });
export type InterfaceEntry = z.infer<typeof InterfaceEntry>;

export const NetworkSection = z
  .strictObject({
    hostname: Hostname.optional(),
    interfaces: setOf(InterfaceEntry, (entry) => entry.name, {
      max: 16,
      description: 'Network interfaces. Left out: DHCP on every wired interface.',
    }),
  })
  .prefault({})
  .meta({ description: 'Network. Keys and passwords are not here: they are injected at download.' });
