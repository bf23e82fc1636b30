import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export default function NotFound(): ReactElement {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        wholePage
        title="There is no page at this address"
        action={
          <Button asChild variant="primary">
            <Link href="/compose">Go to Compose</Link>
          </Button>
        }
      >
        The link may be cut off, or what it led to was removed.
      </EmptyState>
    </main>
  );
}
