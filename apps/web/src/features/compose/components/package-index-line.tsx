'use client';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { isBeingMade, type usePackageIndex } from '../use-package-search.ts';

const TYPING_WORKS = 'Until then a name you type is checked when the build starts.';

/** Where the index stands: what can be searched, how it comes when it is not there, what went wrong. */
export function PackageIndexLine(props: {
  readonly release: string;
  readonly state: ReturnType<typeof usePackageIndex>;
}): ReactElement {
  const { index, failed, request, requesting } = props.state;
  const button = (label: string): ReactElement => (
    <Button size="sm" onClick={request} disabled={requesting}>
      {label}
    </Button>
  );
  if (failed) {
    return (
      <p role="status" className="mt-1.5 text-ink-2 text-xs">
        The package search does not answer. A name you type is added all the same and checked when the build
        starts.
      </p>
    );
  }
  if (index === undefined) return <Skeleton className="mt-2 h-4 w-72" />;
  const searchable =
    index.indexedAt === null
      ? null
      : `${index.packages.toLocaleString('en')} packages of Buildroot ${index.version ?? props.release} can be searched.`;
  if (isBeingMade(index)) {
    const doing = index.state === 'queued' ? 'It waits for a worker' : index.step || 'A worker has begun';
    return (
      <Notice
        tone="running"
        role="status"
        className="mt-3"
        title={`The packages of Buildroot ${props.release} are being indexed. ${doing}.`}
      >
        {searchable ?? TYPING_WORKS}
      </Notice>
    );
  }
  if (index.state === 'failed') {
    return (
      <Notice
        tone="failed"
        role="status"
        className="mt-3"
        title={`The packages of Buildroot ${props.release} could not be indexed. ${index.failure ?? ''}`}
        actions={button('Try again')}
      >
        {searchable ?? TYPING_WORKS}
      </Notice>
    );
  }
  if (searchable === null) {
    return (
      <Notice
        tone="attention"
        role="status"
        className="mt-3"
        title={`The packages of Buildroot ${props.release} can't be searched yet.`}
        actions={button('Index the packages')}
      >
        A worker fetches Buildroot and reads it, which takes a few minutes the first time; a build of the
        release has it done too. {TYPING_WORKS}
      </Notice>
    );
  }
  if (!index.outdated)
    return (
      <p role="status" className="mt-1.5 text-ink-2 text-xs">
        {searchable}
      </p>
    );
  return (
    <Notice
      tone="attention"
      role="status"
      className="mt-3"
      title={`${searchable} Builds use another version by now.`}
      actions={button('Index again')}
    />
  );
}
