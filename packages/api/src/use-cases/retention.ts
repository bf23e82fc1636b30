import {
  listExpiring,
  readRetention,
  sumExpiring,
  writeRetention,
} from '@boardwright/db/retention-repository';
import { audited, nameOf } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import type { RetentionPreview, RetentionRules, RetentionView } from '../schemas/retention.ts';
import { toExpiringView } from '../views/expiring-view.ts';

const SHOWN = 100;

/** The team's rules; off until somebody sets some. */
export async function getRetention(deps: ApiDeps, teamId: string): Promise<RetentionView> {
  const { rules, changed } = await readRetention(deps.db, teamId);
  return {
    rules: { ...rules },
    changed: changed === null ? null : { at: changed.at.toISOString(), by: changed.byName },
  };
}

export async function setRetention(
  deps: ApiDeps,
  principal: Principal,
  rules: RetentionRules,
): Promise<RetentionView> {
  await audited(deps, principal, async (tx, record) => {
    const before = await readRetention(tx, principal.teamId);
    const byName = await nameOf({ db: tx }, principal);
    await writeRetention(tx, principal.teamId, rules, { at: timeOf(deps), byName });
    await record({
      action: 'retention.change',
      subject: { kind: 'retention', id: principal.teamId, name: 'Retention rules' },
      details: { from: before.rules, to: rules },
    });
  });
  deps.logger.info({ teamId: principal.teamId, rules }, 'Retention rules changed');
  return getRetention(deps, principal.teamId);
}

/**
 * What would go now, and why. Changes nothing.
 *
 * @param wanted - rules to try; left out: the team's own
 */
export async function previewRetention(
  deps: ApiDeps,
  teamId: string,
  wanted?: RetentionRules,
): Promise<RetentionPreview> {
  const rules = wanted ?? (await readRetention(deps.db, teamId)).rules;
  const now = timeOf(deps);
  const [sum, images] = await Promise.all([
    sumExpiring(deps.db, teamId, rules, now),
    listExpiring(deps.db, teamId, rules, now, SHOWN),
  ]);
  return {
    total: sum.images,
    freedBytes: Number(sum.freedBytes),
    images: images.map((image) => toExpiringView(image, rules, now)),
  };
}
