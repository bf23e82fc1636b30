import type { Blueprint } from './blueprint.ts';
import { agri } from './blueprints/agri/index.ts';
import { auto } from './blueprints/auto/index.ts';
import { health } from './blueprints/health/index.ts';
import { home } from './blueprints/home/index.ts';
import { vibration } from './blueprints/vibration/index.ts';

/** Every blueprint, one line each, in the order they are shown. */
export const BLUEPRINTS: ReadonlyMap<string, Blueprint> = new Map<string, Blueprint>([
  [vibration.id, vibration],
  [agri.id, agri],
  [health.id, health],
  [home.id, home],
  [auto.id, auto],
]);
