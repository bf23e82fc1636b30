'use client';
import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactElement, useState } from 'react';
import { Input } from '#components/ui/input.tsx';

/**
 * A secret that a person types: dots until they ask to see it, and no password manager offers to keep it.
 *
 * @param props.name - of the secret, for "Show ..."
 */
export function SecretInput({
  name,
  ...rest
}: ComponentProps<'input'> & { readonly name: string }): ReactElement {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...rest} className="pr-10" type={shown ? 'text' : 'password'} autoComplete="new-password" />
      <button
        type="button"
        aria-label={`Show ${name}`}
        aria-pressed={shown}
        disabled={rest.disabled}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 inline-flex w-9 items-center justify-center rounded-md text-ink-3 hover:text-ink disabled:opacity-50"
      >
        <Icon className="size-4" aria-hidden />
      </button>
    </div>
  );
}
