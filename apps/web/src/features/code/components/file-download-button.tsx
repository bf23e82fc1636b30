'use client';
import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { saveFile } from '#lib/save-file.ts';

/** Saves one file of a tree under its own name. */
export function FileDownloadButton(props: { readonly path: string; readonly content: string }): ReactElement {
  const label = `Download ${props.path}`;
  return (
    <Button
      variant="ghost"
      size="iconSm"
      aria-label={label}
      title={label}
      onClick={() => saveFile(props.content, props.path.split('/').at(-1) ?? props.path)}
      className="size-6"
    >
      <Download className="size-3.5" aria-hidden />
    </Button>
  );
}
