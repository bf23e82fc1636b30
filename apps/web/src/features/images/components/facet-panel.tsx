'use client';
import type { ImageFacets } from '@boardwright/api/schemas/image-facets';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { catalogQuery } from '#features/boards/catalog-queries.ts';
import { type ListState, toggled } from '../image-list-url.ts';
import { ageWord, FACET_WORDS, offeredValues, sizeWord, valueWord } from '../image-list-words.ts';
import { FacetChoice, FacetGroup } from './facet-group.tsx';

/** Everything the list can be narrowed by, with what each choice would show. */
export function FacetPanel(props: {
  readonly facets: ImageFacets | undefined;
  /** Null unless the counts could not be read. */
  readonly onRetry: (() => void) | null;
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
}): ReactElement {
  const { facets, state, onChange } = props;
  const name = useId();
  const catalog = useQuery(catalogQuery).data;
  if (facets === undefined && props.onRetry !== null) {
    return (
      <div role="alert" className="space-y-2 px-1 py-3 text-ink-2 text-sm">
        <p>The filters could not be loaded.</p>
        <Button size="sm" onClick={props.onRetry}>
          Try again
        </Button>
      </div>
    );
  }
  if (facets === undefined) {
    return (
      <Loading label="Loading filters">
        <div className="space-y-2 py-3">
          {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
            <Skeleton key={key} className="h-5" />
          ))}
        </div>
      </Loading>
    );
  }
  const anySize = state.minSizeMiB === null && state.maxSizeMiB === null;
  return (
    <div>
      {FACET_WORDS.map(([facet, title]) => (
        <FacetGroup
          key={facet}
          title={title}
          choices={offeredValues(facets, facet, state[facet]).map(({ value, count }) => (
            <FacetChoice
              key={value}
              type="checkbox"
              label={valueWord(facet, value, catalog)}
              count={count}
              checked={(state[facet] as readonly string[] | null)?.includes(value) ?? false}
              onChange={() => onChange({ [facet]: toggled<string>(state[facet], value) })}
            />
          ))}
        />
      ))}
      <FacetGroup
        title="Size of the image"
        choices={[
          <FacetChoice
            key="any"
            type="radio"
            name={`${name}-size`}
            label="Any size"
            count={null}
            checked={anySize}
            onChange={() => onChange({ minSizeMiB: null, maxSizeMiB: null })}
          />,
          ...facets.sizes.map(({ minSizeMiB, maxSizeMiB, count }) => (
            <FacetChoice
              key={minSizeMiB}
              type="radio"
              name={`${name}-size`}
              label={sizeWord(minSizeMiB, maxSizeMiB)}
              count={count}
              checked={!anySize && (state.minSizeMiB ?? 0) === minSizeMiB && state.maxSizeMiB === maxSizeMiB}
              onChange={() => onChange({ minSizeMiB: minSizeMiB || null, maxSizeMiB })}
            />
          )),
        ]}
      />
      <FacetGroup
        title="Age"
        choices={[
          <FacetChoice
            key="any"
            type="radio"
            name={`${name}-age`}
            label="Any age"
            count={null}
            checked={state.maxAgeDays === null}
            onChange={() => onChange({ maxAgeDays: null })}
          />,
          ...facets.ages.map(({ maxAgeDays, count }) => (
            <FacetChoice
              key={maxAgeDays}
              type="radio"
              name={`${name}-age`}
              label={ageWord(maxAgeDays)}
              count={count}
              checked={state.maxAgeDays === maxAgeDays}
              onChange={() => onChange({ maxAgeDays })}
            />
          )),
        ]}
      />
      <FacetGroup
        title="Kept for good"
        choices={[
          <FacetChoice
            key="pinned"
            type="checkbox"
            label="Pinned"
            count={facets.pinned}
            checked={state.pinned === 'true'}
            onChange={() => onChange({ pinned: state.pinned === 'true' ? null : 'true' })}
          />,
        ]}
      />
    </div>
  );
}
