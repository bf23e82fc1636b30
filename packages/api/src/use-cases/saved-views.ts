import { AppError } from '@boardwright/core/app-error';
import {
  countViews,
  deleteView,
  insertView,
  listViews,
  type SavedViewRow,
  updateView,
  type ViewOwner,
} from '@boardwright/db/saved-view-repository';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { NewSavedView, SavedView, SavedViewChange, SavedViewList } from '../schemas/saved-view.ts';

const MAX_VIEWS = 50;

/** Undefined for the operator's token, which is no person. */
function ownerOf(principal: Principal): ViewOwner | undefined {
  return principal.kind === 'operator' ? undefined : { teamId: principal.teamId, userId: principal.userId };
}

function toSavedView(row: SavedViewRow): SavedView {
  return { id: row.id, name: row.name, query: row.query, layout: row.layout === 'cards' ? 'cards' : 'table' };
}

function taken(name: string): AppError {
  return new AppError('STATE_CONFLICT', `You have a view named ${name} already. Choose another name.`);
}

/** The caller's own views, by name. */
export async function getViews(deps: ApiDeps, principal: Principal): Promise<SavedViewList> {
  const owner = ownerOf(principal);
  return { views: owner === undefined ? [] : (await listViews(deps.db, owner)).map(toSavedView) };
}

/** @throws AppError FORBIDDEN for the operator's token; STATE_CONFLICT when the name is taken or there are too many */
export async function createView(
  deps: ApiDeps,
  principal: Principal,
  content: NewSavedView,
): Promise<SavedView> {
  const owner = ownerOf(principal);
  if (owner === undefined) {
    throw new AppError(
      'FORBIDDEN',
      'Views belong to a person. Sign in as one instead of using the operator token.',
    );
  }
  if ((await countViews(deps.db, owner)) >= MAX_VIEWS) {
    throw new AppError('STATE_CONFLICT', `You have ${MAX_VIEWS} views, which is the most. Delete one first.`);
  }
  const row = await insertView(deps.db, owner, content, timeOf(deps));
  if (row === 'taken') throw taken(content.name);
  return toSavedView(row);
}

/** @throws AppError NOT_FOUND, also for another person's view; STATE_CONFLICT when the name is taken */
export async function changeView(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  change: SavedViewChange,
): Promise<SavedView> {
  const owner = ownerOf(principal);
  checkId('view', id);
  if (owner === undefined) throw notFound('view');
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const row = await updateView(deps.db, owner, id, given);
  if (row === 'taken') throw taken(change.name ?? '');
  if (row === null) throw notFound('view');
  return toSavedView(row);
}

/** @throws AppError NOT_FOUND, also for another person's view */
export async function removeView(deps: ApiDeps, principal: Principal, id: string): Promise<void> {
  const owner = ownerOf(principal);
  checkId('view', id);
  if (owner === undefined || !(await deleteView(deps.db, owner, id))) throw notFound('view');
}
