import type { BuildView } from '@boardwright/api/schemas/build';
import type { CliContext } from '../cli-context.ts';
import { cancelAndWait, followBuild, isOver } from '../server/follow-build.ts';
import { ask, type ServerAccess } from '../server/server-access.ts';
import { createBuildDisplay } from '../terminal/build-display.ts';

export interface BuildRun {
  readonly build: BuildView;
  /** True when a finished image was handed out and nothing ran. */
  readonly cached: boolean;
  /** From submission to the end of the build, or to the answer when it was not waited for. */
  readonly seconds: number;
}

interface RunOptions {
  readonly fresh: boolean;
  readonly wait: boolean;
}

function announce({ output }: CliContext, build: BuildView, coalesced: boolean): void {
  const note = coalesced ? ', joined to an equal build that was already under way' : '';
  output.line(
    `${output.strong(build.name)}  ${build.board}, ${build.engine} ${build.release}, build ${build.id}${note}`,
  );
}

/**
 * Submits a spec and follows the build to its end, showing progress. At the first Ctrl-C a build this call started is
 * cancelled; one that was under way before, for somebody else, goes on.
 */
export async function runBuild(
  context: CliContext,
  access: ServerAccess,
  text: string,
  options: RunOptions,
): Promise<BuildRun> {
  const startedAt = performance.now();
  const seconds = (): number => Math.round(performance.now() - startedAt) / 1000;
  const submitted = await ask(access, (client, signal) =>
    client.submitBuild({ text, fresh: options.fresh }, signal),
  );
  announce(context, submitted.build, submitted.coalesced);
  if (!options.wait || isOver(submitted.build))
    return { build: submitted.build, cached: submitted.cached, seconds: seconds() };
  const display = createBuildDisplay(context.output);
  try {
    const build = await followBuild(access, submitted.build, display.show);
    return { build, cached: build.cached, seconds: seconds() };
  } catch (error) {
    if (!context.signal.aborted || submitted.coalesced) throw error;
    const build = await cancelAndWait(access, submitted.build.id);
    display.show(build);
    return { build, cached: false, seconds: seconds() };
  } finally {
    display.end();
  }
}
