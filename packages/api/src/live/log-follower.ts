import { setTimeout as sleep } from 'node:timers/promises';
import { LogLine } from '@boardwright/core/log-line';
import { buildChannels } from '@boardwright/jobs/build-image';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { LiveChunk, Mailbox } from './mailbox.ts';

const Chunk = z.object({ first: z.number().int(), last: z.number().int(), lines: z.array(LogLine) });

const BLOCK_MS = 2000;
const RETRY_MS = 500;
const ENTRIES_PER_READ = 200;

function parseChunk(fields: readonly string[]): LiveChunk | undefined {
  const at = fields.indexOf('chunk');
  const text = fields[at + 1];
  if (at < 0 || text === undefined) return undefined;
  const parsed = Chunk.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

/**
 * Follows one build's Redis stream for all its readers in this process, over a connection of its own because a
 * waiting read blocks it.
 */
export class LogFollower {
  private readonly key: string;
  private readonly redis: Redis;
  private readonly mailboxes = new Set<Mailbox>();
  private readonly started: Promise<void>;
  private lastId = '0-0';
  private closed = false;

  constructor(buildId: string, redis: Redis) {
    this.key = buildChannels.logStream(buildId);
    this.redis = redis;
    this.started = this.findEnd();
    void this.run();
  }

  /** Resolves when later chunks are sure to be delivered, or Redis is away (then the mailbox says so). */
  async add(mailbox: Mailbox): Promise<void> {
    this.mailboxes.add(mailbox);
    await this.started;
  }

  /** @returns true when nobody reads any more */
  remove(mailbox: Mailbox): boolean {
    this.mailboxes.delete(mailbox);
    return this.mailboxes.size === 0;
  }

  close(): void {
    this.closed = true;
    this.redis.disconnect();
  }

  private async findEnd(): Promise<void> {
    try {
      if (this.redis.status !== 'ready') await this.ready();
      const [newest] = await this.redis.xrevrange(this.key, '+', '-', 'COUNT', 1);
      this.lastId = newest?.[0] ?? '0-0';
    } catch {
      // Reading then starts at the oldest entry Redis has; readers drop what they have seen.
    }
  }

  private ready(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, RETRY_MS);
      this.redis.once('ready', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private async run(): Promise<void> {
    await this.started;
    while (!this.closed) {
      try {
        await this.readOnce();
      } catch {
        if (this.closed) return;
        for (const mailbox of this.mailboxes) mailbox.loseChunks();
        await sleep(RETRY_MS);
      }
    }
  }

  private async readOnce(): Promise<void> {
    const reply = await this.redis.xread(
      'COUNT',
      ENTRIES_PER_READ,
      'BLOCK',
      BLOCK_MS,
      'STREAMS',
      this.key,
      this.lastId,
    );
    for (const [id, fields] of reply?.[0]?.[1] ?? []) {
      this.lastId = id;
      const chunk = parseChunk(fields);
      for (const mailbox of this.mailboxes) {
        if (chunk === undefined) mailbox.loseChunks();
        else mailbox.addChunk(chunk);
      }
    }
  }
}
