import type { PersonalField } from '@boardwright/api/schemas/personalise';
import { PersonalValues, type PersonalValuesInput } from '@boardwright/spec/personal-values';

/** What is typed into the form, as it stands there. */
export interface PersonalDraft {
  readonly hostname: string;
  /** One key a line. */
  readonly sshKeys: string;
  readonly ssid: string;
  readonly passphrase: string;
  readonly country: string;
  readonly timeZone: string;
  readonly address: string;
  readonly gateway: string;
  /** Separated by spaces or commas. */
  readonly dns: string;
  readonly claimToken: string;
}

export const EMPTY_DRAFT: PersonalDraft = {
  hostname: '',
  sshKeys: '',
  ssid: '',
  passphrase: '',
  country: '',
  timeZone: '',
  address: '',
  gateway: '',
  dns: '',
  claimToken: '',
};

const words = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A member when its text is not empty. */
function given<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  return text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<Key, string>);
}

function addressOf({ address, gateway, dns }: PersonalDraft): PersonalValuesInput['address'] {
  const servers = words(dns, /[\s,]+/);
  if (`${address}${gateway}`.trim() === '' && servers.length === 0) return undefined;
  const one = { address: address.trim(), ...given('gateway', gateway) };
  return { ...(address.includes(':') ? { ipv6: one } : { ipv4: one }), dns: servers };
}

/** The values of a draft; what is empty is left out. */
export function valuesOf(draft: PersonalDraft): PersonalValuesInput {
  const address = addressOf(draft);
  const wifi = draft.ssid !== '' || draft.passphrase !== '';
  return {
    ...given('hostname', draft.hostname),
    sshKeys: words(draft.sshKeys, /\n/),
    // Spaces at the ends may belong to them.
    ...(wifi
      ? {
          wifi: {
            ssid: draft.ssid,
            ...(draft.passphrase === '' ? {} : { passphrase: draft.passphrase }),
            ...given('country', draft.country.toUpperCase()),
          },
        }
      : {}),
    ...given('timeZone', draft.timeZone),
    ...(address === undefined ? {} : { address }),
    ...given('claimToken', draft.claimToken),
  };
}

const FIELDS: Readonly<Record<string, keyof PersonalDraft>> = {
  'wifi.ssid': 'ssid',
  'wifi.passphrase': 'passphrase',
  'wifi.country': 'country',
  'address.ipv4.gateway': 'gateway',
  'address.ipv6.gateway': 'gateway',
  'address.ipv4': 'address',
  'address.ipv6': 'address',
  'address.dns': 'dns',
};

function fieldOf(path: readonly PropertyKey[]): keyof PersonalDraft | 'all' {
  const text = path.map(String).join('.');
  const known = Object.entries(FIELDS).find(([start]) => text === start || text.startsWith(`${start}.`));
  if (known !== undefined) return known[1];
  const [first = ''] = path.map(String);
  return first in EMPTY_DRAFT ? (first as keyof PersonalDraft) : 'all';
}

/** What is wrong with a draft, by field of the form; `all` belongs to none. The same rules as the server's. */
export function draftProblems(draft: PersonalDraft): Partial<Record<keyof PersonalDraft | 'all', string>> {
  const parsed = PersonalValues.safeParse(valuesOf(draft));
  if (parsed.success) return {};
  const problems = parsed.error.issues.map(({ path, message }) => {
    const key = path[0] === 'sshKeys' && typeof path[1] === 'number' ? `Key ${path[1] + 1} ` : '';
    return [fieldOf(path), path.length === 0 ? message : `${key || 'It '}${message}.`] as const;
  });
  // The first of each field.
  return Object.fromEntries(problems.toReversed());
}

/** Fields of the form that belong to a value the image has no use for. */
export function isWithout(
  without: readonly { readonly field: PersonalField; readonly reason: string }[],
  field: PersonalField,
): string | undefined {
  return without.find((one) => one.field === field)?.reason;
}
