'use client';
import type { WebhookView } from '@boardwright/api/schemas/webhook';
import { WEBHOOK_EVENTS } from '@boardwright/core/webhook-events';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CheckRow } from '#components/ui/check-row.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { EVENT_WORDS } from '../webhook-words.ts';

export interface WebhookInput {
  readonly url: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
}

export function WebhookForm(props: {
  readonly hook: WebhookView | undefined;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onSave: (input: WebhookInput) => void;
  readonly onCancel: () => void;
  /** Only for one that exists. */
  readonly onRenew?: () => void;
}): ReactElement {
  const { hook } = props;
  const [url, setUrl] = useState(hook?.url ?? '');
  const [enabled, setEnabled] = useState(hook?.enabled ?? true);
  const [chosen, setChosen] = useState<readonly string[]>(hook?.events ?? ['build.ready', 'build.failed']);
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave({ url: url.trim(), events: chosen, enabled });
      }}
    >
      <Field
        label="Address"
        help="Gets an HTTP POST for each event. It must be https."
        error={props.error?.message}
      >
        {(control) => (
          <Input
            {...control}
            type="url"
            required
            maxLength={2000}
            autoComplete="off"
            placeholder="https://ci.example.org/boardwright"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium text-sm">Events</legend>
        {WEBHOOK_EVENTS.map((event) => (
          <CheckRow
            key={event}
            title={EVENT_WORDS[event].label}
            summary={EVENT_WORDS[event].help}
            checked={chosen.includes(event)}
            onChange={(on) => setChosen(on ? [...chosen, event] : chosen.filter((one) => one !== event))}
          />
        ))}
        {chosen.length === 0 ? <p className="mt-1 text-fail text-xs">Choose at least one event.</p> : null}
      </fieldset>
      {hook ? (
        <CheckRow
          title="On"
          summary="While it is off, new events are not kept for it."
          checked={enabled}
          onChange={setEnabled}
        />
      ) : null}
      <div className="flex flex-wrap items-center justify-end gap-2 pt-1">
        {props.onRenew ? (
          <Button variant="ghost" className="mr-auto" onClick={props.onRenew} disabled={props.busy}>
            New secret
          </Button>
        ) : null}
        <Button onClick={props.onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={props.busy || chosen.length === 0}>
          {hook ? 'Save' : 'Add webhook'}
        </Button>
      </div>
    </form>
  );
}
