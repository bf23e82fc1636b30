'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import { formatBytes } from '@boardwright/core/units';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { ChannelBadge } from '#features/images/components/channel-badge.tsx';

/** Images of the recipe, with the version each is of. */
export function RecipeImages({ recipe }: { readonly recipe: RecipeDetail }): ReactElement {
  if (recipe.images.length === 0) {
    return (
      <EmptyState title="No image yet">
        Images built from this recipe, and finished images of the very same spec, appear here.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Images of the recipe" className="rounded-md border bg-panel">
      {recipe.images.map((image) => (
        <li
          key={image.id}
          className="relative flex items-center gap-4 border-b px-4 py-3 transition-colors last:border-b-0 hover:bg-hover/60"
        >
          <span className="tabular w-20 shrink-0 text-sm">version {image.version}</span>
          <div className="min-w-0 flex-1">
            <Link
              href={`/images/${encodeURIComponent(image.id)}`}
              title={image.name}
              className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
            >
              {image.name}
            </Link>
            <p className="truncate font-mono text-ink-2 text-xs">{image.board}</p>
          </div>
          <ChannelBadge channel={image.channel} />
          <p className="tabular hidden w-20 text-right text-ink-2 text-xs md:block">
            {formatBytes(image.sizeBytes)}
          </p>
          <p className="w-20 shrink-0 text-right text-ink-2 text-xs">
            <TimeAgo iso={image.createdAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}
