import { text } from 'node:stream/consumers';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createDockerSandbox } from './docker.ts';
import type { BuildSandbox, Owner, StageResult, StageRun } from './types.ts';

const IMAGE = 'debian:trixie';
const instance = `sbx${process.pid}`;
const sandbox = createDockerSandbox({ instance });
let serial = 0;
const kept: StageResult[] = [];

function owner(): Owner {
  serial += 1;
  return { buildId: `b${serial}`, stage: 'base', workerId: 'w1', attempt: 1 };
}

interface Ran {
  readonly result: StageResult;
  readonly out: string[];
  readonly err: string[];
}

async function run(
  script: string,
  change: Partial<StageRun> = {},
  box: BuildSandbox = sandbox,
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const result = await box.run({
    owner: owner(),
    image: IMAGE,
    argv: ['bash', '-c', script],
    env: {},
    files: [],
    rootfs: { mode: 'none', layers: [] },
    stageOutputs: {},
    caches: [],
    network: 'none',
    capabilities: [],
    optionalDevices: [],
    limits: { memoryMiB: 256, cpus: 2, pids: 100, diskMiB: 1000, timeoutMs: 60_000 },
    signal: new AbortController().signal,
    onLine: (channel, line) => void (channel === 'out' ? out : err).push(line),
    ...change,
  });
  if (result.exitCode === 0) kept.push(result);
  return { result, out, err };
}

async function possessions(): Promise<string[]> {
  return (await sandbox.listPossessions()).filter((one) => one.owner !== undefined).map((one) => one.name);
}

afterEach(async () => {
  for (const result of kept.splice(0).reverse()) await sandbox.removeVolumes(result.ownVolumes);
  const left = await possessions();
  for (const one of await sandbox.listPossessions()) await sandbox.removePossession(one);
  expect(left).toEqual([]);
});
afterAll(() => sandbox.purge());

describe('a stage', () => {
  it('reports its exit code, both channels, its environment and its files', async () => {
    const { result, out, err } = await run(
      'cat /in/a/b.txt; stat -c %a /in/a/b.txt; echo "$X"; echo no >&2; exit 7',
      {
        env: { X: 'a b' },
        files: [{ path: 'a/b.txt', content: 'hello\n', mode: 0o600 }],
      },
    );
    expect(result).toMatchObject({ exitCode: 7, oomKilled: false, timedOut: false });
    expect(out).toEqual(['hello', '600', 'a b']);
    expect(err).toEqual(['no']);
  });

  it('passes arguments on untouched', async () => {
    const hostile = `$(id) "; 'x' \n-n`;
    const { out } = await run('', { argv: ['printf', '%s', hostile] });
    expect(out).toEqual([`$(id) "; 'x' `, '-n']);
  });

  it('has a read-only root, no capabilities, no network, no new privileges and limits', async () => {
    const { out } = await run(`
      touch /x 2>/dev/null || echo ro-root
      touch /in/x 2>/dev/null || echo ro-in
      touch /tmp/x && echo tmp
      grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status
      ls /sys/class/net
      cat /sys/fs/cgroup/pids/pids.max 2>/dev/null || cat /sys/fs/cgroup/pids.max
      chown 1 /tmp/x 2>/dev/null || echo no-chown
      : $(for i in $(seq 200); do sleep 5 & done 2>&1) || echo pids`);
    expect(out.slice(0, 3)).toEqual(['ro-root', 'ro-in', 'tmp']);
    expect(out).toContain('CapEff:\t0000000000000000');
    expect(out).toContain('CapBnd:\t0000000000000000');
    expect(out).toContain('NoNewPrivs:\t1');
    expect(out).toContain('lo');
    expect(out).not.toContain('eth0');
    expect(out).toContain('100');
    expect(out).toContain('no-chown');
  });

  it('gets the capabilities it declares and a device the host lacks is left out', async () => {
    const { result, out } = await run('touch /out/x; chown 1 /out/x && stat -c %u /out/x; ls /dev', {
      capabilities: ['CHOWN'],
      optionalDevices: ['/dev/bw-no-such-device'],
    });
    expect(result.exitCode).toBe(0);
    expect(out[0]).toBe('1');
    expect(out).not.toContain('bw-no-such-device');
  });

  it('runs as the user it names, who owns its output, its layer and its caches, and keeps the caches', async () => {
    const change: Partial<StageRun> = {
      user: { uid: 1000, gid: 1000 },
      rootfs: { mode: 'extend', layers: [] },
      caches: [
        { name: 'dl', path: '/cache/dl' },
        { name: 'ccache', path: '/cache/ccache' },
      ],
    };
    const first = await run(
      'id -u; for d in /out /work/rootfs /cache/dl /cache/ccache; do echo kept > $d/x; stat -c %u:%g $d; done',
      change,
    );
    expect(first.out).toEqual(['1000', '1000:1000', '1000:1000', '1000:1000', '1000:1000']);
    const second = await run('cat /cache/dl/x /cache/ccache/x; ls /out /work/rootfs', change);
    expect(second.out).toEqual(['kept', 'kept', '/out:', '', '/work/rootfs:']);
  });

  it('reaches a network only of its own when it asks for one', async () => {
    const { out } = await run('ls /sys/class/net; getent hosts localhost | head -1', { network: 'archive' });
    expect(out).toContain('eth0');
  });

  it('ends by itself when its time is over', async () => {
    const startedAt = Date.now();
    const { result } = await run('echo started; sleep 60', {
      limits: { memoryMiB: 256, cpus: 1, pids: 50, diskMiB: 100, timeoutMs: 2000 },
    });
    expect(result.timedOut).toBe(true);
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });

  it('says when it ran out of memory', async () => {
    const { result } = await run('tail -c 300m /dev/zero | tail', {
      limits: { memoryMiB: 64, cpus: 1, pids: 50, diskMiB: 100, timeoutMs: 60_000 },
    });
    expect(result.oomKilled).toBe(true);
    expect(result.exitCode).not.toBe(0);
  });

  it('is killed within 2 s of an abort and leaves nothing', async () => {
    const controller = new AbortController();
    const running = run('echo up; sleep 60', {
      signal: controller.signal,
      onLine: () => {
        controller.abort(new Error('stop'));
        return undefined;
      },
    });
    let abortedAt = 0;
    controller.signal.addEventListener('abort', () => {
      abortedAt = Date.now();
    });
    await expect(running).rejects.toThrow('stop');
    expect(Date.now() - abortedAt).toBeLessThan(2000);
  });

  it('is lost when somebody else kills its container', async () => {
    let killing: Promise<unknown> | undefined;
    async function killAll(): Promise<void> {
      const containers = (await sandbox.listPossessions()).filter((one) => one.kind === 'container');
      await Promise.all(containers.map((one) => sandbox.removePossession(one)));
    }
    const running = run('echo up; sleep 60', {
      onLine: () => {
        killing = killAll();
        return undefined;
      },
    });
    await expect(running).rejects.toMatchObject({ code: 'SANDBOX_LOST', retry: true });
    await killing;
  });

  it('is stopped when it writes more than it may', async () => {
    const { result } = await run('head -c 200M /dev/zero > /out/big; sleep 60', {
      limits: { memoryMiB: 512, cpus: 1, pids: 50, diskMiB: 50, timeoutMs: 60_000 },
    });
    expect(result.diskProblem).toMatch(/more than its limit of 50 MiB/);
  });

  it('meets a full disk on a size-limited scratch', async () => {
    const small = createDockerSandbox({ instance, scratchTmpfsMiB: 16 });
    const { result, err } = await run(
      'head -c 100M /dev/zero > /work/rootfs/big',
      {
        rootfs: { mode: 'extend', layers: [] },
      },
      small,
    );
    expect(result.exitCode).not.toBe(0);
    expect(err.join()).toMatch(/No space left on device/);
    const fine = await run('echo ok > /out/x', { rootfs: { mode: 'extend', layers: [] } }, small);
    expect(fine.result.exitCode).toBe(0);
    await small.removeVolumes(fine.result.ownVolumes);
    kept.length = 0;
  });
});

describe('layers and outputs', () => {
  it('extends, then reads, without touching the layers below', async () => {
    const first = await run(
      'mkdir /work/rootfs/etc && echo 1 > /work/rootfs/etc/a && echo x > /work/rootfs/etc/gone',
      {
        rootfs: { mode: 'extend', layers: [] },
      },
    );
    const second = await run(
      'rm /work/rootfs/etc/gone; echo 2 >> /work/rootfs/etc/a; echo new > /work/rootfs/etc/b',
      {
        rootfs: { mode: 'extend', layers: first.result.layers },
      },
    );
    const look = 'cd /work/rootfs/etc; head -99 *; touch x 2>/dev/null || echo read-only';
    const below = await run(look, { rootfs: { mode: 'read', layers: first.result.layers } });
    expect(below.out).toEqual(['==> a <==', '1', '', '==> gone <==', 'x', 'read-only']);
    const above = await run(look, { rootfs: { mode: 'read', layers: second.result.layers } });
    expect(above.out).toEqual(['==> a <==', '1', '2', '', '==> b <==', 'new', 'read-only']);
  });

  it('hands /out to later stages and to the worker as a stream', async () => {
    const first = await run(
      'mkdir /out/d; head -c 3000000 /dev/zero | tr "\\0" x > /out/d/f; ln -s f /out/d/link',
    );
    const second = await run('wc -c < /stages/one/d/f; touch /stages/one/x 2>/dev/null || echo read-only', {
      stageOutputs: { one: first.result.outVolume },
    });
    expect(second.out).toEqual(['3000000', 'read-only']);
    const source = { owner: owner(), image: IMAGE, volume: first.result.outVolume };
    const read = await sandbox.readFile({ ...source, path: 'd/f' }, async (file) => ({
      size: file.sizeBytes,
      length: (await text(file.content)).length,
    }));
    expect(read).toEqual({ size: 3_000_000, length: 3_000_000 });
    expect(await sandbox.readFile({ ...source, path: 'none' }, async () => 1)).toBeUndefined();
    await expect(sandbox.readFile({ ...source, path: 'd/link' }, async () => 1)).rejects.toThrow('symlink');
    expect((await sandbox.volumeSizes([first.result.outVolume])).get(first.result.outVolume)).toBeGreaterThan(
      2_900_000,
    );
    expect(await sandbox.haveVolumes([first.result.outVolume])).toBe(true);
    expect(await sandbox.haveVolumes([first.result.outVolume, 'bw-none'])).toBe(false);
  });

  it('passes 200,000 lines on in order, with a sink that makes it wait', async () => {
    const numbers: string[] = [];
    await run('seq 200000', {
      onLine: (_channel, line) => {
        numbers.push(line);
        return numbers.length % 10_000 === 0 ? new Promise((resolve) => setTimeout(resolve, 20)) : undefined;
      },
    });
    expect(numbers).toHaveLength(200_000);
    expect(numbers.every((line, index) => line === String(index + 1))).toBe(true);
  });
});
