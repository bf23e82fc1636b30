'use client';
import type { ArtifactView } from '@boardwright/api/schemas/image';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { TextViewer } from '#components/ui/text-viewer.tsx';
import { artifactTextQuery } from '../image-queries.ts';

/** Everything the serial console said, from power-on to the login prompt. */
export function BootTranscript({
  artifacts,
}: {
  readonly artifacts: readonly ArtifactView[];
}): ReactElement | null {
  const artifact = artifacts.find((candidate) => candidate.kind === 'boot.log');
  const transcript = useQuery(artifactTextQuery(artifact?.href ?? null));
  if (!artifact) return null;
  return (
    <section aria-labelledby="transcript-title">
      <h2 id="transcript-title" className="mb-2 font-medium text-md">
        Boot transcript
      </h2>
      {transcript.data !== undefined ? (
        <TextViewer label="Boot transcript" text={transcript.data} />
      ) : transcript.isError ? (
        <FailureNotice
          what="The boot transcript"
          error={transcript.error}
          onRetry={() => void transcript.refetch()}
        />
      ) : (
        <Skeleton className="h-80" />
      )}
    </section>
  );
}
