import type { CliContext } from '../cli-context.ts';
import { SERVICE_NAMES, SERVICE_TITLES, type ServiceName, stopOne } from '../stack/stop-stack.ts';
import { createStepPrinter } from '../terminal/step-printer.ts';

/** Stops services in reverse order, with a line for each. Goes on after an error and throws the first one at the end. */
export async function stopStarted({ env, output }: CliContext, names: readonly ServiceName[]): Promise<void> {
  if (names.length === 0) return;
  const steps = createStepPrinter(output);
  const errors: unknown[] = [];
  output.line();
  for (const name of [...SERVICE_NAMES].reverse()) {
    if (!names.includes(name)) continue;
    await steps
      .run(SERVICE_TITLES[name], async () =>
        (await stopOne(name, env.dataDir)) ? 'stopped' : 'left as it is',
      )
      .catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}
