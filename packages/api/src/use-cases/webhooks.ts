import { randomBytes } from 'node:crypto';
import { AppError } from '@boardwright/core/app-error';
import { DAY_MS } from '@boardwright/core/units';
import { webhookSecret } from '@boardwright/core/webhook-secret';
import { newId } from '@boardwright/db/new-id';
import {
  countWebhooks,
  deleteWebhook as deleteWebhookRow,
  findWebhook,
  insertWebhook,
  listWebhooks as listWebhookRows,
  renewSalt,
  updateWebhook as updateWebhookRow,
} from '@boardwright/db/webhook-repository';
import { audited, nameOf } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { NewWebhook, WebhookChange, WebhookView, WebhookWithSecret } from '../schemas/webhook.ts';
import { toWebhookView } from '../views/webhook-view.ts';

const MAX_WEBHOOKS = 20;
/** A receiver has this long to change over to a new secret. */
const BOTH_SECRETS_MS = DAY_MS;

const newSalt = (): string => randomBytes(16).toString('hex');

/** Where a webhook leads, without what a path or query may hold of secrets. */
const hostOf = (url: string): string => new URL(url).host;

function checkUrl(deps: ApiDeps, url: string): void {
  if (deps.webhooks.allowPrivate || new URL(url).protocol === 'https:') return;
  throw new AppError('BAD_REQUEST', `url begins with http: it must begin with https://.`);
}

/** Every webhook of the team, oldest first. */
export async function listWebhooks(deps: ApiDeps, teamId: string): Promise<readonly WebhookView[]> {
  return (await listWebhookRows(deps.db, teamId)).map(toWebhookView);
}

/**
 * Adds a webhook.
 *
 * @returns also its secret, which no other answer has
 * @throws AppError BAD_REQUEST for plain http; STATE_CONFLICT when the team has as many as it can
 */
export async function createWebhook(
  deps: ApiDeps,
  principal: Principal,
  { url, events }: NewWebhook,
): Promise<WebhookWithSecret> {
  const { teamId } = principal;
  checkUrl(deps, url);
  if ((await countWebhooks(deps.db, teamId)) >= MAX_WEBHOOKS) {
    throw new AppError('STATE_CONFLICT', `A team has at most ${MAX_WEBHOOKS} webhooks. Remove one first.`);
  }
  const [id, salt] = [newId('h'), newSalt()];
  const row = await audited(deps, principal, async (tx, record) => {
    const made = await insertWebhook(tx, {
      id,
      teamId,
      url,
      events: [...new Set(events)],
      salt,
      createdByName: await nameOf({ db: tx }, principal),
      createdAt: timeOf(deps),
    });
    await record({
      action: 'webhook.create',
      subject: { kind: 'webhook', id, name: hostOf(url) },
      details: { events: made.events },
    });
    return made;
  });
  return { secret: webhookSecret(deps.webhooks.serverSecret, id, salt), webhook: toWebhookView(row) };
}

/** Changes what is named. @throws AppError NOT_FOUND; BAD_REQUEST for plain http */
export async function changeWebhook(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  change: WebhookChange,
): Promise<WebhookView> {
  if (change.url !== undefined) checkUrl(deps, change.url);
  const { url, ...shown } = change;
  const row = await audited(deps, principal, async (tx, record) => {
    const changed = await updateWebhookRow(tx, principal.teamId, checkId('webhook', id), change);
    if (changed === null) throw notFound('webhook');
    await record({
      action: 'webhook.change',
      subject: { kind: 'webhook', id, name: hostOf(changed.url) },
      details: { ...shown, ...(url === undefined ? {} : { host: hostOf(url) }) },
    });
    return changed;
  });
  return toWebhookView(row);
}

/** Gives a webhook a new secret; the one before signs as well for a day. @throws AppError NOT_FOUND */
export async function renewWebhookSecret(
  deps: ApiDeps,
  principal: Principal,
  id: string,
): Promise<WebhookWithSecret> {
  const salt = newSalt();
  const until = new Date(timeOf(deps).getTime() + BOTH_SECRETS_MS);
  const row = await audited(deps, principal, async (tx, record) => {
    const renewed = await renewSalt(tx, principal.teamId, checkId('webhook', id), salt, until);
    if (renewed === null) throw notFound('webhook');
    await record({
      action: 'webhook.renew-secret',
      subject: { kind: 'webhook', id, name: hostOf(renewed.url) },
    });
    return renewed;
  });
  return { secret: webhookSecret(deps.webhooks.serverSecret, id, salt), webhook: toWebhookView(row) };
}

/** Removes a webhook and what it still had to send. @throws AppError NOT_FOUND */
export async function deleteWebhook(deps: ApiDeps, principal: Principal, id: string): Promise<void> {
  await audited(deps, principal, async (tx, record) => {
    const row = await findWebhook(tx, principal.teamId, checkId('webhook', id));
    if (row === null || !(await deleteWebhookRow(tx, principal.teamId, id))) throw notFound('webhook');
    await record({
      action: 'webhook.delete',
      subject: { kind: 'webhook', id, name: hostOf(row.url) },
    });
  });
}
