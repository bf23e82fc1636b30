import type { ReactElement } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';

/** A hash shortened to 12 digits, with the whole of it on hover and on copy. */
export function Hash(props: { readonly value: string; readonly label: string }): ReactElement {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap">
      <span className="font-mono text-xs" title={props.value}>
        {props.value.slice(0, 12)}
      </span>
      <CopyButton text={props.value} label={`Copy ${props.label}`} />
    </span>
  );
}
