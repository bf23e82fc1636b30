'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import type { ReactElement } from 'react';

/** Chooses one image for what is done to many; with Shift, all from the last one chosen. */
export function SelectBox(props: {
  readonly image: ImageView;
  readonly checked: boolean;
  readonly onToggle: (image: ImageView, range: boolean) => void;
}): ReactElement {
  return (
    // The row's link covers the row; this lies above it, with room for a finger
    <label className="relative z-1 flex size-9 items-center justify-center">
      <input
        type="checkbox"
        checked={props.checked}
        aria-label={`Select ${props.image.name}`}
        onChange={(event) =>
          props.onToggle(props.image, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
        }
        className="size-4 accent-(--c-accent)"
      />
    </label>
  );
}
