'use client';
import type { Comparison } from '@boardwright/api/schemas/comparison';
import { ArrowLeftRight, Check, ChevronLeft, Link2 } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type ReactElement, useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { compareHref } from '../compare-queries.ts';
import { ComparedImage } from './compared-image.tsx';

/** Copies the address with the tab that is open, and says so. */
function CopyLink(): ReactElement {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  const [path, search] = [usePathname(), useSearchParams()?.toString() ?? ''];
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => {
    const address = `${location.origin}${path}${search === '' ? '' : `?${search}`}`;
    navigator.clipboard.writeText(address).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    );
  };
  const Icon = said === 'copied' ? Check : Link2;
  return (
    <Button onClick={copy}>
      <Icon className="size-4" aria-hidden />
      <span role="status">
        {said === 'copied' ? 'Link copied' : said === 'refused' ? 'The browser refused' : 'Copy link'}
      </span>
    </Button>
  );
}

/** What is compared with what, with the ways to compare something else. */
export function CompareHeader({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const router = useRouter();
  const search = useSearchParams()?.toString() ?? '';
  const { from, to } = comparison;
  const go = (first: string, second: string): void =>
    router.push(`${compareHref(first, second)}${search === '' ? '' : `?${search}`}`);
  return (
    <header>
      <Link
        href={`/images/${encodeURIComponent(to.id)}`}
        className="inline-flex max-w-full items-center gap-0.5 text-ink-2 text-xs hover:text-ink"
      >
        <ChevronLeft className="size-3.5 shrink-0" aria-hidden />
        <span className="truncate">{to.name}</span>
      </Link>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h1 className="font-semibold text-xl tracking-tight">Compare images</h1>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => go(to.id, from.id)}>
            <ArrowLeftRight className="size-4" aria-hidden />
            Swap
          </Button>
          <CopyLink />
        </div>
      </div>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <ComparedImage side="From" image={from} except={to.id} onChoose={(id) => go(id, to.id)} />
        <ComparedImage side="To" image={to} except={from.id} onChoose={(id) => go(from.id, id)} />
      </div>
    </header>
  );
}
