import type { ReactElement } from 'react';
import type { SchemaRow } from '../schema-rows.ts';

/** Fields with their types. Wraps instead of scrolling sideways: on a phone the words go below the name. */
export function SchemaTable(props: {
  readonly label: string;
  readonly fields: readonly SchemaRow[];
}): ReactElement {
  return (
    <ul aria-label={props.label} className="divide-y border-y">
      {props.fields.map((field) => (
        <li
          key={field.key}
          style={{ paddingLeft: `${field.depth * 16}px` }}
          className="grid gap-x-4 py-1.5 text-sm sm:grid-cols-[minmax(9rem,1fr)_minmax(9rem,1fr)_2fr]"
        >
          <span className="[overflow-wrap:anywhere]">
            <code className="font-mono text-xs">{field.name}</code>
            {field.required ? <span className="ml-2 text-2xs text-ink-2">required</span> : null}
          </span>
          <code className="font-mono text-ink-2 text-xs [overflow-wrap:anywhere]">{field.type}</code>
          <span className="text-ink-2 text-xs [overflow-wrap:anywhere]">{field.note}</span>
        </li>
      ))}
    </ul>
  );
}
