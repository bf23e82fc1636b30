import { type ReactElement, type ReactNode, useId } from 'react';
import { cn } from '#lib/class-names.ts';

/** A checkbox with a title and what it means, in a list whose rows are divided by lines. */
export function CheckRow(props: {
  readonly title: string;
  readonly summary: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Shown below the summary, part of what can be clicked. */
  readonly more?: ReactNode;
  /** Shown below all of it. A screen reader reads what bears the `id` with the checkbox. */
  readonly hint?: { readonly id: string; readonly content: ReactNode } | undefined;
}): ReactElement {
  const about = useId();
  const dim = props.disabled === true;
  return (
    <div className="border-b py-2.5 last:border-b-0">
      <label className={cn('flex items-start gap-3', dim && 'cursor-not-allowed')}>
        <input
          type="checkbox"
          checked={props.checked}
          disabled={dim}
          aria-label={props.title}
          aria-describedby={props.hint ? `${about} ${props.hint.id}` : about}
          onChange={({ target }) => props.onChange(target.checked)}
          className="mt-1 size-4 shrink-0 accent-(--c-accent)"
        />
        <span className="min-w-0">
          <span className={cn('block font-medium text-md', dim && 'text-ink-3')}>{props.title}</span>
          <span id={about} className={cn('block text-ink-2 text-sm', dim && 'text-ink-3')}>
            {props.summary}
          </span>
          {props.more}
        </span>
      </label>
      {props.hint && <div className="pl-7">{props.hint.content}</div>}
    </div>
  );
}
