import { execFile } from 'node:child_process';
import { access, statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { DockerEngine } from './docker-engine.ts';
import { mountpointOf } from './docker-volumes.ts';

const run = promisify(execFile);

interface DiskUsage {
  readonly Volumes:
    | readonly { readonly Name: string; readonly UsageData?: { readonly Size: number } | null }[]
    | null;
}

async function isLocal(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function duBytes(path: string): Promise<number> {
  // Files vanish while du walks; it then exits 1 with a good total on stdout.
  const { stdout } = await run('du', ['-skx', '--', path]).catch((thrown: unknown) => {
    if (thrown instanceof Error && 'stdout' in thrown) return { stdout: String(thrown.stdout) };
    throw thrown;
  });
  return Number.parseInt(stdout, 10) * 1024 || 0;
}

/** Bytes of volumes: walked directly when the engine is on this host, else asked of the engine (slower). */
export async function volumeSizes(
  engine: DockerEngine,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const first = names[0];
  if (first === undefined) return new Map();
  if (await isLocal(await mountpointOf(engine, first))) {
    const sizes = new Map<string, number>();
    for (const name of names) sizes.set(name, await duBytes(await mountpointOf(engine, name)));
    return sizes;
  }
  const usage: DiskUsage = await engine.docker.df();
  return new Map(
    (usage.Volumes ?? [])
      .filter((volume) => names.includes(volume.Name))
      .map((volume) => [volume.Name, volume.UsageData?.Size ?? 0]),
  );
}

/** Bytes free where the engine keeps volumes; undefined when the engine is on another host. */
export async function volumeFreeBytes(engine: DockerEngine): Promise<number | undefined> {
  const info: { DockerRootDir: string } = await engine.docker.info();
  if (!(await isLocal(`${info.DockerRootDir}/volumes`))) return undefined;
  const facts = await statfs(`${info.DockerRootDir}/volumes`);
  return facts.bavail * facts.bsize;
}
