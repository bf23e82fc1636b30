import { z } from 'zod';
import { fieldText } from './field-text.ts';
import { Hostname } from './network-section.ts';
import { SshPublicKey } from './ssh-public-key.ts';

const TIME_ZONES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/UTC']);
const byteLength = (text: string): number => new TextEncoder().encode(text).length;

const Wifi = z
  .strictObject({
    ssid: z
      .string()
      .min(1, { error: 'must not be empty' })
      .refine((text) => byteLength(text) <= 32, { error: 'must be at most 32 bytes long in UTF-8' })
      .refine((text) => !/\p{Cc}/u.test(text), { error: 'must not hold control characters' })
      .meta({ description: 'Name of the network.', examples: ['workshop'] }),
    passphrase: z
      .string()
      .regex(/^(?:[ -~]{8,63}|[0-9a-fA-F]{64})$/, {
        error: 'must be 8 to 63 printable ASCII characters, or a key of 64 hexadecimal digits',
      })
      .optional()
      .meta({ description: 'Left out: an open network.', examples: ['correct horse battery'] }),
    country: fieldText({
      pattern: /^[A-Z]{2}$/,
      max: 2,
      description: 'Where the device is: decides which channels it may use.',
      examples: ['DE'],
      rule: 'a country code of two capital letters such as DE',
    }).optional(),
    hidden: z.boolean().default(false).meta({ description: 'The network does not tell its name.' }),
  })
  .meta({ description: 'Wi-Fi network to join.' });

const Ipv4Address = z.strictObject({
  address: z
    .cidrv4({ error: 'must be an IPv4 address with prefix length such as 192.168.1.10/24' })
    .meta({ description: 'IPv4 address with prefix length.', examples: ['192.168.1.10/24'] }),
  gateway: z
    .ipv4({ error: 'must be an IPv4 address such as 192.168.1.1' })
    .optional()
    .meta({ description: 'Default gateway.', examples: ['192.168.1.1'] }),
});

const Ipv6Address = z.strictObject({
  address: z
    .cidrv6({ error: 'must be an IPv6 address with prefix length such as fd00:1::10/64' })
    .meta({ description: 'IPv6 address with prefix length.', examples: ['fd00:1::10/64'] }),
  gateway: z
    .ipv6({ error: 'must be an IPv6 address such as fd00:1::1' })
    .optional()
    .meta({ description: 'Default gateway.', examples: ['fd00:1::1'] }),
});

const NameServer = z.union([z.ipv4(), z.ipv6()], { error: 'must be an IP address such as 192.168.1.1' });

const FixedAddress = z
  .strictObject({
    ipv4: Ipv4Address.optional(),
    ipv6: Ipv6Address.optional(),
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

/**
 * What one device gets beside the image it shares with others. Given at download; no spec, row, log or file of ours ever holds it.
 *
 * @invariant every text is one line
 */
export const PersonalValues = z
  .strictObject({
    hostname: Hostname.optional(),
    sshKeys: z
      .array(SshPublicKey)
      .max(64, { error: 'must have at most 64 entries' })
      .default([])
      .meta({ description: 'Public keys that may log in as root.' }),
    wifi: Wifi.optional(),
    timeZone: z
      .string()
      .refine((name) => TIME_ZONES.has(name), { error: 'must be an IANA time zone such as Europe/Berlin' })
      .optional()
      .meta({ description: 'Name of the IANA time zone database.', examples: ['Europe/Berlin'] }),
    address: FixedAddress.optional(),
    claimToken: fieldText({
      pattern: /^[A-Za-z0-9._~+/=-]{8,512}$/,
      max: 512,
      description: 'One-time secret with which the device registers at your fleet service.',
      examples: ['clm_2f9Qz7Lw'],
      rule: '8 to 512 letters, digits and . _ ~ + / = -',
    }).optional(),
  })
  .refine(
    ({ sshKeys, ...rest }) => sshKeys.length > 0 || Object.values(rest).some((one) => one !== undefined),
    {
      error: 'Give at least one value, or download the plain image.',
    },
  );
export type PersonalValues = z.output<typeof PersonalValues>;
/** As written: lists with defaults may be left out. */
export type PersonalValuesInput = z.input<typeof PersonalValues>;
