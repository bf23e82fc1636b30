'use client';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { BuildAction } from '../use-build-action.ts';

export function BuildButton(props: {
  readonly action: BuildAction;
  readonly size: 'md' | 'lg';
  readonly className?: string;
}): ReactElement {
  const { action } = props;
  return (
    <Button
      variant="primary"
      size={props.size}
      disabled={action.blocked !== null || action.busy}
      onClick={action.run}
      className={props.className}
    >
      {action.busy ? 'Starting the build' : action.label}
    </Button>
  );
}
