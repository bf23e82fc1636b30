'use client';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

/** Asks for a view's name. */
export function ViewDialog(props: {
  readonly title: string;
  readonly confirmLabel: string;
  readonly name: string;
  readonly error: string | undefined;
  readonly pending: boolean;
  readonly onConfirm: (name: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const [name, setName] = useState(props.name);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())} title={props.title}>
      <form
        className="mt-4 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          props.onConfirm(name.trim());
        }}
      >
        <Field label="Name" help="Keeps filters, order and layout. Only you see it." error={props.error}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
              placeholder="Real-time on the Pi 5"
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={props.pending || name.trim() === ''}>
            {props.confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
