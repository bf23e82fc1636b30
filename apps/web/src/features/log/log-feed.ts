import type { BuildView } from '@boardwright/api/schemas/build';
import type { LogPage } from '@boardwright/api/schemas/lists';
import type { LogLine } from '@boardwright/core/log-line';
import { API_BASE, apiGet } from '#lib/api-client.ts';
import { LogModel } from './log-model.ts';

export type FeedState = 'loading' | 'live' | 'reconnecting' | 'ended' | 'failed';

const PAGE_LINES = 10_000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Follows one build: loads the log as far as it is stored, then listens from there. After a lost connection it goes
 * on behind the last line it has; the model drops what comes twice, and a gap is fetched before anything after it.
 */
export class LogFeed {
  readonly model = new LogModel();
  state: FeedState = 'loading';
  problem = '';
  /** Raised on every change a viewer should see; changes within one frame are told once. */
  version = 0;
  readonly #buildId: string;
  readonly #onBuild: (build: BuildView) => void;
  readonly #listeners = new Set<() => void>();
  #source: EventSource | null = null;
  #retryMs = FIRST_RETRY_MS;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #abort = new AbortController();
  #filling: Promise<unknown> | null = null;

  constructor(buildId: string, onBuild: (build: BuildView) => void) {
    this.#buildId = buildId;
    this.#onBuild = onBuild;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(): void {
    this.#abort = new AbortController();
    void this.#connect();
  }

  stop(): void {
    this.#abort.abort();
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#retryTimer);
    cancelAnimationFrame(this.#frame);
  }

  async #connect(): Promise<void> {
    const { signal } = this.#abort;
    try {
      const complete = await this.#loadStored();
      if (signal.aborted) return;
      if (complete) {
        this.#set('ended');
        return;
      }
    } catch (thrown) {
      if (signal.aborted) return;
      this.problem = thrown instanceof Error ? thrown.message : String(thrown);
      this.#set(this.model.lines.length === 0 ? 'failed' : 'reconnecting');
      this.#retryLater();
      return;
    }
    this.#listen();
  }

  /**
   * Reads stored lines behind the last known one, page by page, as far as they are written.
   *
   * @returns true when the build is over and these were the last
   */
  async #loadStored(): Promise<boolean> {
    for (;;) {
      const from = this.model.lines.length + 1;
      const page = await apiGet<LogPage>(
        `builds/${encodeURIComponent(this.#buildId)}/log?from=${from}&limit=${PAGE_LINES}`,
        this.#abort.signal,
      );
      this.model.append(page.lines);
      this.#changed();
      if (page.complete || page.lines.length === 0 || page.next > page.total) return page.complete;
    }
  }

  #listen(): void {
    if (this.#abort.signal.aborted) return;
    const after = this.model.lines.length;
    const source = new EventSource(
      `${API_BASE}/builds/${encodeURIComponent(this.#buildId)}/events?from=${after + 1}`,
    );
    this.#source = source;
    source.onopen = () => {
      this.#retryMs = FIRST_RETRY_MS;
      this.#set('live');
    };
    source.addEventListener('lines', (event) => {
      const gap = this.model.append(JSON.parse(event.data) as LogLine[]);
      this.#changed();
      if (gap !== null) this.#fillGap();
    });
    source.addEventListener('build', (event) => this.#onBuild(JSON.parse(event.data) as BuildView));
    source.addEventListener('end', () => {
      source.close();
      // The last lines may have been stored after the last page was read.
      void this.#loadStored().then(
        () => this.#set('ended'),
        () => this.#set('ended'),
      );
    });
    source.onerror = () => {
      source.close();
      this.#set('reconnecting');
      this.#retryLater();
    };
  }

  #fillGap(): void {
    this.#filling ??= this.#loadStored()
      .catch(() => undefined)
      .finally(() => {
        this.#filling = null;
      });
  }

  #retryLater(): void {
    if (this.#abort.signal.aborted) return;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => void this.#connect(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #set(state: FeedState): void {
    if (this.#abort.signal.aborted || this.state === state) return;
    this.state = state;
    this.#changed();
  }

  #changed(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.version += 1;
      for (const listener of this.#listeners) listener();
    });
  }
}
