'use client';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** A page or panel that could not be loaded: why, and a way to try again. */
export function FailureNotice(props: {
  readonly what: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
}): ReactElement {
  const reason = props.error instanceof Error ? props.error.message : String(props.error);
  return (
    <Notice
      role="alert"
      tone="failed"
      title={`${props.what} could not be loaded.`}
      actions={
        props.onRetry ? (
          <Button size="sm" onClick={props.onRetry}>
            Try again
          </Button>
        ) : undefined
      }
    >
      {reason}
    </Notice>
  );
}
