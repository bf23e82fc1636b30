import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@boardwright/core/app-error';
import { DEFAULT_DOCKER_SOCKET, dockerAnswers, dockerFacts } from './docker-api.ts';
import { addDockerUser, dockerIsUnused } from './docker-users.ts';
import { livesByPidFile, waitForOtherEngine } from './other-engine.ts';
import { readRunningRecord } from './process-record.ts';
import { hasProgram, runCommand, runOrThrow } from './run-command.ts';
import { startService, stopService, waitForService } from './service-process.ts';
import { MACHINE_RUN_DIR, stackPaths } from './stack-paths.ts';

const SERVICE = 'dockerd';
const START_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 30_000;
const DOCKER_PID_FILE = '/var/run/docker.pid';
const CONTAINERD_PID_FILE = '/var/run/docker/containerd/containerd.pid';

export interface DockerOptions {
  readonly dataDir: string;
  readonly dockerHost: string | undefined;
  readonly signal: AbortSignal;
}

/** An engine killed without warning leaves its pid file; when the number now is another program's, it will not start. */
async function removeStalePidFile(file: string, program: string): Promise<void> {
  if (!(await livesByPidFile(file, program))) await rm(file, { force: true });
}

async function waitForAnswer(options: DockerOptions, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    options.signal.throwIfAborted();
    if (await dockerAnswers(options.dockerHost)) return true;
    await sleep(250);
  }
  return false;
}

async function answerNote(options: DockerOptions, prefix: string): Promise<string> {
  const facts = await dockerFacts(options.dockerHost);
  return `${prefix}, version ${facts.version}, ${facts.storageDriver}`;
}

function notReachable(message: string, command: string): AppError {
  return new AppError('ENVIRONMENT_NOT_READY', message, { details: { command } });
}

async function startOwnEngine(options: DockerOptions): Promise<void> {
  await removeStalePidFile(DOCKER_PID_FILE, 'dockerd');
  await removeStalePidFile(CONTAINERD_PID_FILE, 'containerd');
  const record = await startService(MACHINE_RUN_DIR, {
    name: SERVICE,
    argv: ['dockerd'],
    cwd: '/',
    env: {},
    logFile: stackPaths(options.dataDir).log(SERVICE),
  });
  try {
    await waitForService(record, () => dockerAnswers(undefined), START_TIMEOUT_MS, options.signal);
  } catch (error) {
    await stopService(MACHINE_RUN_DIR, SERVICE, { signal: 'SIGTERM', graceMs: STOP_GRACE_MS });
    throw error;
  }
}

/**
 * Makes sure a Docker engine answers: the running one, else systemd's, else one we start ourselves.
 *
 * @returns the note for the step's line and whether the engine is one we started just now
 * @throws AppError ENVIRONMENT_NOT_READY with the one command that mends it
 */
export async function ensureDocker(options: DockerOptions): Promise<{ note: string; started: boolean }> {
  if (await dockerAnswers(options.dockerHost)) {
    const ours = (await readRunningRecord(MACHINE_RUN_DIR, SERVICE)) !== undefined;
    if (ours) await addDockerUser(MACHINE_RUN_DIR, options.dataDir);
    return { note: await answerNote(options, 'already running'), started: false };
  }
  if (options.dockerHost !== undefined) {
    throw notReachable(
      `The Docker engine at DOCKER_HOST=${options.dockerHost} does not answer.`,
      'docker info',
    );
  }
  if (process.getuid?.() !== 0) {
    if (existsSync(DEFAULT_DOCKER_SOCKET)) {
      throw notReachable(
        'The Docker engine does not let you in.',
        'sudo usermod -aG docker "$USER" && newgrp docker',
      );
    }
    throw notReachable('No Docker engine is running.', 'sudo systemctl start docker');
  }
  if (existsSync('/run/systemd/system') && (await hasProgram('systemctl'))) {
    await runOrThrow(['systemctl', 'start', 'docker'], 'Starting the Docker engine', {
      signal: options.signal,
    });
    if (await waitForAnswer(options, START_TIMEOUT_MS))
      return { note: await answerNote(options, 'started by systemd'), started: false };
    throw notReachable(
      'systemd started the Docker engine, but it does not answer.',
      'journalctl -u docker -n 50',
    );
  }
  const other = await waitForOtherEngine({
    pidFile: DOCKER_PID_FILE,
    program: SERVICE,
    answers: () => dockerAnswers(undefined),
    timeoutMs: START_TIMEOUT_MS,
    signal: options.signal,
  });
  if (other === 'answers') return { note: await answerNote(options, 'already running'), started: false };
  if (other === 'silent')
    throw notReachable('A Docker engine runs but does not answer.', `kill "$(cat ${DOCKER_PID_FILE})"`);
  await startOwnEngine(options);
  await addDockerUser(MACHINE_RUN_DIR, options.dataDir);
  return { note: await answerNote(options, 'started'), started: true };
}

/**
 * Stops the Docker engine when Boardwright started it and nothing else uses it.
 *
 * @returns true when it was stopped
 */
export async function stopDocker(): Promise<boolean> {
  if (!(await dockerIsUnused(MACHINE_RUN_DIR))) return false;
  return stopService(MACHINE_RUN_DIR, SERVICE, { signal: 'SIGTERM', graceMs: STOP_GRACE_MS });
}

/** @returns containers of this stack that still run; empty when no engine answers */
export async function runningContainers(instance: string): Promise<readonly string[]> {
  const listed = await runCommand(['docker', 'ps', '--quiet', '--filter', `label=bw.instance=${instance}`]);
  return listed.exitCode === 0 ? listed.text.split('\n').filter((id) => id !== '') : [];
}
