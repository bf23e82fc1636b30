import type { ContainerCreateOptions, MountSettings } from 'dockerode';
import type { DockerEngine } from './docker-engine.ts';
import { ownerLabels, resourceName } from './docker-labels.ts';
import { mountOf } from './docker-volumes.ts';
import type { StageRun } from './types.ts';

const MIB = 1024 * 1024;
/** Time between the dead-man timer's polite and its final signal, seconds. */
const KILL_AFTER_SECONDS = 10;

/** Names of the volumes and the network one stage's container uses. */
export interface StageVolumes {
  readonly inVolume: string | undefined;
  readonly rootfsVolume: string | undefined;
  readonly outVolume: string;
  /** By the path they are seen at. */
  readonly cacheVolumes: Readonly<Record<string, string>>;
  /** Undefined: no network. */
  readonly network: string | undefined;
}

function mountsOf(run: StageRun, volumes: StageVolumes): MountSettings[] {
  const outputs = Object.entries(run.stageOutputs).map(([id, volume]) =>
    mountOf(volume, `/stages/${id}`, true),
  );
  const caches = Object.entries(volumes.cacheVolumes).map(([path, volume]) => mountOf(volume, path, false));
  return [
    mountOf(volumes.outVolume, '/out', false),
    ...(volumes.inVolume === undefined ? [] : [mountOf(volumes.inVolume, '/in', true)]),
    ...(volumes.rootfsVolume === undefined
      ? []
      : [mountOf(volumes.rootfsVolume, '/work/rootfs', run.rootfs.mode === 'read')]),
    ...caches,
    ...outputs,
  ];
}

/**
 * The whole sandbox policy in one place.
 *
 * @param cpus - processors of the engine's host; asking for more is an error there
 * @param devices - host devices to pass on
 */
export function stageContainer(
  engine: DockerEngine,
  run: StageRun,
  volumes: StageVolumes,
  cpus: number,
  devices: readonly string[],
): ContainerCreateOptions {
  const memory = run.limits.memoryMiB * MIB;
  const seconds = Math.max(1, Math.ceil(run.limits.timeoutMs / 1000));
  return {
    name: resourceName(engine.instance, run.owner, 'run'),
    Image: run.image,
    // The dead-man timer lives inside the container, so a stage whose worker died still ends.
    Entrypoint: ['timeout', `--kill-after=${KILL_AFTER_SECONDS}s`, `${seconds}s`],
    Cmd: [...run.argv],
    Env: Object.entries({ HOME: '/tmp', LANG: 'C.UTF-8', ...run.env }).map(
      ([key, value]) => `${key}=${value}`,
    ),
    User: `${run.user?.uid ?? 0}:${run.user?.gid ?? 0}`,
    Hostname: 'builder',
    WorkingDir: '/',
    AttachStdout: true,
    AttachStderr: true,
    Labels: ownerLabels(engine.instance, run.owner),
    HostConfig: {
      Mounts: mountsOf(run, volumes),
      Tmpfs: {
        '/tmp': `rw,exec,nosuid,nodev,mode=1777,size=${Math.max(64, Math.floor(run.limits.memoryMiB / 2))}m`,
      },
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      CapAdd: [...run.capabilities],
      SecurityOpt: ['no-new-privileges'],
      PidsLimit: run.limits.pids,
      Memory: memory,
      MemorySwap: memory,
      NanoCpus: Math.round(Math.min(run.limits.cpus, cpus) * 1e9),
      Ulimits: [
        { Name: 'nofile', Soft: 1024, Hard: 4096 },
        { Name: 'core', Soft: 0, Hard: 0 },
      ],
      NetworkMode: volumes.network ?? 'none',
      Devices: devices.map((path) => ({ PathOnHost: path, PathInContainer: path, CgroupPermissions: 'rw' })),
      Init: true,
      // Output goes to the build's own log; a second copy on the engine's disk would only fill it.
      LogConfig: { Type: 'none', Config: {} },
      RestartPolicy: { Name: 'no' },
    },
  };
}
