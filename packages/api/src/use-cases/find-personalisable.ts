import { AppError } from '@boardwright/core/app-error';
import { type ArtifactRow, findArtifact } from '@boardwright/db/artifact-repository';
import { findEvidenceMember } from '@boardwright/db/image-repository';
import { PersonalRefusal, PersonalRegion } from '@boardwright/evidence/boot-report';
import type { PersonalValues } from '@boardwright/spec/personal-values';
import { z } from 'zod';
import type { ApiDeps } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { PersonalField, Personalisation } from '../schemas/personalise.ts';

const TOO_OLD = 'It was built before images had room for personal values. Build it again to personalise it.';
const Packages = z.array(z.object({ name: z.string() }));

/** Values that need one of these packages on the image, by their names in Debian, Buildroot and Yocto. */
const NEEDS: readonly {
  readonly field: PersonalField;
  readonly packages: RegExp;
  readonly reason: string;
}[] = [
  {
    field: 'sshKeys',
    packages: /^(openssh-server|openssh(-sshd)?|dropbear(-bin)?|tinysshd)$/,
    reason:
      'No SSH server is on this image. Add openssh-server (Debian), dropbear (Buildroot) or openssh (Yocto) to its packages.',
  },
  {
    field: 'wifi',
    packages: /^(wpasupplicant|wpa_supplicant|wpa-supplicant|iwd|network-manager|networkmanager)$/,
    reason:
      'No program for Wi-Fi is on this image. Add wpasupplicant (Debian), wpa_supplicant (Buildroot) or wpa-supplicant (Yocto) to its packages.',
  },
  {
    field: 'timeZone',
    packages: /^(tzdata(-core)?|zoneinfo)$/,
    reason:
      'No time zones are on this image. With Debian and Yocto, add tzdata to its packages; a Buildroot image keeps UTC.',
  },
];

/** An image of the team with what a personalised download needs to know of it. */
export interface Personalisable {
  readonly artifact: ArtifactRow;
  readonly region: PersonalRegion;
  readonly without: Personalisation['without'];
}

/**
 * @returns the image's packed file and region, or why it has none
 * @throws AppError NOT_FOUND, also for another team's image
 */
export async function findPersonalisable(
  deps: Pick<ApiDeps, 'db'>,
  teamId: string,
  imageId: string,
): Promise<Personalisable | { readonly refused: string }> {
  const id = checkId('image', imageId);
  const [personal, packages, artifact] = await Promise.all([
    findEvidenceMember(deps.db, teamId, id, 'personal'),
    findEvidenceMember(deps.db, teamId, id, 'packages'),
    findArtifact(deps.db, teamId, id, 'img.zst'),
  ]);
  if (personal === undefined) throw notFound('image');
  const refusal = PersonalRefusal.safeParse(personal.value);
  if (refusal.success) return refusal.data;
  const region = PersonalRegion.safeParse(personal.value);
  const fits =
    region.success && Number(artifact?.sizeBytes) === region.data.packedOffset + region.data.packedSizeBytes;
  if (!fits || artifact === null) return { refused: TOO_OLD };
  const names = Packages.catch([])
    .parse(packages?.value)
    .map(({ name }) => name);
  const lacking = NEEDS.filter((need) => !names.some((name) => need.packages.test(name)));
  return { artifact, region: region.data, without: lacking.map(({ field, reason }) => ({ field, reason })) };
}

/** @throws AppError STATE_CONFLICT when the image has no region; BAD_REQUEST when it has no use for one of the values */
export async function needPersonalisable(
  deps: Pick<ApiDeps, 'db'>,
  teamId: string,
  imageId: string,
  values: PersonalValues,
): Promise<Personalisable> {
  const found = await findPersonalisable(deps, teamId, imageId);
  if ('refused' in found) {
    throw new AppError('STATE_CONFLICT', `This image cannot be personalised. ${found.refused}`);
  }
  const given = (field: PersonalField): boolean =>
    field === 'sshKeys' ? values.sshKeys.length > 0 : values[field] !== undefined;
  const useless = found.without.find(({ field }) => given(field));
  if (useless !== undefined) throw new AppError('BAD_REQUEST', `${useless.field}: ${useless.reason}`);
  return found;
}
