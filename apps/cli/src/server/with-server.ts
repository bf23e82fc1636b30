import { AppError } from '@boardwright/core/app-error';
import type { CliContext } from '../cli-context.ts';
import { stopStarted } from '../commands/stop-started.ts';
import { programsRun, programsWork } from '../stack/programs.ts';
import { ensureSecrets } from '../stack/secrets.ts';
import { readState } from '../stack/stack-state.ts';
import { localUrl, startStack } from '../stack/start-stack.ts';
import { createStepPrinter } from '../terminal/step-printer.ts';
import { connectServer, type ServerAccess } from './server-access.ts';

export interface Server {
  readonly access: ServerAccess;
  /** Address for people. */
  readonly url: string;
}

async function runningLocalServer({ env, signal }: CliContext): Promise<Server | undefined> {
  const state = await readState(env.dataDir);
  if (state?.ports.web === undefined || state.url === undefined || !(await programsRun(env.dataDir)))
    return undefined;
  const baseUrl = localUrl(env.host, state.ports.web);
  if (!(await programsWork(env.dataDir, baseUrl))) return undefined;
  const { operatorToken } = await ensureSecrets(env.dataDir, env);
  return { access: connectServer(baseUrl, operatorToken, signal), url: state.url };
}

/**
 * Does something with a server: the one BOARDWRIGHT_URL and BOARDWRIGHT_TOKEN name, else the local stack, which is
 * started when it does not run and then stopped again.
 *
 * @param keep - asked at the end: true leaves running what was started (a build goes on in it)
 */
export async function withServer<T>(
  context: CliContext,
  work: (server: Server) => Promise<T>,
  keep: () => boolean,
): Promise<T> {
  const { env, output, signal } = context;
  if (env.token !== undefined) {
    if (env.url === undefined)
      throw new AppError(
        'BAD_REQUEST',
        'BOARDWRIGHT_TOKEN is set, but BOARDWRIGHT_URL is not: name the server.',
      );
    return work({ access: connectServer(env.url, env.token, signal), url: env.url });
  }
  const running = await runningLocalServer(context);
  if (running !== undefined) return work(running);
  const stack = await startStack(context, createStepPrinter(output));
  try {
    return await work({
      access: connectServer(stack.localUrl, stack.operatorToken, signal),
      url: stack.url,
    });
  } finally {
    if (keep()) output.line('The stack goes on running; stop it with: boardwright down');
    else await stopStarted(context, stack.started);
  }
}
