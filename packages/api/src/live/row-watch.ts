import type { BuildView } from '../schemas/build.ts';
import type { Mailbox } from './mailbox.ts';

/** The row is read again at most this often, and at least this often in case news got lost. */
export const MIN_ROW_GAP_MS = 250;
const MAX_ROW_GAP_MS = 5000;
const FINAL = new Set<BuildView['status']>(['ready', 'failed', 'cancelled']);

/** Keeps one build's row fresh without reading it more often than anyone could see. */
export class RowWatch {
  /** When the build was first seen over; undefined while it is not. */
  finalSinceMs: number | undefined;
  private readonly readBuild: () => Promise<BuildView>;
  private readonly mailbox: Mailbox;
  private readAtMs = 0;
  private text = '';
  private current: BuildView | undefined;

  constructor(readBuild: () => Promise<BuildView>, mailbox: Mailbox) {
    this.readBuild = readBuild;
    this.mailbox = mailbox;
  }

  /** True when enough time passed that news of a change would be acted on. */
  get mayRead(): boolean {
    return Date.now() - this.readAtMs >= MIN_ROW_GAP_MS;
  }

  get build(): BuildView | undefined {
    return this.current;
  }

  /** @returns the BuildView as JSON when it was read again and differs from before */
  async refresh(): Promise<string | undefined> {
    const isDue = Date.now() - this.readAtMs >= MAX_ROW_GAP_MS;
    if (!isDue && !(this.mayRead && this.mailbox.takeChanged())) return undefined;
    this.readAtMs = Date.now();
    const build = await this.readBuild();
    this.current = build;
    if (!FINAL.has(build.status)) this.finalSinceMs = undefined;
    else this.finalSinceMs ??= Date.now();
    const text = JSON.stringify(build);
    if (text === this.text) return undefined;
    this.text = text;
    return text;
  }
}
