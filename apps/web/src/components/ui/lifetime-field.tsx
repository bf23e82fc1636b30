'use client';
import type { ReactElement } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';

const LABEL = 'Works for';
const LIFETIMES = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
];

/** How long something that is handed out works, in days. */
export function LifetimeField(props: {
  readonly days: string;
  readonly onDaysChange: (days: string) => void;
}): ReactElement {
  return (
    <Field label={LABEL}>
      {({ id }) => (
        <Select
          id={id}
          label={LABEL}
          className="w-40"
          value={props.days}
          onValueChange={props.onDaysChange}
          options={LIFETIMES}
        />
      )}
    </Field>
  );
}
