import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import type { KeyedStage } from '../stage-keys.ts';
import { debianBuilder } from './builder.ts';
import { debianBoardOf } from './layout.ts';
import { imageFileName } from './render-config.ts';
import { stagesOf } from './stages.ts';

function stageCall(stage: KeyedStage): string {
  const words = [
    stage.id,
    stage.rootfs,
    stage.network,
    stage.needs.join(',') || '-',
    stage.capabilities.join(',') || '-',
  ];
  return `run_stage ${words.join(' ')}`;
}

const HEAD = `
set -eu
cd "$(dirname "$0")"
out=\${1:-out}
mkdir -p "$out"
out=$(cd "$out" && pwd)
`;

const BODY = `
# What the stages need beyond this tree: the day, and the mirror when one is asked for.
case "\${APT_MIRROR:-}" in
  *[!A-Za-z0-9:/._~%+-]*) echo "APT_MIRROR is not a plain URL" >&2; exit 2 ;;
esac
epoch=\${SOURCE_DATE_EPOCH:-$(date -u -d "$(date -u +%F)" +%s)}
mirror=null
[ -z "\${APT_MIRROR:-}" ] || mirror="\\"$APT_MIRROR\\""
printf '{"archiveDate":"%s","mirror":%s,"sourceDateEpoch":%s}\\n' \\
  "$(date -u -d "@$epoch" +%F)" "$mirror" "$epoch" > sources.json

docker image inspect "$base" > /dev/null 2>&1 || docker pull "$base" \\
  || docker/make-base-image.sh "$suite" "$base" \${APT_MIRROR:+"$APT_MIRROR"}
docker build -t "$builder" -f "$dockerfile" \${APT_MIRROR:+--build-arg "APT_MIRROR=$APT_MIRROR"} .

rootfs=$(docker volume create)
cache=$(docker volume create boardwright-apt-cache)
trap 'docker volume rm "$rootfs" > /dev/null' EXIT

# run_stage ID ROOTFS NETWORK NEEDS CAPABILITIES: one unprivileged container with a read-only root.
run_stage() {
  echo "== $1"
  rm -rf "\${out:?}/$1" && mkdir -p "$out/$1"
  set -- "$1" "$2" "$3" "$(echo "$4" | tr , ' ')" "$(echo "$5" | tr , ' ')"
  id=$1 mode=$2 network=$3 needs=$4 capabilities=$5
  set -- --rm --read-only --tmpfs /tmp:exec --cap-drop ALL --security-opt no-new-privileges \\
    --volume "$PWD:/in:ro" --volume "$out/$id:/out" --volume "$cache:/cache/apt"
  case $mode in
    extend) set -- "$@" --volume "$rootfs:/work/rootfs" ;;
    read) set -- "$@" --volume "$rootfs:/work/rootfs:ro" ;;
  esac
  [ "$network" = archive ] || set -- "$@" --network none
  for need in $needs; do [ "$need" = - ] || set -- "$@" --volume "$out/$need:/stages/$need:ro"; done
  for capability in $capabilities; do [ "$capability" = - ] || set -- "$@" --cap-add "$capability"; done
  if [ "$id" = boot ] && [ -e /dev/kvm ]; then set -- "$@" --device /dev/kvm; fi
  docker run "$@" "$builder" /usr/lib/boardwright/stages/stage "$id"
}
`;

/**
 * The script that builds the tree with Docker alone: the same stages in the same containers, over one volume instead of
 * cached layers.
 */
export function renderBuildScript(image: ResolvedImage, filePaths: readonly string[]): RenderedFile {
  const { base, dockerfile } = debianBuilder;
  const foreign = debianBoardOf(image).arch !== 'amd64';
  const calls = stagesOf(image, filePaths).map(stageCall);
  const content = [
    '#!/bin/sh',
    `# Builds the image ${image.name} for ${image.board.title}. Needs Docker on an amd64 host and nothing else.`,
    '# Usage: ./build.sh [DIRECTORY for the results, default out]',
    '# APT_MIRROR: package mirror instead of what the base image names. SOURCE_DATE_EPOCH: time stamp of the image.',
    ...(foreign
      ? [
          '# The few package scripts that have to be emulated need qemu-user-static and binfmt_misc on the host.',
        ]
      : []),
    `${HEAD}base=${base.reference}`,
    `suite=${base.suite}`,
    `dockerfile=${dockerfile}`,
    `builder=boardwright-${debianBuilder.name}`,
    `${BODY}`,
    ...calls,
    `echo "The image is $out/image/disk.img, packed as $out/pack/${imageFileName(image)}.zst"`,
    '',
  ].join('\n');
  return { path: 'build.sh', content, mode: 0o755 };
}
