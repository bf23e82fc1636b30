'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { meQuery } from '#features/account/account-queries.ts';

export function TeamName(): ReactElement {
  const me = useQuery(meQuery);
  if (!me.data) return <Skeleton className="mt-1 h-3 w-20" />;
  return (
    <div className="truncate text-ink-2 text-xs leading-4" title={me.data.team.name}>
      {me.data.team.name}
    </div>
  );
}
