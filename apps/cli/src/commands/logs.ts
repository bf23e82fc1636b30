import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { AppError } from '@boardwright/core/app-error';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { stackPaths } from '../stack/stack-paths.ts';

const SERVICES = ['web', 'worker', 'keeper', 'postgres', 'redis', 'dockerd'];

/** `boardwright logs`: prints the end of a service's log on stdout. */
export async function logs(
  context: CliContext,
  service: string,
  options: { readonly follow?: true; readonly lines: string },
): Promise<number> {
  if (!SERVICES.includes(service))
    throw new AppError('BAD_REQUEST', `There is no service ${service}. There are: ${SERVICES.join(', ')}.`);
  if (!/^\d{1,7}$/.test(options.lines))
    throw new AppError('BAD_REQUEST', `--lines wants a number, not ${options.lines}.`);
  const file = stackPaths(context.env.dataDir).log(service);
  if (!existsSync(file)) throw new AppError('NOT_FOUND', `${service} has no log yet (${file}).`);
  const follow = options.follow === true ? ['--follow=name', '--retry'] : [];
  const tail = spawn('tail', ['--lines', options.lines, ...follow, '--', file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  context.signal.addEventListener('abort', () => tail.kill('SIGTERM'), { once: true });
  await once(tail, 'close');
  return ExitCode.done;
}
