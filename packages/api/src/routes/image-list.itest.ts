import { IMAGE_SORTS, type ImageSort } from '@boardwright/core/image-sort';
import { DAY_MS } from '@boardwright/core/units';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertImages } from '../../../../tests/stack/insert-images.ts';
import type { ImageView } from '../schemas/image.ts';
import type { ImageFacets } from '../schemas/image-facets.ts';
import type { ImageList } from '../schemas/lists.ts';
import { type ApiFixture, startApi } from '../testing/api-fixture.ts';

const COUNT = 400;
const MIB = 1024 * 1024;
let fixture: ApiFixture;
let everything: readonly ImageView[];

async function get<Answer>(path: string): Promise<Answer> {
  const response = await fixture.send('GET', path);
  expect(response.status, path).toBe(200);
  return (await response.json()) as Answer;
}

/** Follows the cursors to the end. @param start - cursor of the first page */
async function walk(query: string, limit: number, start = ''): Promise<ImageView[]> {
  const images: ImageView[] = [];
  for (let cursor = start && `&cursor=${start}`; ; ) {
    const page = await get<ImageList>(`/images?${query}&limit=${limit}${cursor}`);
    expect(page.images.length).toBeLessThanOrEqual(limit);
    images.push(...page.images);
    if (page.next === null) return images;
    cursor = `&cursor=${page.next}`;
  }
}

beforeAll(async () => {
  fixture = await startApi();
  await insertImages(fixture.db, fixture.us.teamId, COUNT, new Date());
  await insertImages(fixture.db, fixture.others.teamId, 20, new Date());
  everything = await walk('', 200);
});
afterAll(() => fixture.stop());

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
const boot = (ifNever: number) => (image: ImageView) => image.bootSeconds ?? ifNever;
const KEYS: Readonly<Record<ImageSort, readonly [(image: ImageView) => string | number, 1 | -1]>> = {
  newest: [(image) => image.createdAt, -1],
  oldest: [(image) => image.createdAt, 1],
  name: [(image) => image.name, 1],
  'name-desc': [(image) => image.name, -1],
  smallest: [(image) => image.sizeBytes, 1],
  largest: [(image) => image.sizeBytes, -1],
  'fastest-boot': [boot(Number.POSITIVE_INFINITY), 1],
  'slowest-boot': [boot(Number.NEGATIVE_INFINITY), -1],
};

function inOrder(images: readonly ImageView[], sort: ImageSort): string[] {
  const [key, sign] = KEYS[sort];
  return [...images]
    .sort((a, b) => sign * (compare(key(a), key(b)) || compare(a.id, b.id)))
    .map((image) => image.id);
}

describe('pages of the list', () => {
  it('hold what lists show, nothing large', () => {
    expect(everything).toHaveLength(COUNT);
    const one = everything.find((image) => image.runtimes.length === 2);
    expect(one).toMatchObject({ runtimes: ['onnxruntime', 'tflite'], selftestTotal: expect.any(Number) });
    expect(everything.some((image) => image.accelerators.includes('hailo8'))).toBe(true);
    expect(one).not.toHaveProperty('evidence');
  });

  it('yield every image once and in order, for every order and page size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...IMAGE_SORTS),
        fc.integer({ min: 7, max: 120 }),
        async (sort, limit) => {
          const ids = (await walk(`sort=${sort}`, limit)).map((image) => image.id);
          expect(ids).toEqual(inOrder(everything, sort));
        },
      ),
      { numRuns: 25, examples: IMAGE_SORTS.map((sort) => [sort, 37]) },
    );
  });

  it('skip and repeat nothing when images come and go between them', async () => {
    const first = await get<ImageList>('/images?sort=name&limit=50');
    const gone = first.images.at(-1)?.id ?? '';
    await fixture.db.image.update({ where: { id: gone }, data: { name: 'aaa-renamed' } });
    const rest = await walk('sort=name', 50, first.next ?? '');
    const seen = [...first.images, ...rest].map((image) => image.id);
    expect(seen).toHaveLength(COUNT);
    expect(new Set(seen).size).toBe(COUNT);
    await fixture.db.image.update({ where: { id: gone }, data: { name: first.images.at(-1)?.name ?? '' } });
  });

  it('refuse a cursor of another order', async () => {
    const { next } = await get<ImageList>('/images?sort=name&limit=5');
    const response = await fixture.send('GET', `/images?sort=largest&cursor=${next}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('"largest"') });
  });
});

const FILTERS: readonly (readonly [string, (image: ImageView) => boolean])[] = [
  ['board=rpi5,qemu-x86_64', (image) => ['rpi5', 'qemu-x86_64'].includes(image.board)],
  ['engine=buildroot', (image) => image.engine === 'buildroot'],
  ['preemption=rt', (image) => image.preemption === 'rt'],
  ['channel=released&channel=candidate', (image) => ['released', 'candidate'].includes(image.channel)],
  ['runtime=tflite', (image) => image.runtimes.includes('tflite')],
  [
    'runtime=none,executorch',
    (image) => image.runtimes.length === 0 || image.runtimes.includes('executorch'),
  ],
  ['accelerator=hailo8', (image) => image.accelerators.includes('hailo8')],
  ['accelerator=none', (image) => image.accelerators.length === 0],
  ['minSizeMiB=1024&maxSizeMiB=4096', ({ sizeBytes }) => sizeBytes >= 1024 * MIB && sizeBytes < 4096 * MIB],
  ['maxAgeDays=30', (image) => Date.now() - Date.parse(image.createdAt) < 30 * DAY_MS],
  ['pinned=true', (image) => image.pinnedAt !== null],
  ['pinned=false', (image) => image.pinnedAt === null],
  ['q=CAMERA', (image) => image.name.includes('camera')],
  ['q=camera%20rpi', (image) => image.name.includes('camera') && image.board.includes('rpi')],
  ['q=%25_', () => false],
];
const COMBINED = FILTERS.flatMap((a, index) => FILTERS.slice(index + 1).map((b) => [a, b] as const));

describe('filters', () => {
  it.each(FILTERS)('%s', async (query, holds) => {
    const wanted = everything.filter(holds);
    // Each filter must find some, but not all, or it shows nothing
    if (!query.startsWith('q=%25')) expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(COUNT);
    expect((await walk(query, 150)).map((image) => image.id)).toEqual(inOrder(wanted, 'newest'));
  });

  it('hold together', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...COMBINED),
        fc.constantFrom(...IMAGE_SORTS),
        async ([a, b], sort) => {
          fc.pre(a[0].split('=')[0] !== b[0].split('=')[0]);
          const wanted = everything.filter((image) => a[1](image) && b[1](image));
          const found = await walk(`${a[0]}&${b[0]}&sort=${sort}`, 60);
          expect(found.map((image) => image.id)).toEqual(inOrder(wanted, sort));
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    'board=../x',
    'engine=make',
    'channel=gold',
    'minSizeMiB=-1',
    'sort=random',
    'createdAfter=soon',
    'pinned=1',
  ])('refuse %s', async (query) => {
    expect((await fixture.send('GET', `/images?${query}`)).status).toBe(400);
  });
});

describe('facets', () => {
  const counted = (values: readonly { value: string; count: number }[], value: string): number =>
    values.find((one) => one.value === value)?.count ?? 0;

  it('count the whole list', async () => {
    const facets = await get<ImageFacets>('/images/facets');
    expect(facets.total).toBe(COUNT);
    for (const board of new Set(everything.map((image) => image.board))) {
      expect(counted(facets.board, board)).toBe(everything.filter((image) => image.board === board).length);
    }
    expect(counted(facets.runtime, 'none')).toBe(
      everything.filter((one) => one.runtimes.length === 0).length,
    );
    expect(counted(facets.runtime, 'tflite')).toBe(
      everything.filter((one) => one.runtimes.includes('tflite')).length,
    );
    expect(facets.sizes.map(({ minSizeMiB }) => minSizeMiB)).toEqual([0, 256, 1024, 4096]);
    for (const { minSizeMiB, maxSizeMiB, count } of facets.sizes) {
      const below = maxSizeMiB === null ? Number.POSITIVE_INFINITY : maxSizeMiB * MIB;
      expect(count).toBe(
        everything.filter(({ sizeBytes }) => sizeBytes >= minSizeMiB * MIB && sizeBytes < below).length,
      );
    }
    expect(facets.pinned).toBe(everything.filter((image) => image.pinnedAt !== null).length);
  });

  it('say for each value what the list then shows, under the other filters', async () => {
    const base = 'engine=buildroot&channel=draft&maxAgeDays=200';
    const facets = await get<ImageFacets>(`/images/facets?${base}`);
    expect(facets.total).toBe((await walk(base, 200)).length);
    const choices: [string, number][] = [
      ...facets.board.map(({ value, count }): [string, number] => [`${base}&board=${value}`, count]),
      ...facets.preemption.map(({ value, count }): [string, number] => [
        `${base}&preemption=${value}`,
        count,
      ]),
      ...facets.runtime.map(({ value, count }): [string, number] => [`${base}&runtime=${value}`, count]),
      ...facets.accelerator.map(({ value, count }): [string, number] => [
        `${base}&accelerator=${value}`,
        count,
      ]),
      ...facets.sizes.map(({ minSizeMiB, maxSizeMiB, count }): [string, number] => [
        `${base}&minSizeMiB=${minSizeMiB}${maxSizeMiB === null ? '' : `&maxSizeMiB=${maxSizeMiB}`}`,
        count,
      ]),
      // Their own filter is left out
      ...facets.engine.map(({ value, count }): [string, number] => [
        `channel=draft&maxAgeDays=200&engine=${value}`,
        count,
      ]),
      ...facets.channel.map(({ value, count }): [string, number] => [
        `engine=buildroot&maxAgeDays=200&channel=${value}`,
        count,
      ]),
      ...facets.ages.map(({ maxAgeDays, count }): [string, number] => [
        `engine=buildroot&channel=draft&maxAgeDays=${maxAgeDays}`,
        count,
      ]),
    ];
    expect(facets.engine.length).toBeGreaterThan(1);
    expect(facets.channel.length).toBe(4);
    for (const [query, count] of choices) expect((await walk(query, 200)).length, query).toBe(count);
  });

  it('count nothing of another team', async () => {
    const response = await fixture.send('GET', '/images/facets', { as: 'others' });
    expect(((await response.json()) as ImageFacets).total).toBe(20);
  });
});

describe('an order of the list', () => {
  const TEAM = 'tplans';
  beforeAll(async () => {
    await fixture.db.organization.create({ data: { id: TEAM, name: 'Plans', slug: 'plans' } });
    await insertImages(fixture.db, TEAM, 1000, new Date());
  });

  it.each([
    ['"createdAt" DESC, "id" DESC', 'image_teamId_createdAt_id_idx'],
    ['"sizeBytes" ASC, "id" ASC', 'image_teamId_sizeBytes_id_idx'],
    ['"name" COLLATE "C" ASC, "id" ASC', 'image_by_name'],
    [`COALESCE("bootSeconds", 'Infinity'::double precision) ASC, "id" ASC`, 'image_by_fastest_boot'],
    [`COALESCE("bootSeconds", '-Infinity'::double precision) DESC, "id" DESC`, 'image_by_slowest_boot'],
  ])('as %s is read from its index, without sorting', async (order, index) => {
    const rows = await fixture.db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT "id" FROM "image" WHERE "teamId" = '${TEAM}' ORDER BY ${order} LIMIT 51`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(`using "${index}"`.replaceAll('"', /[A-Z]/.test(index) ? '"' : ''));
    expect(plan).not.toContain('Sort');
  });
});
