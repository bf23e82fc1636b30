/**
 * Works through tasks with a fixed number of hands.
 *
 * @param tasks - each is given the number of the hand that works on it, from 0
 */
export async function inParallel(
  tasks: readonly ((hand: number) => Promise<void>)[],
  hands: number,
): Promise<void> {
  // With no hand nothing would be done, which looks like everything done well.
  if (!Number.isInteger(hands) || hands < 1) throw new RangeError(`${hands} hands can't work on anything`);
  const queue = tasks.values();
  await Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      for (const task of queue) await task(hand);
    }),
  );
}
