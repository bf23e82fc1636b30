import { z } from 'zod';

/** The queue of image builds. The job id is the build id; the row in PostgreSQL exists before the job does. */
export const BuildImageJob = {
  queue: 'build-image',
  payload: z.object({ buildId: z.string().min(1) }),
} as const;
export type BuildImagePayload = z.infer<typeof BuildImageJob.payload>;

/** Redis names of one build's live channels. */
export const buildChannels = {
  /** Stream of log chunks: field `chunk` is JSON `{ first, last, lines }`. Trimmed; the store has everything. */
  logStream: (buildId: string): string => `bw:log:${buildId}`,
  /** Pub/sub: any message means "the build row changed, read it again". */
  changed: (buildId: string): string => `bw:build:${buildId}`,
  /** Pub/sub: message is a build id whose cancellation was requested. */
  cancel: 'bw:cancel',
  /** Pub/sub: any message means "this team's list of builds changed". */
  listChanged: (teamId: string): string => `bw:builds:${teamId}`,
} as const;
