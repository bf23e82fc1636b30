'use client';
import type { AuditEventView } from '@boardwright/api/schemas/audit';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { type AuditState, isAuditFiltered, NO_AUDIT_FILTER } from '../audit-url.ts';
import { AUDIT_KINDS, peopleOf } from '../audit-words.ts';
import { teamQuery } from '../team-queries.ts';

const ANY = 'any';
const orNull = (value: string): string | null => (value === ANY || value === '' ? null : value);

function DayInput(props: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}): ReactElement {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-ink-2 text-xs">
        {props.label}
      </label>
      <Input
        id={id}
        type="date"
        className="h-8 w-36 px-2 text-xs"
        value={props.value ?? ''}
        onChange={({ target }) => props.onChange(orNull(target.value))}
      />
    </span>
  );
}

/** Narrows the trail to a kind of event, a person and days. */
export function AuditFilters(props: {
  readonly state: AuditState;
  /** Those on the page: people who left the team are known from them alone. */
  readonly events: readonly AuditEventView[];
  readonly onChange: (change: Partial<AuditState>) => void;
}): ReactElement {
  const { state, onChange } = props;
  const people = peopleOf(useQuery(teamQuery).data?.members, props.events, state.person);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <Select
        label="Kind of event"
        className="h-8 text-xs"
        value={state.kind ?? ANY}
        onValueChange={(value) => onChange({ kind: orNull(value) })}
        options={[{ value: ANY, label: 'Everything' }, ...AUDIT_KINDS]}
      />
      <Select
        label="Person"
        className="h-8 max-w-56 text-xs"
        value={state.person ?? ANY}
        onValueChange={(value) => onChange({ person: orNull(value) })}
        options={[{ value: ANY, label: 'Everybody' }, ...people]}
      />
      <DayInput label="From" value={state.from} onChange={(from) => onChange({ from })} />
      <DayInput label="to" value={state.to} onChange={(to) => onChange({ to })} />
      {isAuditFiltered(state) ? (
        <Button variant="ghost" size="sm" onClick={() => onChange(NO_AUDIT_FILTER)}>
          Clear all
        </Button>
      ) : null}
    </div>
  );
}
