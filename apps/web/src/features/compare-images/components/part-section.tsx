import { type ReactElement, type ReactNode, useId } from 'react';
import { Notice } from '#components/ui/notice.tsx';

/** One part of a comparison: its heading, and in place of its content why it could not be compared or that it is equal. */
export function PartSection(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Why there is nothing to show. */
  readonly missing?: string | undefined;
  /** Said instead of the content when there is no difference. */
  readonly equal?: string | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id={id} className="font-medium text-md">
            {props.title}
          </h2>
          {props.lead ? <p className="mt-0.5 max-w-3xl text-ink-2 text-sm">{props.lead}</p> : null}
        </div>
        {props.actions}
      </div>
      {props.missing ? (
        <Notice tone="attention" title="This could not be compared." className="max-w-3xl">
          {props.missing}
        </Notice>
      ) : props.equal ? (
        <p className="text-ink-2 text-sm">{props.equal}</p>
      ) : (
        props.children
      )}
    </section>
  );
}
