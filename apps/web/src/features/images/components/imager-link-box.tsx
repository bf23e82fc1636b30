'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ImagerLink } from '@boardwright/api/schemas/share-link';
import { permissionToShare } from '@boardwright/core/image-channel';
import { roleFor } from '@boardwright/core/team-role';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { usePermissions } from '#features/team/team-queries.ts';
import { apiPost } from '#lib/api-client.ts';

/** Makes a link to this image for Raspberry Pi Imager and opens it there. */
export function ImagerLinkBox(props: {
  readonly image: ImageDetail;
  readonly boardTitle: string;
}): ReactElement {
  const create = useMutation({
    mutationFn: () => apiPost<ImagerLink>(`images/${encodeURIComponent(props.image.id)}/imager-link`),
    // The browser asks whether Imager may open; without Imager nothing happens, so the address is shown as well
    onSuccess: ({ openUrl }) => location.assign(openUrl),
  });
  const link = create.data;
  const reasonId = useId();
  const permissions = usePermissions();
  const needed = permissionToShare(props.image.channel);
  const mayLink = permissions?.has(needed) ?? false;
  return (
    <div className="mt-1.5">
      <p className="text-ink-2 text-sm">
        It downloads, writes and compares by itself. Choose {props.boardTitle} as the device, then{' '}
        {props.image.name}.
      </p>
      <div className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        {link ? (
          <Button asChild variant="primary">
            <a href={link.openUrl}>Open in Imager</a>
          </Button>
        ) : (
          <Button
            variant="primary"
            onClick={() => create.mutate()}
            disabled={create.isPending || !mayLink}
            aria-describedby={permissions && !mayLink ? reasonId : undefined}
          >
            {create.isPending ? 'Making a link' : 'Open in Imager'}
          </Button>
        )}
        <span className="text-ink-2 text-xs">Needs Imager 2.0.3 or newer.</span>
      </div>
      {permissions && !mayLink ? (
        <p id={reasonId} className="mt-2 text-ink-2 text-sm">
          This image is not released, and a link opens it without a sign-in: that takes the role{' '}
          {roleFor(needed)}. You can download it and choose the file in Imager.
        </p>
      ) : null}
      {create.isError ? (
        <Notice tone="failed" role="alert" className="mt-3" title="The link could not be made.">
          {create.error.message}
        </Notice>
      ) : null}
      {link ? (
        <div className="mt-4 space-y-3" role="status">
          <div>
            <p className="mb-1.5 text-sm">
              Did not open? In Imager, App Options, Content Repository, use this address:
            </p>
            <CommandLine command={link.url} label="Copy the address of the repository" />
          </div>
          <div>
            <p className="mb-1.5 text-sm">Or start any Imager with it:</p>
            <CommandLine command={`rpi-imager --repo "${link.url}"`} label="Copy the command" />
          </div>
          <p className="text-ink-2 text-xs">
            Whoever has this address can download this one image until{' '}
            {new Date(link.expiresAt).toLocaleString()}.
          </p>
        </div>
      ) : null}
    </div>
  );
}
