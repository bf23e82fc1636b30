import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const SCRIPTS = join(import.meta.dirname, '../../layers/meta-boardwright/recipes-core/bw-busybox-init/files');

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'bw-init-'));
  mkdirSync(join(work, 'bin'));
  mkdirSync(join(work, 'root/etc/sysctl.d'), { recursive: true });
});
afterEach(() => rmSync(work, { recursive: true }));

/** A program that writes down how it was called. */
function tool(name: string, body = ''): void {
  const text = `#!/bin/sh\necho "${name} $*" >> "${work}/calls"\n${body}\n`;
  writeFileSync(join(work, 'bin', name), text, { mode: 0o755 });
}

function run(script: string, action: string): { readonly status: number | null; readonly log: string } {
  const { status, stdout, stderr } = spawnSync('sh', [join(SCRIPTS, script), action], {
    encoding: 'utf8',
    env: { PATH: `${work}/bin:/usr/bin:/bin`, BW_ROOT: join(work, 'root') },
  });
  return { status, log: `${stdout}${stderr}` };
}

function calls(): string[] {
  const path = join(work, 'calls');
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
}

it('bw-sysctl applies every file, and says which one the kernel did not take as a whole', () => {
  tool('sysctl', 'case "$*" in *90-*) exit 1;; esac');
  for (const name of ['90-power.conf', '10-first.conf', 'not-one.txt'])
    writeFileSync(join(work, 'root/etc/sysctl.d', name), 'vm.laptop_mode=5\n');
  const { status, log } = run('bw-sysctl', 'start');
  expect(calls()).toEqual(
    ['10-first.conf', '90-power.conf'].map((name) => `sysctl -p ${work}/root/etc/sysctl.d/${name}`),
  );
  expect(log).toBe(`bw-sysctl: ${work}/root/etc/sysctl.d/90-power.conf was not applied as a whole\n`);
  expect(status).toBe(0);
});

it('bw-sysctl has nothing to do without files', () => {
  tool('sysctl');
  expect(run('bw-sysctl', 'start')).toEqual({ status: 0, log: '' });
  expect(calls()).toEqual([]);
});

it('bw-ntpd starts one program whose number is known, and ends that one', () => {
  tool('start-stop-daemon');
  expect(run('bw-ntpd', 'start')).toEqual({ status: 0, log: 'Starting ntpd: OK\n' });
  run('bw-ntpd', 'stop');
  expect(calls()).toEqual([
    'start-stop-daemon -S -b -m -p /var/run/bw-ntpd.pid -x /usr/sbin/ntpd -- -n',
    'start-stop-daemon -K -q -p /var/run/bw-ntpd.pid',
  ]);
  tool('start-stop-daemon', 'exit 1');
  expect(run('bw-ntpd', 'start').log).toContain('FAIL');
  expect(run('bw-ntpd', 'else').status).toBe(1);
});
