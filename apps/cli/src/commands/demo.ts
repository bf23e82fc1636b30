import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import { AppError } from '@boardwright/core/app-error';
import { formatBytes, formatDurationMs } from '@boardwright/core/units';
import type { CliContext } from '../cli-context.ts';
import { ExitCode, exitCodeForBuild } from '../exit-code.ts';
import { copyArtifacts } from '../image-build/copy-artifacts.ts';
import { printFailure } from '../image-build/print-failure.ts';
import { type CopiedArtifact, summariseEvidence } from '../image-build/result-document.ts';
import { type BuildRun, runBuild } from '../image-build/run-build.ts';
import { ask, connectServer, type ServerAccess } from '../server/server-access.ts';
import { stackPaths } from '../stack/stack-paths.ts';
import { type RunningStack, startStack } from '../stack/start-stack.ts';
import { createStepPrinter } from '../terminal/step-printer.ts';
import { tableLines } from '../terminal/table.ts';
import { stopStarted } from './stop-started.ts';
import { untilInterrupted } from './up.ts';

const EXAMPLE = 'examples/qemu-x86_64-vibration.yaml';

/** One self-test in words, for example `onnxruntime ok`. */
function selfTestWords(result: Readonly<Record<string, unknown>>): string {
  return `${String(result.runtime)} ${result.ok === true ? 'ok' : 'wrong'}`;
}

function summaryRows(image: ImageDetail, artifacts: readonly CopiedArtifact[], url: string): string[][] {
  const evidence = summariseEvidence(image.evidence);
  const packed = artifacts.find((artifact) => artifact.kind === 'img.zst') ?? artifacts[0];
  const sizes = `${formatBytes(image.sizeBytes)} on the card${packed === undefined ? '' : `, ${formatBytes(packed.sizeBytes)} to download`}`;
  return [
    ['  Image', packed?.path ?? ''],
    ['  sha256', packed?.sha256 ?? image.sha256],
    ['  Size', sizes],
    [
      '  Boot',
      evidence.bootSeconds === null
        ? 'not tested'
        : `${formatDurationMs(evidence.bootSeconds * 1000)} to the login prompt`,
    ],
    ['  Kernel', evidence.uname ?? 'not tested'],
    ['  Preemption', evidence.preemption],
    ['  Self-test', evidence.selftest.map(selfTestWords).join(', ') || 'none'],
    ['  Page', `${url}/images/${image.id}`],
  ];
}

async function showImage(
  context: CliContext,
  stack: RunningStack,
  access: ServerAccess,
  run: BuildRun,
  imageId: string,
): Promise<void> {
  const { env, output } = context;
  const detail = await ask(access, (client, signal) => client.getImage(imageId, signal));
  const artifacts = await copyArtifacts(
    output,
    access,
    detail,
    join(stackPaths(env.dataDir).images, detail.name),
  );
  output.line();
  output.line(
    `${output.good('Ready')} ${run.cached ? 'from the cache ' : ''}in ${formatDurationMs(run.seconds * 1000)}`,
  );
  for (const line of tableLines(summaryRows(detail, artifacts, stack.url))) output.line(line);
}

async function composeExample(context: CliContext, stack: RunningStack): Promise<number> {
  const { env, output, signal } = context;
  const access = connectServer(stack.localUrl, stack.operatorToken, signal);
  const link = await ask(access, (client) => client.createSetupLink());
  output.line();
  output.line(`Boardwright is at ${output.strong(stack.url)}`);
  output.line(`Sign in once with ${link.url}`);
  output.line();
  const run = await runBuild(context, access, await readFile(join(env.root, EXAMPLE), 'utf8'), {
    fresh: false,
    wait: true,
  });
  if (run.build.status !== 'ready' || run.build.imageId === null) {
    printFailure(context, run.build, stack.url);
    return exitCodeForBuild(run.build.status);
  }
  await showImage(context, stack, access, run, run.build.imageId);
  return ExitCode.done;
}

/** `boardwright demo` */
export async function demo(context: CliContext, options: { readonly stop?: true }): Promise<number> {
  const { env, output } = context;
  if (env.token !== undefined)
    throw new AppError('BAD_REQUEST', 'demo uses the local stack: unset BOARDWRIGHT_TOKEN.');
  const stack = await startStack(context, createStepPrinter(output));
  const ours = stack.started.length > 0;
  try {
    const exitCode = await composeExample(context, stack);
    if (exitCode !== ExitCode.done || options.stop === true) return exitCode;
    output.line();
    if (!ours) {
      output.line('The stack was already running and goes on; stop it with: boardwright down');
      return ExitCode.done;
    }
    output.line('The app goes on running. Ctrl-C stops it.');
    await untilInterrupted(context);
    return ExitCode.done;
  } finally {
    await stopStarted(context, stack.started);
  }
}
