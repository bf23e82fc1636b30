import type { ImageSort } from '@boardwright/core/image-sort';
import { Prisma } from './generated/client.ts';

/** What the orders look at. */
export interface OrderedImage {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly sizeBytes: bigint;
  readonly bootSeconds: number | null;
}

/** A place in a list of images: behind the row with this value and id, in this order. */
export interface ImagePlace {
  readonly sort: ImageSort;
  /** As `valueOf` of the order prints it. */
  readonly value: string;
  readonly id: string;
}

interface Order {
  /** Exactly as in its index. */
  readonly by: Prisma.Sql;
  readonly descending: boolean;
  readonly valueOf: (image: OrderedImage) => string;
  /** What a cursor may hold, so that text made up by a caller never reaches a cast. */
  readonly pattern: RegExp;
  readonly parameter: (value: string) => Prisma.Sql;
}

const byTime: Omit<Order, 'descending'> = {
  by: Prisma.sql`"createdAt"`,
  valueOf: (image) => String(image.createdAt.getTime()),
  pattern: /^\d{1,14}$/,
  parameter: (value) => Prisma.sql`${new Date(Number(value))}::timestamp(3)`,
};
const byName: Omit<Order, 'descending'> = {
  by: Prisma.sql`"name" COLLATE "C"`,
  valueOf: (image) => image.name,
  pattern: /^[^\0]{0,100}$/u,
  parameter: (value) => Prisma.sql`${value}::text`,
};
const bySize: Omit<Order, 'descending'> = {
  by: Prisma.sql`"sizeBytes"`,
  valueOf: (image) => String(image.sizeBytes),
  pattern: /^\d{1,18}$/,
  parameter: (value) => Prisma.sql`${value}::bigint`,
};
const byBoot = (ifNever: 'Infinity' | '-Infinity'): Omit<Order, 'descending'> => ({
  by: Prisma.sql`COALESCE("bootSeconds", ${Prisma.raw(`'${ifNever}'`)}::double precision)`,
  valueOf: (image) => String(image.bootSeconds ?? ifNever),
  pattern: /^(?:-?Infinity|\d{1,12}(?:\.\d{1,25})?(?:e[-+]?\d{1,2})?)$/,
  parameter: (value) => Prisma.sql`${value}::double precision`,
});

const ORDERS: Readonly<Record<ImageSort, Order>> = {
  newest: { ...byTime, descending: true },
  oldest: { ...byTime, descending: false },
  name: { ...byName, descending: false },
  'name-desc': { ...byName, descending: true },
  smallest: { ...bySize, descending: false },
  largest: { ...bySize, descending: true },
  'fastest-boot': { ...byBoot('Infinity'), descending: false },
  'slowest-boot': { ...byBoot('-Infinity'), descending: true },
};

/** ORDER BY's list for an order. The id makes it total. */
export function orderBy(sort: ImageSort): Prisma.Sql {
  const { by, descending } = ORDERS[sort];
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC');
  return Prisma.sql`${by} ${direction}, "id" ${direction}`;
}

/** The condition "behind this place", which the index of the order answers. */
export function behind(place: ImagePlace): Prisma.Sql {
  const { by, descending, parameter } = ORDERS[place.sort];
  const sign = Prisma.raw(descending ? '<' : '>');
  return Prisma.sql`(${by}, "id") ${sign} (${parameter(place.value)}, ${place.id})`;
}

/** @returns opaque text for the next page's request */
export function printImageCursor(sort: ImageSort, image: OrderedImage): string {
  return Buffer.from(`${sort} ${image.id} ${ORDERS[sort].valueOf(image)}`).toString('base64url');
}

/** @returns undefined when the text is not a cursor that `printImageCursor` made for this order */
export function parseImageCursor(sort: ImageSort, text: string): ImagePlace | undefined {
  const match = /^([a-z-]+) ([a-z0-9_-]{1,64}) (.*)$/isu.exec(Buffer.from(text, 'base64url').toString());
  const [, madeFor, id, value] = match ?? [];
  if (madeFor !== sort || id === undefined || value === undefined) return undefined;
  return ORDERS[sort].pattern.test(value) ? { sort, value, id } : undefined;
}
