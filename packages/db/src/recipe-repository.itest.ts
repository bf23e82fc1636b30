import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../tests/services/start-services.ts';
import { insertBuild, noteRecipe } from './build-repository.ts';
import { createDb, type Db } from './client.ts';
import { listRecipeImages } from './recipe-image-repository.ts';
import { findRecipe, insertRecipe } from './recipe-repository.ts';
import { addRecipeVersion, type NewRecipeVersion } from './recipe-version-repository.ts';
import { ensureDefaultTeam } from './team-repository.ts';
import { claimBuild } from './worker/claim-build.ts';
import { publishImage } from './worker/publish-image.ts';

let services: TestServices;
let db: Db;
let teamId: string;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  teamId = (await ensureDefaultTeam(db)).id;
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});

const names = { name: 'x', board: 'rpi5', engine: 'debian', release: 'trixie' };

function version(specHash: string): NewRecipeVersion {
  const by = { createdById: null, createdByName: 'Operator', createdAt: new Date() };
  return { ...by, spec: {}, specHash, board: 'rpi5', engine: 'debian', note: '', restoredFrom: null };
}

async function addRecipe(name: string): Promise<string> {
  const id = await insertRecipe(db, teamId, name, version(`${name} 1`));
  if (id === undefined) throw new Error('name taken');
  return id;
}

/** A build that ran to its image, of a recipe or of none. */
async function publish(
  id: string,
  specHash: string,
  recipe?: { readonly recipeId: string; readonly recipeVersion: number },
): Promise<string> {
  const hashes = { specHash, planHash: id, spec: {}, resolved: {} };
  const none = { createdById: null, retryOfId: null, estimatedMs: null, finished: null, fresh: false };
  await insertBuild(db, { id, teamId, ...names, ...hashes, ...none, recipe, createdAt: new Date() });
  const claimed = await claimBuild(db, id, 'w');
  const own = { buildId: id, workerId: 'w', attempt: claimed?.attempt ?? 0 };
  const facts = { evidence: {}, sizeBytes: 1, sha256: '', buildMs: 1, artifacts: [] };
  const imageId = await publishImage(db, own, { teamId, ...names, ...hashes, ...facts }, { logLines: 0 });
  if (imageId === undefined) throw new Error('not published');
  return imageId;
}

describe('an image', () => {
  it('is of the version its build was submitted as', async () => {
    const recipeId = await addRecipe('published');
    const imageId = await publish('b1', 'other hash', { recipeId, recipeVersion: 1 });
    expect(await db.image.findUniqueOrThrow({ where: { id: imageId } })).toMatchObject({
      recipeId,
      recipeVersion: 1,
    });
    expect(await listRecipeImages(db, teamId, recipeId)).toMatchObject([{ id: imageId, version: 1 }]);
  });

  it('is of the highest version that says the same, also when it was built for none', async () => {
    const recipeId = await addRecipe('same');
    const imageId = await publish('b2', 'same 1');
    expect(await listRecipeImages(db, teamId, recipeId)).toMatchObject([{ id: imageId, version: 1 }]);
    await addRecipeVersion(db, teamId, recipeId, 1, version('same 2'));
    await addRecipeVersion(db, teamId, recipeId, 2, { ...version('same 1'), restoredFrom: 1 });
    expect(await listRecipeImages(db, teamId, recipeId)).toMatchObject([{ id: imageId, version: 3 }]);
  });

  it('outlives its recipe', async () => {
    const recipeId = await addRecipe('gone');
    const imageId = await publish('b3', 'h3', { recipeId, recipeVersion: 1 });
    await db.recipe.delete({ where: { id: recipeId } });
    expect(await db.image.findUniqueOrThrow({ where: { id: imageId } })).toMatchObject({
      recipeId: null,
      recipeVersion: null,
    });
  });
});

describe('a recipe', () => {
  it('takes one version of any number that come at once', async () => {
    const id = await addRecipe('race');
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, n) => addRecipeVersion(db, teamId, id, 1, version(`race ${n}`))),
    );
    expect(outcomes.sort()).toEqual([...Array.from({ length: 7 }, () => 'moved'), 'saved']);
    expect((await findRecipe(db, teamId, id))?.current.number).toBe(2);
  });

  it('of another team is not there', async () => {
    const id = await addRecipe('hidden');
    expect(await findRecipe(db, 'other', id)).toBeNull();
    expect(await addRecipeVersion(db, 'other', id, 1, version('h'))).toBe('none');
    expect(await listRecipeImages(db, 'other', id)).toEqual([]);
  });

  it('keeps the recipe a build has when another one joins it', async () => {
    const [first, second] = [await addRecipe('first'), await addRecipe('second')];
    await publish('b4', 'h4', { recipeId: first, recipeVersion: 1 });
    await noteRecipe(db, teamId, 'b4', { recipeId: second, recipeVersion: 1 });
    expect((await db.build.findUniqueOrThrow({ where: { id: 'b4' } })).recipeId).toBe(first);
  });
});
