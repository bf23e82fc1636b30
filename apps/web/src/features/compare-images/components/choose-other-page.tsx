'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { imageQuery } from '#features/images/image-queries.ts';
import { compareHref } from '../compare-queries.ts';
import { ImageChooser } from './image-chooser.tsx';

/** Where a comparison starts: one image is given, the other is chosen here. */
export function ChooseOtherPage({ id }: { readonly id: string }): ReactElement {
  const router = useRouter();
  const image = useQuery(imageQuery(id));
  return (
    <div className="max-w-3xl px-4 py-5 sm:px-6">
      <Link
        href={`/images/${encodeURIComponent(id)}`}
        className="inline-flex items-center gap-0.5 text-ink-2 text-xs hover:text-ink"
      >
        <ChevronLeft className="size-3.5" aria-hidden />
        {image.data?.name ?? 'Image'}
      </Link>
      <h1 className="mt-1 break-words font-semibold text-xl tracking-tight">
        Compare {image.data?.name ?? 'this image'} with another
      </h1>
      <p className="mt-1 text-ink-2 text-sm">
        Packages, kernel configuration, sizes, files and spec, from the other image to this one.
      </p>
      <div className="mt-5 rounded-md border bg-panel">
        <ImageChooser except={id} onChoose={(other) => router.push(compareHref(other, id))} />
      </div>
    </div>
  );
}
