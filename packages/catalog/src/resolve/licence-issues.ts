import type { LicenceToAccept } from '../compiled-recipe.ts';
import type { Issue, IssueFix } from '../issue.ts';
import { fix, problem, type Scene, setTo } from './draft.ts';

/** Who asks for a licence to be accepted. */
interface Asker {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** Ways to do without. */
  readonly without: readonly IssueFix[];
}

/** What may not be passed on is downloaded from its vendor by whoever accepts the vendor's licence. */
export function licenceIssues(asker: Asker, licence: LicenceToAccept | undefined, { spec }: Scene): Issue[] {
  if (licence === undefined || spec.acceptedLicences?.includes(licence.id)) return [];
  const { id, title, site } = licence;
  const message = `${asker.title} needs ${title} to be accepted: acceptedLicences does not name ${id}. Read it at ${site}.`;
  const fixes = [fix(`Accept ${title}`, setTo('/acceptedLicences/-', id)), ...asker.without];
  return [problem('LICENCE_NOT_ACCEPTED', asker.path, message, { between: [asker.id, id], fixes })];
}
