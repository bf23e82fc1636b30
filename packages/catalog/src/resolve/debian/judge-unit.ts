import type { DebianRecipe } from '../../unit.ts';
import { removal, type Verdict } from '../check-units.ts';
import { problem, type Selected } from '../draft.ts';
import type { DebianScene } from './scene.ts';

/** Says whether Debian has a unit's packages, and for this architecture. */
export function judgeUnit(selected: Selected, scene: DebianScene): Verdict<DebianRecipe> {
  const { unit, path } = selected;
  const recipe = unit.engines.debian;
  if ('unavailable' in recipe) {
    const message = `${unit.title} is not available with the Debian engine: ${recipe.unavailable}.`;
    const issue = problem('UNIT_UNAVAILABLE', path, message, {
      between: [unit.id, 'debian'],
      fixes: [removal(selected)],
    });
    return { issues: [issue] };
  }
  if (recipe.archs.includes(scene.arch)) return { recipe, issues: [] };
  const message = `${unit.title} exists in Debian only for ${recipe.archs.join(', ')}; ${scene.board.title} is ${scene.arch}.`;
  const issue = problem('ARCH_LACKS_UNIT', path, message, {
    between: [unit.id, scene.board.id],
    fixes: [removal(selected)],
  });
  return { recipe, issues: [issue] };
}
