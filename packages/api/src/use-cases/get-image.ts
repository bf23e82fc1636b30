import { removesAnything } from '@boardwright/core/retention-rules';
import { findEvidenceMember } from '@boardwright/db/image-repository';
import { findImageDue, readRetention } from '@boardwright/db/retention-repository';
import { InstalledPackage, SizeNode } from '@boardwright/evidence/boot-report';
import { z } from 'zod';
import { type ApiDeps, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { ImageDetail, ImageExpiry } from '../schemas/image.ts';
import type { PackageList, SizeTree } from '../schemas/lists.ts';
import { toExpiry } from '../views/expiring-view.ts';
import { toImageDetail } from '../views/image-view.ts';
import { requireImage } from './require-image.ts';

/** When retention takes the image; most teams have no rules, and the image is not looked at then. */
async function findExpiry(deps: ApiDeps, teamId: string, id: string): Promise<ImageExpiry | null> {
  const { rules } = await readRetention(deps.db, teamId);
  if (!removesAnything(rules)) return null;
  const due = await findImageDue(deps.db, teamId, id, timeOf(deps));
  return due === null ? null : toExpiry(due, rules);
}

/** @throws AppError NOT_FOUND, also for another team's image */
export async function getImage(deps: ApiDeps, teamId: string, id: string): Promise<ImageDetail> {
  const row = await requireImage(deps, teamId, id);
  return toImageDetail(row, await findExpiry(deps, teamId, id));
}

async function evidenceMember(
  deps: Pick<ApiDeps, 'db'>,
  teamId: string,
  id: string,
  member: 'packages' | 'sizes',
): Promise<unknown> {
  const found = await findEvidenceMember(deps.db, teamId, checkId('image', id), member);
  if (found === undefined) throw notFound('image');
  return found.value;
}

const Packages = z.array(InstalledPackage);

/** Packages installed in an image; `search` is part of a name or source name, any case. @throws AppError NOT_FOUND */
export async function listPackages(
  deps: Pick<ApiDeps, 'db'>,
  teamId: string,
  id: string,
  search: string,
): Promise<PackageList> {
  const packages = Packages.catch([]).parse(await evidenceMember(deps, teamId, id, 'packages'));
  const wanted = search.toLowerCase();
  return {
    total: packages.length,
    packages: packages.filter(
      (entry) => entry.name.toLowerCase().includes(wanted) || entry.source.toLowerCase().includes(wanted),
    ),
  };
}

/** What takes the room in an image; an empty tree where the evidence has none. @throws AppError NOT_FOUND */
export async function readSizes(deps: Pick<ApiDeps, 'db'>, teamId: string, id: string): Promise<SizeNode> {
  return SizeNode.catch({ name: '', bytes: 0 }).parse(await evidenceMember(deps, teamId, id, 'sizes'));
}

/** Tree of sizes for the size map. @throws AppError NOT_FOUND */
export async function getSizes(deps: ApiDeps, teamId: string, id: string): Promise<SizeTree> {
  const tree = await readSizes(deps, teamId, id);
  return { ...tree, children: [...(tree.children ?? [])] };
}
