'use client';
import type { PersonalField, Personalisation } from '@boardwright/api/schemas/personalise';
import { type ReactElement, useId } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input, inputClasses } from '#components/ui/input.tsx';
import { isWithout, type PersonalDraft } from '../personal-draft.ts';

interface Row {
  readonly field: keyof PersonalDraft;
  /** The value it belongs to. */
  readonly of: PersonalField;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
}

const ROWS: readonly Row[] = [
  { field: 'hostname', of: 'hostname', label: 'Host name', placeholder: 'gateway-17' },
  {
    field: 'sshKeys',
    of: 'sshKeys',
    label: 'SSH public keys',
    help: 'Lines of .pub files, one key a line. They may log in as root.',
  },
  { field: 'ssid', of: 'wifi', label: 'Wi-Fi network' },
  {
    field: 'passphrase',
    of: 'wifi',
    label: 'Wi-Fi passphrase',
    help: 'Empty for an open network.',
    secret: true,
  },
  {
    field: 'country',
    of: 'wifi',
    label: 'Wi-Fi country',
    help: 'Two letters. Decides which channels the device may use.',
    placeholder: 'DE',
  },
  { field: 'timeZone', of: 'timeZone', label: 'Time zone', placeholder: 'Europe/Berlin' },
  {
    field: 'address',
    of: 'address',
    label: 'Fixed address',
    help: 'Of the wired interface, with prefix length. Empty: DHCP.',
    placeholder: '192.168.1.10/24',
  },
  { field: 'gateway', of: 'address', label: 'Gateway', placeholder: '192.168.1.1' },
  {
    field: 'dns',
    of: 'address',
    label: 'Name servers',
    help: 'Separated by spaces.',
    placeholder: '192.168.1.1',
  },
  {
    field: 'claimToken',
    of: 'claimToken',
    label: 'Claim token',
    help: 'One-time secret for your fleet service, in /var/lib/boardwright/claim-token.',
    secret: true,
  },
];
const ZONES = Intl.supportedValuesOf('timeZone');

/** The inputs of a personalised download. What the image has no use for is disabled and says why. */
export function PersonalFields(props: {
  readonly draft: PersonalDraft;
  readonly problems: Partial<Record<keyof PersonalDraft | 'all', string>>;
  readonly without: Personalisation['without'];
  readonly onChange: (field: keyof PersonalDraft, value: string) => void;
}): ReactElement {
  const zones = useId();
  return (
    <>
      <datalist id={zones}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {ROWS.map((row) => {
        const reason = isWithout(props.without, row.of);
        return (
          <Field
            key={row.field}
            label={row.label}
            help={reason ?? row.help}
            error={props.problems[row.field]}
          >
            {(control) => {
              const shared = {
                ...control,
                disabled: reason !== undefined,
                value: props.draft[row.field],
                placeholder: row.placeholder,
                autoComplete: 'off',
                spellCheck: false,
                onChange: ({ target }: { target: { value: string } }) =>
                  props.onChange(row.field, target.value),
              };
              return row.field === 'sshKeys' ? (
                <textarea {...shared} rows={3} className={`${inputClasses} h-auto py-2 font-mono text-xs`} />
              ) : (
                <Input
                  {...shared}
                  {...(row.field === 'timeZone' ? { list: zones } : {})}
                  {...(row.secret ? { type: 'password', autoComplete: 'new-password' } : {})}
                />
              );
            }}
          </Field>
        );
      })}
    </>
  );
}
