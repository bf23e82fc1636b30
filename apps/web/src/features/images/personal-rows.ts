import type { PersonalField } from '@boardwright/api/schemas/personalise';
import type { PersonalDraft } from './personal-draft.ts';

export interface PersonalRow {
  readonly field: keyof PersonalDraft;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

/** Inputs that belong together, and the value of the API they make. */
export interface PersonalGroup {
  readonly title: string;
  readonly rows: readonly (PersonalRow & { readonly of: PersonalField })[];
}

const group = (title: string, of: PersonalField, ...rows: PersonalRow[]): PersonalGroup => ({
  title,
  rows: rows.map((row) => ({ ...row, of })),
});

/** The form of a personalised download, from what most people give to what few do. */
export const PERSONAL_GROUPS: readonly PersonalGroup[] = [
  {
    title: 'Device',
    rows: [
      { of: 'hostname', field: 'hostname', label: 'Host name', placeholder: 'gateway-17' },
      { of: 'timeZone', field: 'timeZone', label: 'Time zone', placeholder: 'Europe/Berlin' },
    ],
  },
  group('Login', 'sshKeys', {
    field: 'sshKeys',
    label: 'SSH public keys',
    help: 'Lines of .pub files, one key a line. They may log in as root.',
    wide: true,
  }),
  group(
    'Wi-Fi',
    'wifi',
    { field: 'ssid', label: 'Wi-Fi network' },
    { field: 'passphrase', label: 'Wi-Fi passphrase', help: 'Empty for an open network.', secret: true },
    {
      field: 'country',
      label: 'Wi-Fi country',
      help: 'Two letters. Decides which channels the device may use.',
      placeholder: 'DE',
    },
  ),
  group(
    'Wired network',
    'address',
    {
      field: 'address',
      label: 'Fixed address',
      help: 'With prefix length. Empty: DHCP.',
      placeholder: '192.168.1.10/24',
    },
    { field: 'gateway', label: 'Gateway', placeholder: '192.168.1.1' },
    {
      field: 'dns',
      label: 'Name servers',
      help: 'Separated by spaces.',
      placeholder: '192.168.1.1',
      wide: true,
    },
  ),
  group('Fleet', 'claimToken', {
    field: 'claimToken',
    label: 'Claim token',
    help: 'One-time secret for your fleet service, in /var/lib/boardwright/claim-token on the device.',
    secret: true,
    wide: true,
  }),
];
