import { AppError, toAppError } from '@boardwright/core/app-error';
import { CommanderError } from 'commander';
import { readEnv } from './env.ts';
import { ExitCode, exitCodeFor } from './exit-code.ts';
import { printError } from './print-error.ts';
import { createProgram } from './program.ts';
import { createOutput } from './terminal/output.ts';

/** The first Ctrl-C asks the command to end tidily, the second ends the process at once. */
function watchInterrupts(): AbortSignal {
  const controller = new AbortController();
  function interrupt(): void {
    if (controller.signal.aborted) process.exit(ExitCode.cancelled);
    controller.abort(new AppError('CANCELLED', 'Cancelled.'));
  }
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.on('SIGHUP', interrupt);
  return controller.signal;
}

async function main(): Promise<number> {
  let output = createOutput({
    stdout: process.stdout,
    stderr: process.stderr,
    colours: false,
    redraw: false,
  });
  try {
    const env = readEnv();
    output = createOutput({
      stdout: process.stdout,
      stderr: process.stderr,
      colours: env.colours,
      redraw: !env.ci,
    });
    const signal = watchInterrupts();
    let exitCode: number = ExitCode.done;
    const program = createProgram(async (command) => {
      exitCode = await command({ env, output, signal });
    });
    await program.parseAsync(process.argv);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.badInput;
    const known = toAppError(error);
    printError(output, known);
    return exitCodeFor(known);
  }
}

// A reader that went away (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main();
