import type { QuotaView } from '@boardwright/api/schemas/quota';
import { formatBytes } from '@boardwright/core/units';

const GIB_BYTES = 1024 ** 3;

/** What the limits leave for one more build, next to the button that asks for it; empty where nothing is limited. */
export function quotaLine({ limits, use }: QuotaView): string {
  const parts: string[] = [];
  if (limits.buildsPerDay !== null) parts.push(`${use.buildsToday} of ${limits.buildsPerDay} builds today`);
  if (limits.concurrentBuilds !== null) {
    const waits = use.running + use.queued >= limits.concurrentBuilds;
    parts.push(
      `${use.running} of ${limits.concurrentBuilds} running${waits ? ', so this one will wait' : ''}`,
    );
  }
  if (limits.storageGiB !== null)
    parts.push(`${formatBytes(use.storageBytes)} of ${limits.storageGiB} GiB stored`);
  return parts.join(' · ');
}

/** When the builds of a day begin again, on the viewer's clock: `14:00`. */
function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** Why no new build can start; null when one can. A finished image can be had all the same. */
export function quotaBlock({ limits, use, resetsAt }: QuotaView): string | null {
  if (limits.buildsPerDay !== null && use.buildsToday >= limits.buildsPerDay)
    return `All ${limits.buildsPerDay} builds of today are used up; there are more at ${clock(resetsAt)}`;
  if (limits.storageGiB !== null && use.storageBytes >= limits.storageGiB * GIB_BYTES)
    return `The images of the team fill its ${limits.storageGiB} GiB; delete some first`;
  return null;
}
