'use client';
import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';
import { useComposerContext } from '../composer-context.ts';
import { CardPicture } from './card-picture.tsx';
import { StackPicture } from './stack-picture.tsx';

/** The image as one looks at it: what lies on what, and how the card is divided. */
export function PictureTab(): ReactElement {
  const { image, lastImage } = useComposerContext();
  const shown = image ?? lastImage;
  if (shown === null)
    return <p className="p-4 text-ink-2 text-sm">Mend the problems below to see the image.</p>;
  return (
    <div className={cn('space-y-6 p-4', image === null && 'opacity-55')}>
      {image === null ? <p className="text-ink-2 text-xs">This is the last choice that worked.</p> : null}
      <StackPicture image={shown} />
      <CardPicture image={shown} />
    </div>
  );
}
