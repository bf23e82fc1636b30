import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import { newId } from './new-id.ts';

/** Whose views. */
export interface ViewOwner {
  readonly teamId: string;
  readonly userId: string;
}

export interface ViewContent {
  readonly name: string;
  /** Query string without `?`. */
  readonly query: string;
  readonly layout: string;
}

const shown = { id: true, name: true, query: true, layout: true } as const satisfies Prisma.SavedViewSelect;
export type SavedViewRow = Prisma.SavedViewGetPayload<{ select: typeof shown }>;

/** By name. */
export async function listViews(db: Db, owner: ViewOwner): Promise<readonly SavedViewRow[]> {
  return db.savedView.findMany({ where: { ...owner }, orderBy: { name: 'asc' }, select: shown });
}

export async function countViews(db: Db, owner: ViewOwner): Promise<number> {
  return db.savedView.count({ where: { ...owner } });
}

async function unlessTaken<Row>(work: Promise<Row>): Promise<Row | 'taken'> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === 'P2002') return 'taken';
    throw thrown;
  }
}

/** @returns the view, or `taken` when the person has one of this name */
export async function insertView(
  db: Db,
  owner: ViewOwner,
  content: ViewContent,
  now: Date,
): Promise<SavedViewRow | 'taken'> {
  return unlessTaken(
    db.savedView.create({
      data: { id: newId('w'), ...owner, ...content, createdAt: now },
      select: shown,
    }),
  );
}

/** @returns the view, `taken` when another has the new name, or null when the person has no such view */
export async function updateView(
  db: Db,
  owner: ViewOwner,
  id: string,
  change: Partial<ViewContent>,
): Promise<SavedViewRow | 'taken' | null> {
  const done = await unlessTaken(db.savedView.updateMany({ where: { id, ...owner }, data: change }));
  if (done === 'taken') return 'taken';
  return db.savedView.findFirst({ where: { id, ...owner }, select: shown });
}

/** @returns false when the person has no such view */
export async function deleteView(db: Db, owner: ViewOwner, id: string): Promise<boolean> {
  const { count } = await db.savedView.deleteMany({ where: { id, ...owner } });
  return count > 0;
}
