'use client';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { useMutation } from '@tanstack/react-query';
import { apiPostBlob } from '#lib/api-client.ts';
import { saveFile } from '#lib/save-file.ts';

/** Has the server pack the tree of a spec, static files included, and the browser save it. */
export function useTreeDownload(spec: ImageSpec | null): {
  readonly busy: boolean;
  /** Why the tree of this very spec could not be had. */
  readonly error: string | null;
  readonly run: () => void;
} {
  const download = useMutation({
    mutationFn: (wanted: ImageSpec) => apiPostBlob('render/archive', { spec: wanted }),
    onSuccess: (archive, { name }) => saveFile(archive, `${name}.zip`),
  });
  return {
    busy: download.isPending,
    error: download.isError && download.variables === spec ? download.error.message : null,
    run: () => {
      if (spec !== null && !download.isPending) download.mutate(spec);
    },
  };
}
