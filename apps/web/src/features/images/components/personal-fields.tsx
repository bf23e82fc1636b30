'use client';
import type { Personalisation } from '@boardwright/api/schemas/personalise';
import { TIME_ZONES } from '@boardwright/spec/time-zones';
import { type ReactElement, useId } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input, inputClasses } from '#components/ui/input.tsx';
import { SecretInput } from '#components/ui/secret-input.tsx';
import { cn } from '#lib/class-names.ts';
import { isWithout, type PersonalDraft } from '../personal-draft.ts';
import { PERSONAL_GROUPS, type PersonalRow } from '../personal-rows.ts';

interface Props {
  readonly draft: PersonalDraft;
  readonly problems: Partial<Record<keyof PersonalDraft | 'all', string>>;
  readonly without: Personalisation['without'];
  readonly onChange: (field: keyof PersonalDraft, value: string) => void;
}

function PersonalInput(
  props: Props & {
    readonly row: PersonalRow;
    /** Of the input; instead of the row's own. */
    readonly help: string | undefined;
    readonly disabled: boolean;
    readonly zones: string;
  },
): ReactElement {
  const { row } = props;
  return (
    <Field label={row.label} help={props.help} error={props.problems[row.field]}>
      {(control) => {
        const shared = {
          ...control,
          disabled: props.disabled,
          value: props.draft[row.field],
          placeholder: props.disabled ? undefined : row.placeholder,
          autoComplete: 'off',
          autoCapitalize: 'none',
          spellCheck: false,
          onChange: ({ target }: { target: { value: string } }) => props.onChange(row.field, target.value),
        };
        if (row.field === 'sshKeys') {
          return (
            <textarea {...shared} rows={3} className={cn(inputClasses, 'h-auto py-2 font-mono text-xs')} />
          );
        }
        if (row.secret) return <SecretInput {...shared} name={row.label} />;
        const more = { timeZone: { list: props.zones }, hostname: { 'data-first-focus': true } }[
          row.field as string
        ];
        return <Input {...shared} {...more} />;
      }}
    </Field>
  );
}

/** The inputs of a personalised download. What the image has no use for is disabled and says why. */
export function PersonalFields(props: Props): ReactElement {
  const id = useId();
  return (
    <>
      <datalist id={id}>
        {TIME_ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {PERSONAL_GROUPS.map(({ title, rows }, index) => {
        const reasonId = `${id}-${index}`;
        const lacks = rows.map((row) => isWithout(props.without, row.of));
        // Of all of them, or said at the one it is about.
        const reason = lacks.every((one) => one !== undefined) ? lacks[0] : undefined;
        return (
          <fieldset
            key={title}
            className="grid items-start gap-x-4 gap-y-3 border-t pt-3 sm:grid-cols-2"
            {...(reason ? { 'aria-describedby': reasonId } : {})}
          >
            <legend className="float-left font-medium text-ink-2 text-xs sm:col-span-2">{title}</legend>
            {reason ? (
              <p id={reasonId} className="text-ink-2 text-xs sm:col-span-2">
                {reason}
              </p>
            ) : null}
            {rows.map((row, at) => (
              <div key={row.field} className={row.wide ? 'sm:col-span-2' : undefined}>
                <PersonalInput
                  {...props}
                  row={row}
                  zones={id}
                  help={reason ? undefined : (lacks[at] ?? row.help)}
                  disabled={lacks[at] !== undefined}
                />
              </div>
            ))}
          </fieldset>
        );
      })}
    </>
  );
}
