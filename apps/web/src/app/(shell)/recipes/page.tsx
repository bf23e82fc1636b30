import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { RecipesPage } from '#features/recipes/components/recipes-page.tsx';

export const metadata: Metadata = { title: 'Recipes' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <RecipesPage />
    </Suspense>
  );
}
