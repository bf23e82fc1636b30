'use client';
import { type Estimate, estimate } from '@boardwright/catalog/estimate';
import { useMemo } from 'react';
import { useComposerContext } from './composer-context.ts';

/** The server's estimate, which knows finished builds, or at once the one from package facts. */
export function useEstimate(fromServer: Estimate | null): Estimate | null {
  const { image, lastImage } = useComposerContext();
  const shown = image ?? lastImage;
  const local = useMemo(() => (shown === null ? null : estimate(shown)), [shown]);
  return image === null ? local : (fromServer ?? local);
}
