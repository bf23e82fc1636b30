import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { BoardsPage } from '#features/boards/components/boards-page.tsx';

export const metadata: Metadata = { title: 'Boards' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <BoardsPage />
    </Suspense>
  );
}
