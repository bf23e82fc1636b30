import { execFile, spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { debianBuilder } from '@boardwright/engines/debian/builder';
import { builderImageTag } from '../../tests/stack/builder-image.ts';

const run = promisify(execFile);

/** A booted x86-64 image that can be logged in to. */
export interface NetworkedMachine {
  /** Runs a command as root over SSH, waiting for the machine to come up first. */
  readonly ssh: (command: string) => Promise<string>;
  readonly transcript: () => string;
  readonly stop: () => Promise<void>;
}

/**
 * Boots an image that has a fixed address, in plain QEMU behind its user network. The image file is written to.
 *
 * @param address - the machine's own, in 192.168.76.0/24
 * @param keyFile - private key that may log in
 * @param port - of this host, forwarded to the machine's SSH server
 */
export async function bootWithNetwork(
  imagePath: string,
  { address, keyFile, port }: { address: string; keyFile: string; port: number },
): Promise<NetworkedMachine> {
  const name = `bw-e2e-network-${process.pid}`;
  const forward = `hostfwd=tcp:127.0.0.1:${port}-${address}:22`;
  const child = spawn(
    'docker',
    [
      ...['run', '--rm', '-i', '--network', 'host', '--name', name, '-v', `${dirname(imagePath)}:/image`],
      await builderImageTag(debianBuilder),
      ...['qemu-system-x86_64', '-machine', 'q35', '-cpu', 'max', '-m', '1024', '-smp', '2', '-nographic'],
      ...['-drive', 'if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd'],
      ...[
        '-netdev',
        `user,id=net,net=192.168.76.0/24,restrict=on,${forward}`,
        '-device',
        'virtio-net-pci,netdev=net',
      ],
      ...['-drive', `if=virtio,format=raw,file=/image/${basename(imagePath)}`],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let transcript = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      transcript += chunk.toString('latin1');
    });
  }
  const options = [
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'BatchMode=yes',
    'ConnectTimeout=10',
  ];
  const argv = ['-q', '-p', String(port), '-i', keyFile, ...options.flatMap((option) => ['-o', option])];
  async function ssh(command: string): Promise<string> {
    const deadline = Date.now() + 300_000;
    for (;;) {
      try {
        return (await run('ssh', [...argv, 'root@127.0.0.1', command])).stdout;
      } catch (thrown) {
        if (Date.now() > deadline || child.exitCode !== null) {
          throw new Error(`no login over SSH; the console said: ${transcript.slice(-4000)}`, {
            cause: thrown,
          });
        }
        await sleep(2000);
      }
    }
  }
  return {
    ssh,
    transcript: () => transcript,
    stop: async () => {
      await run('docker', ['kill', name]).catch(() => undefined);
    },
  };
}
