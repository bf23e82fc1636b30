import { BOARDS } from '@boardwright/catalog/boards';
import type { SharedArtifactRow, SharedImageRow } from '@boardwright/db/shared-image-repository';
import { describe, expect, it } from 'vitest';
import { imagerOsList } from './os-list.ts';
import { ImagerOsList } from './os-list-schema.ts';

function image(id: string, board: string, more: Partial<SharedImageRow> = {}): SharedImageRow {
  return {
    id,
    name: 'gateway',
    board,
    engine: 'debian',
    release: 'forky',
    channel: 'released',
    since: new Date('2026-11-28T23:30:00Z'),
    sizeBytes: 1_610_612_736n,
    sha256: 'c'.repeat(64),
    preemption: 'rt',
    bootSeconds: 8.44,
    kernelRelease: '7.1.4+deb14-rt-arm64',
    unitTitles: ['ONNX Runtime'],
    ...more,
  };
}

function artifact(imageId: string, kind: string, fileName = `gateway.${kind}`): SharedArtifactRow {
  return { imageId, kind, fileName, sha256: 'd'.repeat(64), sizeBytes: 1000n };
}

function listOf(images: SharedImageRow[], artifacts: SharedArtifactRow[]): ImagerOsList {
  return imagerOsList({ images, artifacts, publicUrl: 'https://bw.test', token: 'tok' });
}

/** Names of images that Imager shows for a device: it keeps an image when one of its `devices` is among the tags. */
function shownFor(list: ImagerOsList, device: string): string[] {
  const tags = list.imager.devices.find(({ name }) => name === device)?.tags ?? [];
  return list.os_list.flatMap(({ name, subitems }) =>
    subitems.some((os) => os.devices.some((tag) => tags.includes(tag))) ? [name] : [],
  );
}

describe('the list for Raspberry Pi Imager', () => {
  it('says of an image what Imager shows and checks', () => {
    const list = listOf(
      [image('i1', 'rpi5')],
      [artifact('i1', 'img.xz'), artifact('i1', 'img.zst'), artifact('i1', 'bmap')],
    );
    expect(list.os_list[0]?.subitems[0]).toEqual({
      name: 'gateway',
      description:
        'Linux 7.1.4+deb14-rt-arm64 PREEMPT_RT · ONNX Runtime · boots in 8.4 s · debian forky · 1.5 GiB · sha256 cccccccc',
      icon: 'https://bw.test/api/v1/imager-icons/image.png',
      url: 'https://bw.test/api/v1/imager/tok/images/i1/gateway.img.xz',
      extract_size: 1_610_612_736,
      extract_sha256: 'c'.repeat(64),
      image_download_size: 1000,
      image_download_sha256: 'd'.repeat(64),
      release_date: '2026-11-28',
      devices: ['pi5-64bit', 'rpi5'],
      init_format: 'none',
      website: 'https://bw.test/images/i1',
      architecture: 'armv8',
      bmap_url: 'https://bw.test/api/v1/imager/tok/images/i1/gateway.bmap',
    });
    expect(ImagerOsList.parse(list)).toEqual(list);
  });

  it('offers an image of every board for that board alone', () => {
    const ids = [...BOARDS.values()].filter(
      ({ provides }) => !(provides as readonly string[]).includes('machine:virtual'),
    );
    const list = listOf(
      ids.map(({ id }) => image(`i-${id}`, id)),
      ids.map(({ id }) => artifact(`i-${id}`, 'img.zst')),
    );
    expect(ImagerOsList.parse(list)).toEqual(list);
    expect(list.imager.devices).toHaveLength(ids.length);
    for (const { title } of ids) expect(shownFor(list, title), title).toEqual([title]);
  });

  it('leaves out virtual machines and images without a file to write', () => {
    const list = listOf([image('i1', 'qemu-x86_64'), image('i2', 'rpi5')], [artifact('i1', 'img.zst')]);
    expect([list.imager.devices, list.os_list]).toEqual([[], []]);
    expect(ImagerOsList.parse(list)).toEqual(list);
  });

  it('says when an image is not released, and escapes file names', () => {
    const list = listOf(
      [
        image('i1', 'rock-5b', {
          channel: 'candidate',
          bootSeconds: null,
          preemption: 'full',
          kernelRelease: null,
        }),
      ],
      [artifact('i1', 'img.zst', 'a b.img.zst')],
    );
    const os = list.os_list[0]?.subitems[0];
    expect(os?.name).toBe('gateway (candidate)');
    expect(os?.description).toMatch(/^Linux · ONNX Runtime · debian/);
    expect(os?.url).toMatch(/\/a%20b\.img\.zst$/);
  });

  it('keeps the order of images, and shows a board the catalog no longer has by its id', () => {
    const list = listOf(
      [image('i1', 'gone'), image('i2', 'rpi4'), image('i3', 'rpi4', { name: 'older' })],
      ['i1', 'i2', 'i3'].map((id) => artifact(id, 'img.xz')),
    );
    expect(list.os_list.map(({ name }) => name).sort()).toEqual(['Raspberry Pi 4 Model B', 'gone']);
    const pi4 = list.os_list.find(({ name }) => name.startsWith('Raspberry'));
    expect(pi4?.subitems.map(({ name }) => name)).toEqual(['gateway', 'older']);
    expect(pi4?.description).toBe('2 images, the newest first');
  });
});
