'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { TextViewer } from '#components/ui/text-viewer.tsx';
import type { ImageEvidence } from '../image-evidence.ts';
import { artifactTextQuery } from '../image-queries.ts';
import { preemptionWord } from '../image-words.ts';

const CONFIG_KINDS = ['kernel.config', 'kernel-config', 'config'];

export function KernelTab(props: {
  readonly image: ImageDetail;
  readonly evidence: ImageEvidence | null;
  readonly resolved: ResolvedImage;
}): ReactElement {
  const { evidence, resolved } = props;
  const guest = evidence?.boot?.guest ?? null;
  const config = props.image.artifacts.find((artifact) => CONFIG_KINDS.includes(artifact.kind));
  const text = useQuery(artifactTextQuery(config?.href ?? null));
  const facts: readonly (readonly [string, string | null])[] = [
    ['Release', evidence?.kernelRelease ?? null],
    ['Running kernel', evidence?.uname ?? null],
    ['/sys/kernel/realtime', guest ? (guest.realtimeSysfs ?? 'no such file') : null],
    ['Command line', guest?.cmdline ?? null],
  ];
  return (
    <div className="space-y-8">
      <section aria-labelledby="kernel-title">
        <h2 id="kernel-title" className="font-medium text-md">
          {preemptionWord(resolved.kernel.preemption)}
        </h2>
        <p className="mt-0.5 text-ink-2 text-sm">{resolved.kernel.because}</p>
        <dl className="mt-3 max-w-5xl">
          {facts.map(([label, value]) =>
            value === null ? null : (
              <div key={label} className="grid gap-x-4 border-b py-2 sm:grid-cols-[12rem_1fr]">
                <dt className="text-ink-2 text-sm">{label}</dt>
                <dd className="font-mono text-xs leading-5 [overflow-wrap:anywhere]">{value}</dd>
              </div>
            ),
          )}
        </dl>
      </section>
      {config ? (
        <section aria-labelledby="config-title">
          <h2 id="config-title" className="mb-2 font-medium text-md">
            Kernel configuration
          </h2>
          {text.data !== undefined ? (
            <TextViewer label="Kernel configuration" text={text.data} />
          ) : text.isError ? (
            <FailureNotice
              what="The kernel configuration"
              error={text.error}
              onRetry={() => void text.refetch()}
            />
          ) : (
            <Skeleton className="h-96" />
          )}
        </section>
      ) : null}
    </div>
  );
}
