'use client';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';

const SHOWN = 7;

/** One choice of a facet with the number of images it would show. */
export function FacetChoice(props: {
  readonly type: 'checkbox' | 'radio';
  readonly name?: string;
  readonly label: string;
  readonly count: number | null;
  readonly checked: boolean;
  readonly onChange: () => void;
}): ReactElement {
  return (
    <label className="flex h-7 items-center gap-2 rounded-sm px-1 text-sm hover:bg-hover max-sm:h-9">
      <input
        type={props.type}
        name={props.name}
        checked={props.checked}
        onChange={props.onChange}
        className="size-3.5 shrink-0 accent-(--c-accent)"
      />
      <span className="min-w-0 flex-1 truncate" title={props.label}>
        {props.label}
      </span>
      {props.count === null ? null : (
        <span className="tabular text-ink-3 text-xs">
          {props.count.toLocaleString('en')}
          <span className="sr-only"> images</span>
        </span>
      )}
    </label>
  );
}

/** A facet: its name and choices, long lists folded. */
export function FacetGroup(props: {
  readonly title: string;
  readonly choices: readonly ReactElement[];
}): ReactElement | null {
  const [open, setOpen] = useState(false);
  const folded = !open && props.choices.length > SHOWN + 1;
  if (props.choices.length === 0) return null;
  return (
    <fieldset className="min-w-0 border-b py-3 last:border-b-0">
      <legend className="sr-only">{props.title}</legend>
      <p aria-hidden className="mb-1 px-1 font-medium text-ink-2 text-xs">
        {props.title}
      </p>
      {folded ? props.choices.slice(0, SHOWN) : props.choices}
      {props.choices.length > SHOWN + 1 ? (
        <Button
          variant="ghost"
          size="sm"
          className="px-1"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {folded ? `All ${props.choices.length}` : 'Fewer'}
        </Button>
      ) : null}
    </fieldset>
  );
}
