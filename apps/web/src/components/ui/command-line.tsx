import type { ReactElement } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';

/** A command to run, with copy. Long ones scroll sideways instead of wrapping into something wrong. */
export function CommandLine(props: { readonly command: string; readonly label: string }): ReactElement {
  return (
    <div className="flex items-center gap-1 rounded-md border bg-log pr-1">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="min-w-0 flex-1 overflow-x-auto px-3 py-2 font-mono text-xs focus-visible:-outline-offset-2"
      >
        <code>{props.command}</code>
      </pre>
      <CopyButton text={props.command} label={props.label} />
    </div>
  );
}
