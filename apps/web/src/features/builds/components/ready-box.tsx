import type { BuildDetail } from '@boardwright/api/schemas/build';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';

/** The build is done: the way to its image. */
export function ReadyBox(props: { readonly build: BuildDetail; readonly imageId: string }): ReactElement {
  return (
    <section
      aria-label="Result"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md border border-ok/40 bg-ok-soft p-4"
    >
      <StateMark state="ok" />
      <p className="min-w-0 flex-1 text-sm">
        {props.build.cached
          ? 'An equal image was already built, so nothing had to run.'
          : 'The image passed its checks and can be flashed.'}
      </p>
      <Button asChild variant="primary">
        <Link href={`/images/${encodeURIComponent(props.imageId)}`}>Open the image</Link>
      </Button>
    </section>
  );
}
