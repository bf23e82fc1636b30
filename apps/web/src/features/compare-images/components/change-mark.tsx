import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';
import { CHANGE_MARKS, type Change, type ChangeMarks } from '../change-rows.ts';

/** Added, removed or changed: a sign, a word and a colour. */
export function ChangeMark(props: { readonly change: Change; readonly marks?: ChangeMarks }): ReactElement {
  const { word, sign, color } = (props.marks ?? CHANGE_MARKS)[props.change];
  return (
    <span className={cn('inline-flex items-baseline gap-1.5 whitespace-nowrap text-xs', color)}>
      <span aria-hidden className="w-2 font-mono font-semibold">
        {sign}
      </span>
      {word}
    </span>
  );
}
