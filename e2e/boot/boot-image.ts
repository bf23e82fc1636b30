import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { debianBuilder } from '@boardwright/engines/debian/builder';
import { builderImageTag } from '../../tests/stack/builder-image.ts';

/** What the serial console said. */
export interface BootOutcome {
  readonly login: boolean;
  readonly kernelBanner: string | undefined;
  readonly transcript: string;
}

const MACHINES = {
  x86_64: [
    'qemu-system-x86_64',
    '-machine',
    'q35',
    '-cpu',
    'max',
    '-drive',
    'if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd',
  ],
  aarch64: [
    'qemu-system-aarch64',
    '-machine',
    'virt',
    '-cpu',
    'cortex-a76',
    '-drive',
    'if=pflash,format=raw,readonly=on,file=/usr/share/AAVMF/AAVMF_CODE.no-secboot.fd',
  ],
} as const;

/**
 * Boots a downloaded image on its own, without any of the worker's code: plain QEMU in the builder image, firmware
 * to login prompt, no network.
 *
 * @param imagePath - absolute path of the unpacked image
 */
export async function bootImage(
  imagePath: string,
  arch: keyof typeof MACHINES,
  timeoutMs: number,
): Promise<BootOutcome> {
  const argv = [
    'run',
    '--rm',
    '-i',
    '--network',
    'none',
    '--name',
    `bw-e2e-boot-${process.pid}-${arch}`,
    '-v',
    `${dirname(imagePath)}:/image:ro`,
    await builderImageTag(debianBuilder),
    ...MACHINES[arch],
    '-m',
    '1024',
    '-smp',
    '2',
    '-nographic',
    '-no-reboot',
    '-nic',
    'none',
    '-drive',
    `if=virtio,format=raw,snapshot=on,file=/image/${basename(imagePath)}`,
  ];
  const child = spawn('docker', argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  let transcript = '';
  return new Promise((resolve, reject) => {
    const finish = (login: boolean): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      spawn('docker', ['kill', `bw-e2e-boot-${process.pid}-${arch}`], { stdio: 'ignore' });
      resolve({ login, kernelBanner: /Linux version [^\r\n]+/.exec(transcript)?.[0], transcript });
    };
    const timer = setTimeout(() => finish(false), timeoutMs);
    const read = (chunk: Buffer): void => {
      transcript += chunk.toString('latin1');
      if (/ login: /.test(transcript)) finish(true);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', () => finish(false));
  });
}
