import type { ImageDetail } from '@boardwright/api/schemas/image';
import { formatBytes } from '@boardwright/core/units';
import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { FlashCommands, HostSystem } from '../flash-commands.ts';

/** The files the commands below it read. Other ways to get the same image stand beside the button. */
export function FlashDownload(props: {
  readonly image: ImageDetail;
  readonly commands: FlashCommands;
  readonly system: HostSystem;
}): ReactElement {
  const { packed } = props.commands;
  const bmap =
    props.system === 'linux' ? props.image.artifacts.find(({ kind }) => kind === 'bmap') : undefined;
  return (
    <div>
      <p className="mb-1.5 font-medium text-sm">Download</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button asChild size="sm">
          <a href={packed.href} download={packed.fileName}>
            <Download className="size-3.5" aria-hidden />
            Image, {formatBytes(packed.sizeBytes)}
          </a>
        </Button>
        {bmap ? (
          <Button asChild size="sm">
            <a href={bmap.href} download={bmap.fileName}>
              <Download className="size-3.5" aria-hidden />
              Block map
            </a>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
