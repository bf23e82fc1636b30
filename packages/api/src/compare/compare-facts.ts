import type { ImageDetailRow } from '@boardwright/db/image-repository';
import { z } from 'zod';
import type { ComparedFacts } from '../schemas/comparison.ts';
import type { ImagePair } from './artifact-pair.ts';

const MaybeNumber = z.number().nullable().catch(null);

/** What is compared of the evidence; a member that an older version wrote otherwise counts as not measured. */
const Measured = z
  .object({
    rootfsUsedBytes: MaybeNumber,
    kernelRelease: z.string().nullable().catch(null),
    boot: z
      .object({
        guest: z.object({ memory: z.object({ totalMiB: z.number(), availableMiB: z.number() }) }).nullable(),
      })
      .nullable()
      .catch(null),
    cyclictest: z.object({ maxUs: z.number() }).nullable().catch(null),
  })
  .catch({ rootfsUsedBytes: null, kernelRelease: null, boot: null, cyclictest: null });

type Facts = { readonly [Name in keyof ComparedFacts]: ComparedFacts[Name]['from'] };

function factsOf(image: ImageDetailRow): Facts {
  const { rootfsUsedBytes, kernelRelease, boot, cyclictest } = Measured.parse(image.evidence);
  const memory = boot?.guest?.memory;
  const packed =
    image.artifacts.find(({ kind }) => kind === 'img.zst') ??
    image.artifacts.find(({ kind }) => kind === 'img.xz');
  return {
    imageBytes: Number(image.sizeBytes),
    downloadBytes: packed === undefined ? null : Number(packed.sizeBytes),
    rootfsBytes: rootfsUsedBytes,
    bootSeconds: image.bootSeconds,
    ramUsedMiB: memory === undefined ? null : memory.totalMiB - memory.availableMiB,
    latencyMaxUs: cyclictest?.maxUs ?? null,
    kernelRelease,
    preemption: image.preemption,
  };
}

/** The numbers a person looks at first, of both images. */
export function compareFacts(images: ImagePair): ComparedFacts {
  const [from, to] = [factsOf(images.from), factsOf(images.to)];
  const names = Object.keys(from) as (keyof Facts)[];
  return Object.fromEntries(names.map((name) => [name, { from: from[name], to: to[name] }])) as ComparedFacts;
}
