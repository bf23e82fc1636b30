'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { type ReactElement, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Select, type SelectOption } from '#components/ui/select.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { diffQuery, versionsQuery } from '../recipe-queries.ts';
import { DiffView } from './diff-view.tsx';

interface Pair {
  readonly from: number;
  readonly to: number;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function VersionChoice(props: {
  readonly label: string;
  readonly value: number;
  readonly options: readonly SelectOption[];
  readonly onChange: (number: number) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="text-ink-2 text-sm">
        {props.label}
      </label>
      <Select
        id={id}
        className="h-8 min-w-0 max-w-full text-xs"
        value={String(props.value)}
        onValueChange={(value) => props.onChange(Number(value))}
        options={props.options}
      />
    </div>
  );
}

/** What differs between any two versions. */
export function CompareTab(props: {
  readonly recipe: RecipeDetail;
  readonly pair: Pair;
  readonly onChoose: (pair: Partial<Pair>) => void;
}): ReactElement {
  const { recipe, pair } = props;
  const versions = useInfiniteQuery(versionsQuery(recipe.id));
  const diff = useQuery(diffQuery(recipe.id, pair.from, pair.to));
  const known = versions.data?.pages.flatMap((page) => page.versions) ?? [recipe.current];
  const notes = new Map(known.map(({ number, note }) => [number, note]));
  const numbers = [...new Set([...notes.keys(), pair.from, pair.to])].sort((a, b) => b - a);
  const options = numbers.map((number) => ({
    value: String(number),
    label: `${number}${notes.get(number) ? `: ${shortened(notes.get(number) ?? '')}` : ''}`,
  }));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <VersionChoice
          label="From version"
          value={pair.from}
          options={options}
          onChange={(from) => props.onChoose({ from, to: pair.to })}
        />
        <VersionChoice
          label="to version"
          value={pair.to}
          options={options}
          onChange={(to) => props.onChoose({ from: pair.from, to })}
        />
        <Button size="sm" onClick={() => props.onChoose({ from: pair.to, to: pair.from })}>
          <ArrowLeftRight className="size-3.5" aria-hidden />
          Swap
        </Button>
        {versions.hasNextPage ? (
          <Button variant="ghost" size="sm" onClick={() => void versions.fetchNextPage()}>
            List older versions
          </Button>
        ) : null}
      </div>
      {diff.data ? (
        <DiffView diff={diff.data} />
      ) : diff.isError ? (
        <FailureNotice what="The comparison" error={diff.error} onRetry={() => void diff.refetch()} />
      ) : (
        <Loading label="Comparing the versions">
          <Skeleton className="h-96" />
        </Loading>
      )}
    </div>
  );
}
