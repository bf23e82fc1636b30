import { WEBHOOK_TEST_EVENT } from '@boardwright/core/webhook-events';
import {
  findDelivery,
  insertDelivery,
  listDeliveries as listDeliveryRows,
  replayDelivery as replayDeliveryRow,
} from '@boardwright/db/webhook-delivery-repository';
import { findWebhook } from '@boardwright/db/webhook-repository';
import { audited, nameOf } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import { readCursor } from '../http/read-cursor.ts';
import type { DeliveryDetail, DeliveryList, DeliveryView } from '../schemas/webhook.ts';
import { toDeliveryDetail, toDeliveryView } from '../views/webhook-view.ts';

/** A page of what was or is to be sent to a webhook, newest first. @throws AppError NOT_FOUND */
export async function listDeliveries(
  deps: ApiDeps,
  teamId: string,
  hookId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<DeliveryList> {
  if ((await findWebhook(deps.db, teamId, checkId('webhook', hookId))) === null) throw notFound('webhook');
  const { rows, next } = await listDeliveryRows(deps.db, teamId, hookId, {
    after: readCursor(page.cursor),
    limit: page.limit,
  });
  return { deliveries: rows.map(toDeliveryView), next: next ?? null };
}

/** What is sent, and every attempt that is kept. @throws AppError NOT_FOUND */
export async function getDelivery(deps: ApiDeps, teamId: string, id: string): Promise<DeliveryDetail> {
  const row = await findDelivery(deps.db, teamId, checkId('message', id));
  if (row === null) throw notFound('message');
  return toDeliveryDetail(row);
}

/** Sends a message of its own to a webhook, also to one that is off. @throws AppError NOT_FOUND */
export async function testWebhook(
  deps: ApiDeps,
  principal: Principal,
  hookId: string,
): Promise<DeliveryView> {
  const { teamId } = principal;
  const hook = await findWebhook(deps.db, teamId, checkId('webhook', hookId));
  if (hook === null) throw notFound('webhook');
  const id = await insertDelivery(deps.db, {
    teamId,
    hookId,
    event: WEBHOOK_TEST_EVENT,
    subject: 'Test',
    payload: { webhook: { id: hookId }, by: await nameOf(deps, principal) },
    at: timeOf(deps),
  });
  return getDelivery(deps, teamId, id);
}

/** Sends a message again, with the same id, so that a receiver that has it can tell. @throws AppError NOT_FOUND */
export async function replayDelivery(deps: ApiDeps, principal: Principal, id: string): Promise<DeliveryView> {
  const { teamId } = principal;
  const before = await getDelivery(deps, teamId, id);
  await audited(deps, principal, async (tx, record) => {
    if (!(await replayDeliveryRow(tx, teamId, id, timeOf(deps)))) throw notFound('message');
    await record({
      action: 'webhook.replay',
      subject: { kind: 'webhook', id: before.webhookId, name: new URL(before.url).host },
      details: { event: before.event, message: id },
    });
  });
  return getDelivery(deps, teamId, id);
}
