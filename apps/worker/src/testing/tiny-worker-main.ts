import { readWorkerEnv } from '../env.ts';
import { startWorker } from '../start-worker.ts';
import { tinyComposer } from './tiny-engine.ts';

// A worker in a process of its own, for tests that kill it.
await startWorker(readWorkerEnv(), tinyComposer);
