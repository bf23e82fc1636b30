import type { BuildrootRecipe } from '../../buildroot-recipe.ts';
import type { Issue } from '../../issue.ts';
import { removal, type Verdict } from '../check-units.ts';
import { fix, problem, removeAt, type Selected, setTo } from '../draft.ts';
import { isAtLeast } from './kernel-version.ts';
import type { BuildrootScene } from './scene.ts';

/** What may not be passed on is downloaded from its vendor by whoever accepts the vendor's licence. */
function licenceIssues(
  selected: Selected,
  { licenceToAccept }: BuildrootRecipe,
  { spec }: BuildrootScene,
): Issue[] {
  if (licenceToAccept === undefined || spec.acceptedLicences?.includes(licenceToAccept.id)) return [];
  const { id, title, site } = licenceToAccept;
  const message = `${selected.unit.title} needs ${title} to be accepted: acceptedLicences does not name ${id}. Read it at ${site}.`;
  const fixes = [fix(`Accept ${title}`, setTo('/acceptedLicences/-', id)), removal(selected)];
  return [
    problem('LICENCE_NOT_ACCEPTED', selected.path, message, { between: [selected.unit.id, id], fixes }),
  ];
}

/** Says whether Buildroot can build a unit for this board, kernel and preemption model. */
export function judgeUnit(selected: Selected, scene: BuildrootScene): Verdict<BuildrootRecipe> {
  const { unit, path } = selected;
  const { board, kernelVersion, preemption, release } = scene;
  const recipe = unit.engines.buildroot;
  function no(code: string, message: string, other: string, fixes = [removal(selected)]): Issue {
    return problem(code, path, message, { between: [unit.id, other], fixes });
  }
  if ('unavailable' in recipe) {
    const message = `${unit.title} is not available with the Buildroot engine: ${recipe.unavailable}.`;
    return { issues: [no('UNIT_UNAVAILABLE', message, 'buildroot')] };
  }
  const issues: Issue[] = [];
  if (!recipe.archs.includes(board.arch)) {
    const reason = recipe.archReason === undefined ? '' : `: ${recipe.archReason}`;
    const message = `${unit.title} exists in Buildroot only for ${recipe.archs.join(', ')}; ${board.title} is ${board.arch}${reason}.`;
    issues.push(no('ARCH_LACKS_UNIT', message, board.id));
  }
  const { minKernel } = recipe;
  if (minKernel !== undefined && !isAtLeast(kernelVersion, minKernel.version)) {
    const message = `${unit.title} needs Linux ${minKernel.version} or later, because ${minKernel.reason}; Buildroot ${release} builds ${kernelVersion} for ${board.title}.`;
    issues.push(no('KERNEL_TOO_OLD', message, kernelVersion));
  }
  if (recipe.notWithRt !== undefined && preemption === 'rt') {
    const message = `${unit.title} does not work with PREEMPT_RT: ${recipe.notWithRt}.`;
    const fixes = [removal(selected), fix('Do without PREEMPT_RT', removeAt('/kernel/preemption'))];
    issues.push(no('UNIT_WITHOUT_RT', message, 'rt', fixes));
  }
  return { recipe, issues: [...issues, ...licenceIssues(selected, recipe, scene)] };
}
