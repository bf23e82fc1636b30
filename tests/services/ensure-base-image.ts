import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Makes the base image the sandbox tests run in, where an earlier build has not left it already. */
export default async function ensureBaseImage(): Promise<void> {
  const script = join(resolve(import.meta.dirname, '../..'), 'docker/make-base-image.sh');
  await run(script, ['trixie', 'debian:trixie']);
}
