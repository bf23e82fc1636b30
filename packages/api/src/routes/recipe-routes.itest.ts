import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ListedRecipe,
  RecipeDetail,
  RecipeLint,
  RecipeList,
  SaveResult,
  VersionList,
} from '../schemas/recipe.ts';
import type { RecipeDiff } from '../schemas/recipe-diff.ts';
import { type ApiFixture, addBuild, addImage, sampleSpec, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

type As = 'us' | 'operator' | 'composer';

async function create(name: string, spec = sampleSpec()): Promise<RecipeDetail> {
  const response = await fixture.send('POST', '/recipes', { body: { spec, name, note: 'First' } });
  expect(response.status).toBe(201);
  return (await response.json()) as RecipeDetail;
}

function save(id: string, spec: unknown, expectedVersion: number, as: As = 'us'): Promise<Response> {
  return fixture.send('POST', `/recipes/${id}/versions`, {
    as,
    body: { spec, expectedVersion, note: `By ${as}` },
  });
}

async function read(id: string): Promise<RecipeDetail> {
  return (await (await fixture.send('GET', `/recipes/${id}`)).json()) as RecipeDetail;
}

const withPackages = (...packages: string[]): Record<string, unknown> => ({ ...sampleSpec(), packages });

describe('a recipe', () => {
  it('keeps every version with who, when and why', async () => {
    const { id } = await create('versions');
    expect((await save(id, withPackages('mosquitto'), 1)).status).toBe(200);
    expect((await save(id, withPackages('mosquitto', 'i2c-tools'), 2, 'operator')).status).toBe(200);
    const list = (await (await fixture.send('GET', `/recipes/${id}/versions`)).json()) as VersionList;
    expect(list.versions).toMatchObject([
      { number: 3, note: 'By operator', createdBy: 'Operator' },
      { number: 2, note: 'By us', createdBy: 'Owner' },
      { number: 1, note: 'First', createdBy: 'Owner', board: 'qemu-x86_64', engine: 'debian' },
    ]);
    const page = (await (await fixture.send('GET', `/recipes/${id}/versions?limit=2`)).json()) as VersionList;
    expect([page.versions.length, page.next]).toEqual([2, '1']);
    const rest = await fixture.send('GET', `/recipes/${id}/versions?limit=2&cursor=${page.next}`);
    expect(await rest.json()).toMatchObject({ versions: [{ number: 1 }], next: null });
    const second = await (await fixture.send('GET', `/recipes/${id}/versions/2`)).json();
    expect(second).toMatchObject({ number: 2, spec: { packages: ['mosquitto'] } });
  });

  it('takes no version that is equal to the current one', async () => {
    const { id } = await create('equal');
    const response = await save(id, { ...sampleSpec(), packages: [], power: { profile: 'balanced' } }, 1);
    expect(await response.json()).toMatchObject({ outcome: 'unchanged', recipe: { current: { number: 1 } } });
    expect(await fixture.db.recipeVersion.count({ where: { recipeId: id } })).toBe(1);
  });

  it('is saved by one of two who save at once; the other is told by whom', async () => {
    const { id } = await create('race');
    const both = await Promise.all([
      save(id, withPackages('mosquitto'), 1),
      save(id, withPackages('i2c-tools'), 1, 'operator'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = both[0]?.status === 200 ? ['us', both[1]] : ['operator', both[0]];
    const problem = (await loser?.json()) as { code: string; detail: string };
    expect(problem.code).toBe('STATE_CONFLICT');
    expect(problem.detail).toContain(
      `${winner === 'us' ? 'Owner' : 'Operator'} saved version 2 ("By ${winner}")`,
    );
    // What lost can be saved on top: nothing of either is gone
    const onTop = await save(id, withPackages('curl'), 2);
    expect(await onTop.json()).toMatchObject({ outcome: 'saved', recipe: { current: { number: 3 } } });
    expect(await fixture.db.recipeVersion.count({ where: { recipeId: id } })).toBe(3);
  });

  it('brings an older version back as a new one', async () => {
    const { id } = await create('restore');
    await save(id, withPackages('mosquitto'), 1);
    const response = await fixture.send('POST', `/recipes/${id}/restore`, {
      body: { version: 1, expectedVersion: 2 },
    });
    const { recipe } = (await response.json()) as SaveResult;
    expect(recipe.current).toMatchObject({ number: 3, restoredFrom: 1 });
    expect(recipe.spec).toMatchObject({ packages: [] });
    const stale = await fixture.send('POST', `/recipes/${id}/restore`, {
      body: { version: 2, expectedVersion: 2 },
    });
    expect(stale.status).toBe(409);
    const absent = await fixture.send('POST', `/recipes/${id}/restore`, {
      body: { version: 9, expectedVersion: 3 },
    });
    expect(absent.status).toBe(404);
  });

  it('has a name of its own until it is archived', async () => {
    const { id } = await create('Gateway A');
    const again = await fixture.send('POST', '/recipes', { body: { spec: sampleSpec(), name: 'gateway a' } });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ detail: expect.stringContaining('gateway a') });
    const archived = await fixture.send('PATCH', `/recipes/${id}`, { body: { archived: true } });
    expect((await archived.json()) as RecipeDetail).toMatchObject({ archivedAt: expect.any(String) });
    expect((await save(id, withPackages('curl'), 1)).status).toBe(409);
    const { id: other } = await create('gateway a');
    expect((await fixture.send('PATCH', `/recipes/${id}`, { body: { archived: false } })).status).toBe(409);
    const back = await fixture.send('PATCH', `/recipes/${id}`, {
      body: { archived: false, name: 'Gateway B' },
    });
    expect(await back.json()).toMatchObject({ name: 'Gateway B', archivedAt: null });
    expect((await fixture.send('PATCH', `/recipes/${other}`, { body: { name: 'GATEWAY B' } })).status).toBe(
      409,
    );
  });

  it('is found by part of its name, and page by page without a gap', async () => {
    for (const name of ['find_1', 'find_2', 'find_3', 'findX4']) await create(name);
    const names: string[] = [];
    let cursor = '';
    do {
      const path = `/recipes?q=FIND_&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page = (await (await fixture.send('GET', path)).json()) as RecipeList;
      names.push(...page.recipes.map(({ name }) => name));
      cursor = page.next ?? '';
    } while (cursor !== '');
    expect(names.sort()).toEqual(['find_1', 'find_2', 'find_3']);
  });

  it('is duplicated with its current spec under a name that is free', async () => {
    const { id } = await create('copy me');
    await save(id, withPackages('mosquitto'), 1);
    const copies = await Promise.all(
      [1, 2, 3].map(async () => {
        const response = await fixture.send('POST', `/recipes/${id}/duplicate`, { body: {} });
        return (await response.json()) as RecipeDetail;
      }),
    );
    expect(copies.map(({ name }) => name).sort()).toEqual(['copy me 2', 'copy me 3', 'copy me 4']);
    expect(copies[0]).toMatchObject({
      current: { number: 1, note: 'Copied from copy me, version 2' },
      spec: { packages: ['mosquitto'] },
    });
  });

  it('writes down what was done in the audit trail', async () => {
    const { id } = await create('audited');
    await save(id, withPackages('mosquitto'), 1);
    await fixture.send('PATCH', `/recipes/${id}`, { body: { name: 'audited 2', archived: true } });
    const events = await fixture.db.auditEvent.findMany({
      where: { subjectId: id },
      orderBy: { createdAt: 'asc' },
    });
    expect(events.map(({ action }) => action).sort()).toEqual([
      'recipe.archive',
      'recipe.create',
      'recipe.rename',
      'recipe.save',
    ]);
  });
});

describe('an exported recipe', () => {
  it('is YAML with a head, and imports as the same spec under the same name', async () => {
    const spec = { ...withPackages('mosquitto'), kernel: { preemption: 'rt' } };
    const { id, current } = await create('Line 3: gateway #1', spec);
    const response = await fixture.send('GET', `/recipes/${id}/export`);
    expect(response.headers.get('content-type')).toContain('application/yaml');
    expect(response.headers.get('content-disposition')).toContain('v1.yaml');
    const text = await response.text();
    expect(text).toMatch(
      /^# Recipe: Line 3: gateway #1\n# Version 1, saved on \d{4}-\d\d-\d\d by Owner\n# First\napiVersion: /,
    );
    const imported = (await (
      await fixture.send('POST', '/recipes', { body: { text } })
    ).json()) as RecipeDetail;
    expect(imported.name).toBe('Line 3: gateway #1 2');
    expect(imported.current.specHash).toBe(current.specHash);
  });

  it.each([
    ['broken YAML', 'name: [', 'SPEC_INVALID'],
    ['no spec', '- a\n', 'SPEC_INVALID'],
    [
      'an unknown key',
      'apiVersion: boardwright/v1\nname: x\nboard: rpi5\nengine: {kind: debian}\nx: 1\n',
      'SPEC_INVALID',
    ],
  ])('that is %s is refused with the place', async (_what, text, code) => {
    const response = await fixture.send('POST', '/recipes', { body: { text } });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code });
  });

  it.each([
    ['a name of blanks', { name: '   ' }],
    ['a name of two lines', { name: 'a\nb' }],
    ['a name without end', { name: 'x'.repeat(81) }],
    ['a note with an escape', { note: '\u001b[31m' }],
    ['an unknown field', { force: true }],
    ['both spec and text', { text: 'x' }],
  ])('with %s is refused', async (_what, more) => {
    const response = await fixture.send('POST', '/recipes', { body: { spec: sampleSpec(), ...more } });
    expect(response.status).toBe(400);
  });
});

describe('two versions', () => {
  it('are compared as specs and as what the engine is given', async () => {
    const { id } = await create('diff');
    await save(id, { ...sampleSpec(), kernel: { preemption: 'rt' }, packages: ['mosquitto'] }, 1);
    const diff = (await (await fixture.send('GET', `/recipes/${id}/diff`)).json()) as RecipeDiff;
    expect([diff.from.number, diff.to.number]).toEqual([1, 2]);
    expect(diff.spec.patch).toContain('+  - mosquitto');
    expect(diff.spec.patch).toContain(' board: qemu-x86_64');
    expect(diff.filesMissing).toBeNull();
    const changed = diff.files?.changed ?? [];
    expect(changed.some(({ patch }) => patch?.includes('mosquitto'))).toBe(true);
    expect(diff.files?.unchanged).toBeGreaterThan(0);

    const back = (await (await fixture.send('GET', `/recipes/${id}/diff?from=2&to=1`)).json()) as RecipeDiff;
    expect(back.spec.patch).toContain('-  - mosquitto');
    const same = (await (await fixture.send('GET', `/recipes/${id}/diff?from=2&to=2`)).json()) as RecipeDiff;
    expect([same.spec.patch, same.files?.changed]).toEqual(['', []]);
    expect((await fixture.send('GET', `/recipes/${id}/diff?from=7`)).status).toBe(404);
  });

  it('are still compared as specs when one can not be rendered', async () => {
    const { id } = await create('diff-broken');
    await save(id, { ...sampleSpec(), board: 'no-such-board' }, 1);
    const diff = (await (await fixture.send('GET', `/recipes/${id}/diff`)).json()) as RecipeDiff;
    expect(diff.spec.patch).toContain('+board: no-such-board');
    expect(diff.files).toBeNull();
    expect(diff.filesMissing).toContain("Version 2 can't be rendered");
  });
});

describe('lint', () => {
  it('finds what the catalog no longer has, with what mends it', async () => {
    const spec = {
      ...sampleSpec(),
      engine: { kind: 'debian', release: 'trixie' },
      runtimes: ['onnxruntime'],
    };
    const { id } = await create('lint', spec);
    expect(await (await fixture.send('GET', `/recipes/${id}/lint`)).json()).toMatchObject({
      buildable: true,
    });
    // As if a unit and a release had left the catalog since it was saved
    await fixture.db.recipeVersion.update({
      where: { recipeId_number: { recipeId: id, number: 1 } },
      data: {
        spec: {
          ...spec,
          engine: { kind: 'debian', release: 'buster' },
          runtimes: ['onnxruntime', 'onnxruntim'],
        },
      },
    });
    const lint = (await (await fixture.send('GET', `/recipes/${id}/lint`)).json()) as RecipeLint;
    expect(lint.buildable).toBe(false);
    const errors = lint.issues.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThanOrEqual(1);
    expect(errors.flatMap(({ fixes }) => fixes).length).toBeGreaterThan(0);
  });
});

describe('the list', () => {
  async function listed(q: string): Promise<ListedRecipe> {
    const answer = await fixture.send('GET', `/recipes?q=${q}`);
    const { recipes } = (await answer.json()) as RecipeList;
    expect(recipes.map(({ name }) => name)).toEqual([q]);
    const [recipe] = recipes;
    if (recipe === undefined) throw new Error('the list is empty');
    return recipe;
  }
  const store = (id: string, spec: object): Promise<unknown> =>
    fixture.db.recipeVersion.update({
      where: { recipeId_number: { recipeId: id, number: 1 } },
      data: { spec },
    });

  it('counts what a board that has gone since, and one that can do less, make of a recipe', async () => {
    await create('whole', sampleSpec('whole'));
    // As if the board had left the catalog after it was saved
    const gone = await create('gone-board', sampleSpec('gone'));
    await store(gone.id, { ...sampleSpec('gone'), board: 'qemu-x86_63' });
    // As if the board had lost what the recipe asks of it
    const less = await create('lesser-board', sampleSpec('less'));
    await store(less.id, { ...sampleSpec('less'), accelerators: ['hailo8'] });
    expect((await listed('whole')).lint).toEqual({ errors: 0, warnings: 0 });
    for (const [name, { id }] of [
      ['gone-board', gone],
      ['lesser-board', less],
    ] as const) {
      const lint = (await (await fixture.send('GET', `/recipes/${id}/lint`)).json()) as RecipeLint;
      const errors = lint.issues.filter(({ severity }) => severity === 'error').length;
      expect([lint.buildable, errors > 0], name).toEqual([false, true]);
      expect((await listed(name)).lint, name).toMatchObject({ errors });
    }
    const { issues } = (await (await fixture.send('GET', `/recipes/${gone.id}/lint`)).json()) as RecipeLint;
    expect(issues).toContainEqual(
      expect.objectContaining({
        path: '/board',
        message: expect.stringContaining('qemu-x86_63'),
        fixes: expect.arrayContaining([expect.objectContaining({ label: 'Use qemu-x86_64' })]),
      }),
    );
  });

  it('tells what may be built but is not proven', async () => {
    const spec = { ...sampleSpec('unproven'), board: 'visionfive2', engine: { kind: 'buildroot' } };
    await create('unproven', spec);
    const { lint } = await listed('unproven');
    expect(lint.errors).toBe(0);
    expect(lint.warnings).toBeGreaterThan(0);
  });

  it('says as the recipe itself which images are older', async () => {
    const { id } = await create('aging', sampleSpec('aging'));
    expect(await listed('aging')).toMatchObject({ newestImageVersion: null, imagesAreOlder: false });
    const agree = async (version: number, older: boolean): Promise<void> => {
      const wanted = { newestImageVersion: version, imagesAreOlder: older };
      expect(await listed('aging')).toMatchObject(wanted);
      expect(await read(id)).toMatchObject(wanted);
    };
    // Made for it
    const image = await addImage(fixture, fixture.us.teamId);
    await fixture.db.image.update({ where: { id: image }, data: { recipeId: id, recipeVersion: 1 } });
    await agree(1, false);
    await save(id, { ...sampleSpec('aging'), packages: ['mosquitto'] }, 1);
    await agree(1, true);
    // Another team's image of the very spec
    const { specHash } = (await read(id)).current;
    const theirs = await addImage(fixture, fixture.others.teamId);
    await fixture.db.image.update({ where: { id: theirs }, data: { specHash } });
    await agree(1, true);
    // Handed out for it
    const build = await addBuild(fixture.db, fixture.us.teamId);
    const handedOut = { imageId: image, recipeId: id, recipeVersion: 2 };
    await fixture.db.build.update({ where: { id: build }, data: handedOut });
    await agree(2, false);
    await fixture.db.build.update({ where: { id: build }, data: { imageId: null } });
    await agree(1, true);
    // Of the very spec
    await fixture.db.image.update({ where: { id: image }, data: { specHash } });
    await agree(2, false);
  });
});

describe('images of a recipe', () => {
  it('are remembered by build and image, and said to be older than the recipe', async () => {
    const { id } = await create('built', sampleSpec('built'));
    const submitted = await fixture.send('POST', '/builds', { body: { recipe: { id } } });
    expect(submitted.status).toBe(202);
    const { build } = (await submitted.json()) as { build: { id: string } };
    const detail = await (await fixture.send('GET', `/builds/${build.id}`)).json();
    expect(detail).toMatchObject({ recipe: { id, name: 'built', version: 1 } });

    expect(await read(id)).toMatchObject({ images: [], newestImageVersion: null, imagesAreOlder: false });
    const image = await addImage(fixture, fixture.us.teamId);
    await fixture.db.image.update({ where: { id: image }, data: { recipeId: id, recipeVersion: 1 } });
    expect(await read(id)).toMatchObject({
      images: [{ id: image, version: 1 }],
      newestImageVersion: 1,
      imagesAreOlder: false,
    });
    expect(await (await fixture.send('GET', `/images/${image}`)).json()).toMatchObject({
      recipe: { id, version: 1 },
    });
    await save(id, { ...sampleSpec('built'), packages: ['mosquitto'] }, 1);
    expect(await read(id)).toMatchObject({ newestImageVersion: 1, imagesAreOlder: true });

    // An image of the very spec of a version is one of that version, whoever asked for it
    const { specHash } = (await read(id)).current;
    await fixture.db.image.update({ where: { id: image }, data: { specHash } });
    expect(await read(id)).toMatchObject({ newestImageVersion: 2, imagesAreOlder: false });
  });

  it('of another team are neither built nor shown', async () => {
    const { id } = await create('ours alone');
    const response = await fixture.send('POST', '/builds', { as: 'others', body: { recipe: { id } } });
    expect(response.status).toBe(404);
    const none = await fixture.send('POST', '/builds', { body: { recipe: { id, version: 5 } } });
    expect(none.status).toBe(404);
    const both = await fixture.send('POST', '/builds', { body: { recipe: { id }, spec: sampleSpec() } });
    expect(both.status).toBe(400);
  });

  it('joins a build that is under way and makes it one of the recipe', async () => {
    const spec = sampleSpec('joined');
    const first = (await (await fixture.send('POST', '/builds', { body: { spec } })).json()) as {
      build: { id: string };
    };
    const { id } = await create('joins', spec);
    const second = await fixture.send('POST', '/builds', { body: { recipe: { id, version: 1 } } });
    expect(await second.json()).toMatchObject({ coalesced: true, build: { id: first.build.id } });
    const row = await fixture.db.build.findUniqueOrThrow({ where: { id: first.build.id } });
    expect([row.recipeId, row.recipeVersion]).toEqual([id, 1]);
  });
});
