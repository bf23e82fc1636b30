'use client';
import { type ReactElement, type ReactNode, useId } from 'react';

/** Label, control, help and error wired together for screen readers. */
export function Field(props: {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly children: (control: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }) => ReactNode;
}): ReactElement {
  const id = useId();
  const described = [props.help && !props.error ? `${id}-help` : '', props.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': props.error ? true : undefined,
      })}
      {props.error ? (
        <p id={`${id}-error`} className="mt-1.5 text-fail text-xs">
          {props.error}
        </p>
      ) : null}
      {props.help && !props.error ? (
        <p id={`${id}-help`} className="mt-1.5 text-ink-2 text-xs">
          {props.help}
        </p>
      ) : null}
    </div>
  );
}
