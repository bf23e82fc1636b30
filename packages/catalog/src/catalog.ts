import { ACCELERATORS } from './accelerators.ts';
import { BLUEPRINTS } from './blueprints.ts';
import { BOARDS } from './boards.ts';
import { FEATURES } from './features.ts';
import { POWER_PROFILES } from './power-profiles.ts';
import { RUNTIMES } from './runtimes.ts';

/** Everything a spec can choose from, by id, each map in the order it is shown. */
export const CATALOG = {
  boards: BOARDS,
  accelerators: ACCELERATORS,
  runtimes: RUNTIMES,
  features: FEATURES,
  powerProfiles: POWER_PROFILES,
  blueprints: BLUEPRINTS,
} as const;
