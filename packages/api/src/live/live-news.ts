import type { Mailbox } from './mailbox.ts';

/** News about builds while they run. A courtesy: whoever misses one finds the same in PostgreSQL and the store. */
export interface LiveNews {
  /** @returns ends the subscription */
  readonly onBuildChanged: (buildId: string, listener: () => void) => () => void;
  /** A team's list of builds changed. @returns ends the subscription */
  readonly onListChanged: (teamId: string, listener: () => void) => () => void;
  /**
   * Delivers log chunks of a build into a mailbox from now on.
   *
   * @returns when "now" is fixed: a chunk not delivered is in the store already. The result ends the delivery.
   */
  readonly followLog: (buildId: string, mailbox: Mailbox) => Promise<() => void>;
  readonly close: () => Promise<void>;
}
