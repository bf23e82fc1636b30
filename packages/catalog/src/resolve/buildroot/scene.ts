import type { BuildrootBoard, BuildrootRelease } from '../../buildroot-board.ts';
import type { BuildrootRecipe } from '../../buildroot-recipe.ts';
import type { PreemptionModel } from '../../resolved-image.ts';
import type { Scene, Selected } from '../draft.ts';

/** A selected unit with the recipe that applies. */
export interface BuildrootUnit extends Selected {
  readonly recipe: BuildrootRecipe;
}

/** What Buildroot's rules need to know once board and release are settled. */
export interface BuildrootScene extends Scene {
  readonly buildroot: BuildrootBoard;
  readonly release: BuildrootRelease;
  readonly kernelVersion: string;
  readonly preemption: PreemptionModel;
}
