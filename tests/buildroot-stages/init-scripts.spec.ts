import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runPython } from './run-python.ts';

it('reads from the console which init scripts started', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-console-'));
  const console = [
    'Starting syslogd: OK',
    'Running sysctl: OK',
    'Starting bw-firstboot: bw-firstboot: First boot is done.',
    'OK',
    'Starting network: Waiting for interface eth0 to appear............... timeout!',
    'run-parts: /etc/network/if-pre-up.d/wait_iface: exit status 1',
    'FAIL',
    'Starting bw-selftest: hrtimer: interrupt took 20412416 ns',
    'OK',
    'NOT OK',
    '',
  ].join('\r\n');
  const scripts = runPython(
    `import contextlib, io
from bw.stage_boot import Console
console = Console(given["path"])
with contextlib.redirect_stdout(io.StringIO()):
    console.feed(given["text"].encode())
    console.close()
print(json.dumps(console.scripts))`,
    { path: join(folder, 'boot.log'), text: console },
  );
  rmSync(folder, { recursive: true });
  expect(scripts).toEqual({
    syslogd: true,
    sysctl: true,
    'bw-firstboot': true,
    network: false,
    'bw-selftest': true,
  });
});
