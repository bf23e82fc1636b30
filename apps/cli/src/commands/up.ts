import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@boardwright/core/app-error';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { ask, connectServer } from '../server/server-access.ts';
import { programsRun } from '../stack/programs.ts';
import { stackPaths } from '../stack/stack-paths.ts';
import { type RunningStack, startStack } from '../stack/start-stack.ts';
import { createStepPrinter } from '../terminal/step-printer.ts';
import { stopStarted } from './stop-started.ts';

const WATCH_EVERY_MS = 2000;

async function announce({ output, signal }: CliContext, stack: RunningStack): Promise<void> {
  const access = connectServer(stack.localUrl, stack.operatorToken, signal);
  const link = await ask(access, (client) => client.createSetupLink());
  output.line();
  output.line(`Boardwright is at ${output.strong(stack.url)}`);
  output.line(`Sign in once with ${link.url}`);
}

/** Waits for Ctrl-C. @throws AppError ENVIRONMENT_NOT_READY when the keeper of web and worker ends by itself */
export async function untilInterrupted({ env, signal }: CliContext): Promise<void> {
  while (!signal.aborted) {
    if (!(await programsRun(env.dataDir))) {
      throw new AppError('ENVIRONMENT_NOT_READY', 'The web app and the worker were stopped.', {
        details: { log: stackPaths(env.dataDir).log('keeper') },
      });
    }
    await sleep(WATCH_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** `boardwright up` */
export async function up(context: CliContext, options: { readonly foreground?: true }): Promise<number> {
  const { output } = context;
  const stack = await startStack(context, createStepPrinter(output));
  await announce(context, stack);
  if (options.foreground !== true) {
    output.line(`It runs until ${output.strong('boardwright down')}.`);
    return ExitCode.done;
  }
  output.line('Ctrl-C stops it.');
  try {
    await untilInterrupted(context);
  } finally {
    await stopStarted(context, stack.started);
  }
  return ExitCode.done;
}
