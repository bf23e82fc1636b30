import { constants, copyFile, cp, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { personalLines } from '@boardwright/artifacts/personalise/personal-lines';
import { encodeRegion } from '@boardwright/artifacts/personalise/region';
import type { BuildPlan } from '@boardwright/engines/plan';
import { BOOT_TEST_CONFIG } from '@boardwright/engines/yocto/render-image';
import { PersonalValues } from '@boardwright/spec/personal-values';
import { z } from 'zod';
import { docker } from './builder-image.ts';

const HOST_NAME = 'line-7-gateway';
const CLAIM_TOKEN = 'verify-claim-token';
const Facts = z.object({ personal: z.object({ imageOffset: z.number().int() }) });

/** The image again, with values where a personalised download puts them. */
async function personalise(image: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(image, folder, { recursive: true, filter: (path) => !path.endsWith('/disk.img') });
  await copyFile(join(image, 'disk.img'), join(folder, 'disk.img'), constants.COPYFILE_FICLONE);
  const { personal } = Facts.parse(JSON.parse(await readFile(join(image, 'image.facts.json'), 'utf8')));
  const values = PersonalValues.parse({ hostname: HOST_NAME, claimToken: CLAIM_TOKEN });
  const disk = await open(join(folder, 'disk.img'), 'r+');
  try {
    await disk.write(encodeRegion(personalLines(values)), 0, undefined, personal.imageOffset);
  } finally {
    await disk.close();
  }
}

/**
 * Starts the image of the stages in QEMU once more, as a personalised download, and looks whether first boot took the values over.
 *
 * @param out - has the `/out` of each stage under the stage's id
 * @returns what does not hold
 */
export async function bootPersonalised(
  made: BuildPlan,
  image: string,
  out: string,
): Promise<readonly string[]> {
  const folder = join(out, 'image-personal');
  await personalise(join(out, 'image'), folder);
  const tree = join(out, 'boot-tree');
  const config = made.files.find(({ path }) => path === BOOT_TEST_CONFIG);
  await mkdir(dirname(join(tree, BOOT_TEST_CONFIG)), { recursive: true });
  await writeFile(join(tree, BOOT_TEST_CONFIG), config?.content ?? '');
  const { output } = await docker([
    ...['run', '--rm', '--user', '1000:1000', '--cap-drop', 'ALL', '--network', 'none'],
    ...['--tmpfs', '/out:rw,uid=1000', '--tmpfs', '/tmp:rw,exec,uid=1000'],
    ...['--volume', `${folder}:/stages/image:ro`, '--volume', `${tree}:/in:ro`],
    ...[image, '/usr/lib/boardwright/stages/stage', 'boot'],
  ]);
  await writeFile(join(out, 'personalised-boot.log'), output);
  const holds = (words: RegExp, problem: string): string[] => (words.test(output) ? [] : [problem]);
  return [
    ...holds(
      /Taken over from the download: host name, claim token\./,
      'first boot did not take the values of the download over',
    ),
    ...holds(new RegExp(`^\\| ${HOST_NAME} login: `, 'm'), 'the login prompt does not have the host name'),
    ...(output.includes(CLAIM_TOKEN) ? ['the claim token is on the console'] : []),
  ];
}
