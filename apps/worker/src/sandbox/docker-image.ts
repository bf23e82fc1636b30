import type { Readable } from 'node:stream';
import { AppError } from '@boardwright/core/app-error';
import type { DockerEngine } from './docker-engine.ts';
import { asSandboxError, statusOf } from './docker-error.ts';
import { INSTANCE_LABEL } from './docker-labels.ts';
import { createLineSplitter } from './split-lines.ts';
import type { BuilderRecipe, LineSink } from './types.ts';

interface EngineMessage {
  readonly stream?: string;
  readonly status?: string;
  readonly id?: string;
  readonly error?: string;
}

/** Reads the engine's JSON messages; its words go to the log, an error message is returned. */
async function followMessages(messages: Readable, onLine: LineSink): Promise<string | undefined> {
  const splitter = createLineSplitter();
  let error: string | undefined;
  async function take(rows: readonly string[]): Promise<void> {
    for (const row of rows) {
      if (row.trim() === '') continue;
      const message: EngineMessage = JSON.parse(row);
      error ??= message.error;
      const words =
        message.stream ?? [message.id, message.status].filter((word) => word !== undefined).join(' ');
      for (const line of words.split(/[\r\n]+/)) if (line.trim() !== '') await onLine('out', line);
    }
  }
  for await (const chunk of messages) await take(splitter.push(chunk as Buffer));
  await take(splitter.end());
  return error;
}

export async function haveImage(engine: DockerEngine, reference: string): Promise<boolean> {
  try {
    await engine.docker.getImage(reference).inspect();
    return true;
  } catch (thrown) {
    if (statusOf(thrown) === 404) return false;
    throw asSandboxError(thrown, `looking for image ${reference}`);
  }
}

/** Pulls from the registry the reference names. */
export async function pullImage(
  engine: DockerEngine,
  reference: string,
  onLine: LineSink,
  signal: AbortSignal,
): Promise<void> {
  try {
    const messages = (await engine.docker.pull(reference, { abortSignal: signal })) as Readable;
    const error = await followMessages(messages, onLine);
    if (error !== undefined) throw new Error(error);
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AppError('IMAGE_PULL_FAILED', `Could not pull ${reference}: ${message}`, { cause: thrown });
  }
}

/** Builds with the engine's classic builder, since the newer one is missing from many engines. */
export async function buildImage(engine: DockerEngine, recipe: BuilderRecipe): Promise<void> {
  let error: string | undefined;
  try {
    const messages = (await engine.docker.buildImage(recipe.context, {
      t: recipe.tag,
      dockerfile: recipe.dockerfile,
      buildargs: { ...recipe.buildArgs },
      labels: { [INSTANCE_LABEL]: engine.instance },
      rm: true,
      forcerm: true,
      version: '1',
      abortSignal: recipe.signal,
    })) as Readable;
    error = await followMessages(messages, recipe.onLine);
  } catch (thrown) {
    if (recipe.signal.aborted) throw recipe.signal.reason;
    throw asSandboxError(thrown, `building ${recipe.tag}`);
  }
  if (error === undefined) return;
  throw new AppError('BUILD_RECIPE_FAILED', `Building ${recipe.tag} failed: ${error}`, {
    userMessage: `The builder image could not be made: ${error}`,
  });
}
