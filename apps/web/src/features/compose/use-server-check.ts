'use client';
import type { ResolveResult } from '@boardwright/api/schemas/resolve';
import type { Estimate } from '@boardwright/catalog/estimate';
import type { Issue } from '@boardwright/catalog/issue';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { specHash } from '@boardwright/spec/spec-hash';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { apiPost } from '#lib/api-client.ts';

const SETTLE_MS = 350;

/** What only the server knows of a spec: whether its image exists, estimates from finished builds, and which packages there are. */
export function useServerCheck(spec: ImageSpec | null): {
  readonly existingImageId: string | null;
  readonly estimate: Estimate | null;
  readonly issues: readonly Issue[];
} {
  const [settled, setSettled] = useState(spec);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(spec), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [spec]);
  const check = useQuery({
    queryKey: ['resolve', settled === null ? null : specHash(settled)],
    queryFn: () => apiPost<ResolveResult>('resolve', { spec: settled }),
    enabled: settled !== null,
    staleTime: 10_000,
  });
  const current = settled === spec ? check.data : undefined;
  return {
    existingImageId: current?.existingImageId ?? null,
    estimate: (current?.estimate as Estimate | null | undefined) ?? null,
    issues: (current?.issues as readonly Issue[] | undefined) ?? [],
  };
}
