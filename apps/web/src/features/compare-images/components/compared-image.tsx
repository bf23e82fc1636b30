'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import Link from 'next/link';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { ImageChooser } from './image-chooser.tsx';

/** One of the two images, and a way to take another in its place. */
export function ComparedImage(props: {
  readonly side: 'From' | 'To';
  readonly image: ImageView;
  readonly except: string;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const [choosing, setChoosing] = useState(false);
  const { image } = props;
  return (
    <section
      aria-label={`${props.side}: ${image.name}`}
      className="flex min-w-0 items-start justify-between gap-3 rounded-md border bg-panel p-3"
    >
      <div className="min-w-0">
        <p className="text-ink-3 text-xs">{props.side}</p>
        <Link
          href={`/images/${encodeURIComponent(image.id)}`}
          className="block truncate font-medium hover:underline"
        >
          {image.name}
        </Link>
        <p className="truncate text-ink-2 text-xs">
          <span className="font-mono">{image.board}</span> · {image.engine}{' '}
          <span className="font-mono">{image.release}</span> · {image.channel} ·{' '}
          <TimeAgo iso={image.createdAt} />
        </p>
      </div>
      <Button size="sm" aria-label={`Choose another image: ${props.side}`} onClick={() => setChoosing(true)}>
        Choose another
      </Button>
      <Dialog
        open={choosing}
        onOpenChange={setChoosing}
        title={props.side === 'From' ? 'Compare from another image' : 'Compare to another image'}
      >
        <div className="mt-3 rounded-md border">
          <ImageChooser
            autoFocus
            except={props.except}
            onChoose={(id) => {
              setChoosing(false);
              props.onChoose(id);
            }}
          />
        </div>
      </Dialog>
    </section>
  );
}
