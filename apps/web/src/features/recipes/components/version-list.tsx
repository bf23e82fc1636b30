'use client';
import type { RecipeDetail, RecipeVersionView } from '@boardwright/api/schemas/recipe';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { versionsQuery } from '../recipe-queries.ts';
import { useRestoreVersion } from '../use-recipe-actions.ts';

function VersionRow(props: {
  readonly version: RecipeVersionView;
  readonly isCurrent: boolean;
  readonly onCompare: (() => void) | undefined;
  readonly onRestore: (() => void) | undefined;
}): ReactElement {
  const { version, isCurrent } = props;
  return (
    <li className="flex gap-3 border-b px-3 py-2.5 last:border-b-0">
      <span className="tabular w-8 shrink-0 font-medium text-sm">{version.number}</span>
      <div className="min-w-0 flex-1">
        <p className="text-sm [overflow-wrap:anywhere]">
          {version.restoredFrom === null ? null : (
            <span className="text-ink-2">Version {version.restoredFrom} brought back. </span>
          )}
          {version.note ||
            (version.restoredFrom === null ? <span className="text-ink-3">No note</span> : null)}
        </p>
        <p className="mt-0.5 text-ink-2 text-xs">
          {isCurrent ? <span className="font-medium text-ink">Current · </span> : null}
          {version.createdBy} · <TimeAgo iso={version.createdAt} />
        </p>
      </div>
      <div className="flex shrink-0 flex-wrap items-start justify-end gap-1">
        {props.onCompare ? (
          <Button
            variant="ghost"
            size="sm"
            aria-label={`Changes of version ${version.number}`}
            onClick={props.onCompare}
          >
            Changes
          </Button>
        ) : null}
        {props.onRestore ? (
          <Button
            variant="ghost"
            size="sm"
            aria-label={`Restore version ${version.number}`}
            onClick={props.onRestore}
          >
            Restore
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Every version, newest first. */
export function VersionList(props: {
  readonly recipe: RecipeDetail;
  readonly mayBuild: boolean;
  readonly onCompare: (from: number, to: number) => void;
}): ReactElement {
  const { recipe } = props;
  const versions = useInfiniteQuery(versionsQuery(recipe.id));
  const restore = useRestoreVersion(recipe);
  const [asked, setAsked] = useState<number | null>(null);
  const mayRestore = props.mayBuild && recipe.archivedAt === null;
  if (versions.isPending) {
    return (
      <Loading label="Loading the history">
        <div className="space-y-4 rounded-md border bg-panel p-3">
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-9" />
          ))}
        </div>
      </Loading>
    );
  }
  if (versions.isError) {
    return (
      <FailureNotice what="The history" error={versions.error} onRetry={() => void versions.refetch()} />
    );
  }
  const rows = versions.data.pages.flatMap((page) => page.versions);
  return (
    <>
      <ol reversed aria-label="Versions" className="rounded-md border bg-panel">
        {rows.map((version) => {
          const { number } = version;
          const isCurrent = number === recipe.current.number;
          return (
            <VersionRow
              key={number}
              version={version}
              isCurrent={isCurrent}
              onCompare={number === 1 ? undefined : () => props.onCompare(number - 1, number)}
              onRestore={mayRestore && !isCurrent ? () => setAsked(number) : undefined}
            />
          );
        })}
      </ol>
      {versions.hasNextPage ? (
        <div className="flex justify-center pt-3">
          <Button onClick={() => void versions.fetchNextPage()} disabled={versions.isFetchingNextPage}>
            {versions.isFetchingNextPage ? 'Loading' : 'Show older versions'}
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        tone="plain"
        title={`Restore version ${asked ?? ''}`}
        description={`A new version ${recipe.current.number + 1} will say what version ${asked ?? ''} says. Nothing between is lost.`}
        confirmLabel="Restore"
        cancelLabel="Keep the current one"
        onConfirm={() => {
          if (asked !== null) restore.mutate(asked);
        }}
      />
    </>
  );
}
