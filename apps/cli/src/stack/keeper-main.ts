// The keeper: starts the web app and the worker again when one ends, as an init system would. Its own program,
// bundled to plain JavaScript, so that it stays small.
import { readFile } from 'node:fs/promises';
import { keepRunning } from './keeper.ts';
import { KeeperConfig } from './keeper-config.ts';
import { processIdentity } from './process-identity.ts';

const config = KeeperConfig.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
const controller = new AbortController();
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => controller.abort());

function report(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}

await Promise.all(
  config.services.map((service) =>
    keepRunning(
      { ...service, env: {} },
      {
        runDir: config.runDir,
        signal: controller.signal,
        isRunning: async (record) => (await processIdentity(record.pid)) === record.identity,
        report,
      },
    ),
  ),
);
