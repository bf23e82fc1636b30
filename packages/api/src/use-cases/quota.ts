import { AppError } from '@boardwright/core/app-error';
import { DAY_MS, formatBytes, formatDurationMs } from '@boardwright/core/units';
import { findQuota, type OverQuota, readQuotaUse, setQuota } from '@boardwright/db/quota-repository';
import { findTeam } from '@boardwright/db/team-repository';
import { audited } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import type { QuotaLimits, QuotaView } from '../schemas/quota.ts';

/** When the day of a moment began. A day is one of UTC. */
export function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

function endOfDay(at: Date): Date {
  return new Date(startOfDay(at).getTime() + DAY_MS);
}

function wordsOf({ over, limit, used }: OverQuota, resetMs: number): string {
  if (over === 'storageGiB') {
    return `The images of this team take ${formatBytes(used)} of the ${limit} GiB it may store. Delete images it no longer needs, then build again.`;
  }
  const builds = limit === 1 ? 'the one build' : `all ${limit} builds`;
  return `This team has started ${builds} it may start in a day. The next day begins at 00:00 UTC, in ${formatDurationMs(resetMs)}.`;
}

/** The refusal of a build there is no room for. */
export function overQuota(over: OverQuota, now: Date): AppError {
  const resetMs = endOfDay(now).getTime() - now.getTime();
  return new AppError('QUOTA_EXCEEDED', wordsOf(over, resetMs), {
    details: {
      quota: over.over,
      limit: over.limit,
      used: over.used,
      // Room for another image does not come with time
      ...(over.over === 'buildsPerDay' ? { retryAfterSeconds: Math.ceil(resetMs / 1000) } : {}),
    },
  });
}

/** What a team may use and what it uses now. */
export async function readQuota(deps: ApiDeps, teamId: string): Promise<QuotaView> {
  const now = timeOf(deps);
  const [limits, use] = await Promise.all([
    findQuota(deps.db, teamId),
    readQuotaUse(deps.db, teamId, startOfDay(now)),
  ]);
  return { limits, use, resetsAt: endOfDay(now).toISOString() };
}

/**
 * Sets what the team may use. Nothing that runs or is stored is taken away.
 *
 * @throws AppError FORBIDDEN for anybody but the operator: it is the machine's owner who gives it out
 */
export async function changeQuota(
  deps: ApiDeps,
  principal: Principal,
  limits: QuotaLimits,
): Promise<QuotaView> {
  if (principal.kind !== 'operator') {
    throw new AppError('FORBIDDEN', 'Only the operator of this server sets what a team may use.');
  }
  const { teamId } = principal;
  await audited(deps, principal, async (tx, record) => {
    const before = await findQuota(tx, teamId);
    await setQuota(tx, teamId, limits);
    const team = await findTeam(tx, teamId);
    await record({
      action: 'team.set-quota',
      subject: { kind: 'team', id: teamId, name: team?.name ?? '' },
      details: { before, after: limits },
    });
  });
  return readQuota(deps, teamId);
}
