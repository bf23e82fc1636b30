import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { RecipePage } from '#features/recipes/components/recipe-page.tsx';

export const metadata: Metadata = { title: 'Recipe' };

export default async function Page({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}): Promise<ReactElement> {
  const { id } = await params;
  return (
    <Suspense>
      <RecipePage id={decodeURIComponent(id)} />
    </Suspense>
  );
}
