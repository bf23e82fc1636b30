'use client';
import { formatBytes } from '@boardwright/core/units';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { preemptionWord } from '#features/images/image-words.ts';
import { imagesToChooseQuery } from '../compare-queries.ts';

/** A list of the team's images that typing narrows; arrow keys and Enter choose. */
export function ImageChooser(props: {
  /** Not offered: the image it is compared with. */
  readonly except: string;
  readonly onChoose: (id: string) => void;
  readonly autoFocus?: boolean;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const name = useDeferredValue(typed.trim());
  const images = useQuery(imagesToChooseQuery(name));
  const offered = images.data?.images.filter((image) => image.id !== props.except) ?? [];
  return (
    <Command label="Choose an image" shouldFilter={false} loop className="overflow-hidden">
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        autoFocus={props.autoFocus}
        placeholder="Search by name"
        className="h-11 w-full border-b bg-transparent px-4 text-md outline-none placeholder:text-ink-3"
      />
      <Command.List className="max-h-[50vh] overflow-auto p-1.5">
        {images.data ? (
          <Command.Empty className="px-3 py-8 text-center text-ink-2 text-sm">
            {name === '' ? 'There is no other image yet.' : 'No image of that name.'}
          </Command.Empty>
        ) : null}
        {offered.map((image) => (
          <Command.Item
            key={image.id}
            value={image.id}
            onSelect={() => props.onChoose(image.id)}
            className="flex cursor-pointer items-center gap-4 rounded-md px-2.5 py-2 text-sm data-[selected=true]:bg-hover"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{image.name}</span>
              <span className="block truncate text-ink-2 text-xs">
                <span className="font-mono">{image.board}</span> · {image.engine}{' '}
                <span className="font-mono">{image.release}</span> · {preemptionWord(image.preemption)}
              </span>
            </span>
            <span className="shrink-0 text-right text-ink-2 text-xs">
              <span className="block">
                <TimeAgo iso={image.createdAt} />
              </span>
              <span className="tabular block">{formatBytes(image.sizeBytes)}</span>
            </span>
          </Command.Item>
        ))}
      </Command.List>
      {images.isPending ? (
        <p role="status" className="px-3 py-8 text-center text-ink-2 text-sm">
          Loading images
        </p>
      ) : null}
      {images.isError ? (
        <p role="alert" className="px-3 py-8 text-center text-fail text-sm">
          {images.error.message}
        </p>
      ) : null}
    </Command>
  );
}
