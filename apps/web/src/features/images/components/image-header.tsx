'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import { formatBytes } from '@boardwright/core/units';
import { ChevronLeft, Download, Pin } from 'lucide-react';
import Link from 'next/link';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Hash } from '#components/ui/hash.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { compareHref } from '#features/compare-images/compare-queries.ts';
import { composeHref } from '#features/compose/spec-url.ts';
import { usePermissions } from '#features/team/team-queries.ts';
import { roughDuration } from '#lib/times.ts';
import { possibleMoves } from '../channel-words.ts';
import { ChannelBadge } from './channel-badge.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { DeleteButton } from './delete-button.tsx';
import { ExpiryLine } from './expiry-line.tsx';
import { PinButton } from './pin-button.tsx';

export function ImageHeader({ image }: { readonly image: ImageDetail }): ReactElement {
  const [moving, setMoving] = useState(false);
  const permissions = usePermissions();
  const moves = possibleMoves(image.channel, permissions ?? new Set());
  const packed =
    image.artifacts.find((artifact) => artifact.kind === 'img.zst') ??
    image.artifacts.find((artifact) => artifact.kind === 'img.xz');
  return (
    <header>
      <Link href="/images" className="inline-flex items-center gap-0.5 text-ink-2 text-xs hover:text-ink">
        <ChevronLeft className="size-3.5" aria-hidden />
        Images
      </Link>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-xl tracking-tight">{image.name}</h1>
          <ChannelBadge channel={image.channel} />
          {image.pinnedAt === null ? null : (
            <span className="inline-flex items-center gap-1 text-ink-2 text-xs">
              <Pin className="size-3" aria-hidden />
              Kept for good
            </span>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          {permissions?.has('build') ? <PinButton image={image} /> : null}
          {permissions?.has('release') ? <DeleteButton image={image} /> : null}
          {moves.length > 0 ? <Button onClick={() => setMoving(true)}>Change channel</Button> : null}
          <Button asChild>
            <Link href={compareHref(image.id)}>Compare with…</Link>
          </Button>
          <Button asChild>
            <Link href={composeHref(image.spec)}>Compose from this</Link>
          </Button>
          {packed ? (
            <Button asChild variant="primary">
              <a href={packed.href} download={packed.fileName}>
                <Download className="size-4" aria-hidden />
                Download image, {formatBytes(packed.sizeBytes)}
              </a>
            </Button>
          ) : null}
        </div>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-ink-2 text-sm">
        <Link href={`/boards/${encodeURIComponent(image.board)}`} className="link font-mono text-xs">
          {image.board}
        </Link>
        <span>
          {image.engine} <span className="font-mono text-xs">{image.release}</span>
        </span>
        <span>
          built <TimeAgo iso={image.createdAt} /> in {roughDuration(image.buildMs)}
        </span>
        {image.expiry ? <ExpiryLine expiry={image.expiry} /> : null}
        {image.recipe ? (
          <Link href={`/recipes/${encodeURIComponent(image.recipe.id)}`} className="link">
            {image.recipe.name}, version {image.recipe.version}
          </Link>
        ) : null}
        {image.buildId ? (
          <Link href={`/builds/${encodeURIComponent(image.buildId)}`} className="link">
            Build and log
          </Link>
        ) : null}
        <span className="inline-flex items-center gap-1.5">
          image sha256 <Hash value={image.sha256} label="sha256 of the unpacked image" />
        </span>
      </div>
      <ChannelDialog image={image} moves={moves} open={moving} onOpenChange={setMoving} />
    </header>
  );
}
