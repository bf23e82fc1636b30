import { resolve as resolvePath } from 'node:path';
import { AppError, toAppError } from '@boardwright/core/app-error';
import { formatDurationMs } from '@boardwright/core/units';
import type { CliContext } from '../cli-context.ts';
import { ExitCode, exitCodeFor, exitCodeForBuild } from '../exit-code.ts';
import { copyArtifacts } from '../image-build/copy-artifacts.ts';
import { printFailure } from '../image-build/print-failure.ts';
import { type ResultDocument, rejectedDocument, resultDocument } from '../image-build/result-document.ts';
import { type BuildRun, runBuild } from '../image-build/run-build.ts';
import { printIssues } from '../image-spec/print-issues.ts';
import { readSpecText } from '../image-spec/read-spec-text.ts';
import { resolveOrThrow } from '../image-spec/resolve-spec.ts';
import { printError } from '../print-error.ts';
import { ask } from '../server/server-access.ts';
import { type Server, withServer } from '../server/with-server.ts';

export interface ComposeOptions {
  readonly json?: true;
  readonly out?: string;
  readonly wait: boolean;
  readonly fresh?: true;
}

async function finish(
  context: CliContext,
  server: Server,
  run: BuildRun,
  options: ComposeOptions,
): Promise<ResultDocument> {
  const { output } = context;
  const { build } = run;
  const { imageId } = build;
  if (build.status !== 'ready' || imageId === null) {
    if (options.wait) printFailure(context, build, server.url);
    else output.line(`Accepted. Watch it at ${server.url}/builds/${build.id}`);
    return resultDocument(run);
  }
  const detail = await ask(server.access, (client, signal) => client.getImage(imageId, signal));
  const directory = options.out === undefined ? undefined : resolvePath(options.out);
  const artifacts = await copyArtifacts(output, server.access, detail, directory);
  output.line(
    `${output.good('Ready')} ${run.cached ? 'from the cache' : ''} in ${formatDurationMs(run.seconds * 1000)}: ${server.url}/images/${detail.id}`.replace(
      '  ',
      ' ',
    ),
  );
  return resultDocument(run, { detail, artifacts });
}

/** What the JSON document says when the spec was refused; undefined for errors of other kinds. */
function rejection(error: unknown): ResultDocument | undefined {
  if (!(error instanceof AppError) || exitCodeFor(error) !== ExitCode.badInput) return undefined;
  const { issues } = error.details;
  return rejectedDocument(Array.isArray(issues) ? issues : []);
}

function printArtifacts({ output }: CliContext, document: ResultDocument): void {
  for (const artifact of document.artifacts) if (artifact.path !== null) output.result(artifact.path);
}

/** `boardwright compose SPEC` */
export async function compose(context: CliContext, name: string, options: ComposeOptions): Promise<number> {
  const { env, output } = context;
  try {
    const text = await readSpecText(name);
    // A server elsewhere may know more boards than this clone: it alone decides.
    if (env.token === undefined) printIssues(output, resolveOrThrow(text, name).issues);
    const document = await withServer(
      context,
      async (server) =>
        finish(
          context,
          server,
          await runBuild(context, server.access, text, { fresh: options.fresh === true, wait: options.wait }),
          options,
        ),
      () => !options.wait,
    );
    if (options.json === true) output.result(JSON.stringify(document, null, 2));
    else printArtifacts(context, document);
    return document.status === 'rejected' ? ExitCode.badInput : exitCodeForBuild(document.status);
  } catch (error) {
    const document = rejection(error);
    if (document === undefined) throw error;
    printError(output, toAppError(error));
    if (options.json === true) output.result(JSON.stringify(document, null, 2));
    return ExitCode.badInput;
  }
}
