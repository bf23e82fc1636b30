/** Source of numbers in [0, 1); the same seed gives the same numbers on every machine. */
export type Random = () => number;

/**
 * Makes a seeded generator (mulberry32).
 *
 * @param seed - any 32-bit integer
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * One draw close to a standard normal distribution: the sum of twelve uniform draws less six.
 * Only additions, so the result does not depend on a maths library.
 */
export function normal(random: Random): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random();
  return sum;
}
