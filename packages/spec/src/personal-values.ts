import { z } from 'zod';
import { fieldText } from './field-text.ts';
import { Hostname } from './network-section.ts';
import { FixedAddress } from './personal-address.ts';
import { SshPublicKey } from './ssh-public-key.ts';
import { TIME_ZONES } from './time-zones.ts';

const KNOWN_ZONES: ReadonlySet<string> = new Set(TIME_ZONES);
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
      .refine((name) => KNOWN_ZONES.has(name), {
        error: 'must be a present name of the IANA time zone database such as Europe/Berlin',
      })
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
