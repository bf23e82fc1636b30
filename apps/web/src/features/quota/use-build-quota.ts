import { useQuery } from '@tanstack/react-query';
import { quotaQuery } from './quota-query.ts';
import { quotaBlock, quotaLine } from './quota-words.ts';

export interface BuildQuota {
  /** What the team's limits leave for another build; empty where nothing is limited. */
  readonly line: string;
  /** Why no new build can start, although a finished image can be had; null when one can. */
  readonly blocked: string | null;
}

/** What stands next to every button that starts a build. A server that does not tell its limits refuses by itself. */
export function useBuildQuota(): BuildQuota {
  const quota = useQuery(quotaQuery).data;
  return quota ? { line: quotaLine(quota), blocked: quotaBlock(quota) } : { line: '', blocked: null };
}
