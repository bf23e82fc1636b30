'use client';
import type { ReactElement } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';

/** A bug of ours reached a page: say so plainly and offer a way on. */
export default function PageError(props: {
  readonly error: Error;
  readonly reset: () => void;
}): ReactElement {
  return (
    <div className="mx-auto max-w-xl p-6">
      <FailureNotice what="This page" error={props.error} onRetry={props.reset} />
    </div>
  );
}
