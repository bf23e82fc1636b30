import type { Owner } from './types.ts';

type Labels = Record<string, string>;

/** Label every container, volume and network of one Boardwright instance carries. */
export const INSTANCE_LABEL = 'bw.instance';

/** @returns labels that tie a thing to the attempt of the build that made it */
export function ownerLabels(instance: string, owner: Owner): Labels {
  return {
    [INSTANCE_LABEL]: instance,
    'bw.build': owner.buildId,
    'bw.stage': owner.stage,
    'bw.worker': owner.workerId,
    'bw.attempt': String(owner.attempt),
  };
}

/** @returns undefined for things that belong to the instance and to no build, such as the apt cache */
export function ownerOf(labels: Labels): Owner | undefined {
  const buildId = labels['bw.build'];
  const stage = labels['bw.stage'];
  const workerId = labels['bw.worker'];
  const attempt = Number(labels['bw.attempt']);
  if (buildId === undefined || stage === undefined || workerId === undefined || Number.isNaN(attempt)) {
    return undefined;
  }
  return { buildId, stage, workerId, attempt };
}

/** @returns name the engine accepts and a person can read, at most 100 characters */
export function resourceName(instance: string, owner: Owner, role: string): string {
  const words = ['bw', instance, owner.buildId, owner.stage, `a${owner.attempt}`, role];
  return words
    .map((word) => word.replaceAll(/[^A-Za-z0-9_-]/g, '-').slice(0, 40))
    .join('-')
    .slice(0, 150);
}
