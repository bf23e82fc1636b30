export const EXIT_CODES_HELP = `
Exit codes:
  0    done
  1    build failed
  2    bad input
  3    environment not ready
  130  cancelled`;

export const MAIN_HELP = `
Start here:
  boardwright demo                       a boot-tested image and the app, from nothing
  boardwright compose gateway.yaml --out images/

Progress goes to stderr; stdout has results only.
${EXIT_CODES_HELP}

Environment:
  BOARDWRIGHT_URL, BOARDWRIGHT_TOKEN     use the server at this address instead of the local stack
  BOARDWRIGHT_DATA_DIR                   where database, images, logs and secrets are (default: .boardwright in the clone)
  BOARDWRIGHT_WEB_PORT, BOARDWRIGHT_POSTGRES_PORT, BOARDWRIGHT_REDIS_PORT, BOARDWRIGHT_HOST
                                         where the services listen (default: 127.0.0.1; ports 3300, 54330, 63300 or the next free)
  DATABASE_URL, REDIS_URL, DOCKER_HOST   use a service of your own instead of starting one
  BOARDWRIGHT_STORE                      where images are kept: a directory, or s3://bucket/prefix (docs/operate.md)
  BOARDWRIGHT_APT_MIRROR                 package archive of the builds (default: that of the base image)
  NO_COLOR                               no colours`;

export const UP_HELP = `
Prints the address of the app and a one-time link that signs the first person in.
The services go on running when the command has ended; \`boardwright down\` stops them.
${EXIT_CODES_HELP}`;

export const COMPOSE_HELP = `
Starts the stack if it is not running, and then stops what it started. With BOARDWRIGHT_URL and BOARDWRIGHT_TOKEN the
build runs on that server.

With --json, stdout is one JSON document:
  {
    buildId, imageId, status, cached, seconds,
    artifacts: [{ kind, path, sha256, sizeBytes }],
    evidence: { bootSeconds, uname, preemption, selftest: [...] }
  }
  status     "ready", "failed", "cancelled", or with --no-wait "queued" or "running"; "rejected" when the spec was refused
  cached     true when a finished image was handed out and nothing was built
  seconds    from submission to the end of the build
  path       of the copy in DIR; null without --out
  evidence   null when there is no image
  Keys that only appear when there is something to say: failure (of a failed build), issues (of a rejected spec).

Progress goes to stderr. Ctrl-C cancels the build this command started; a second Ctrl-C leaves at once.

In CI, give BOARDWRIGHT_TOKEN an API token with the permission "build" (Settings, API tokens).

Exit codes:
  0    the image is Ready (with --no-wait: the build was accepted)
  1    build failed
  2    bad input
  3    environment not ready: no answer, the token is refused or may not build, or the team's quota is used up
  130  cancelled`;

export const IMAGES_LATEST_HELP = `
stdout has the id of the image, or with --download the path of the copy. With --json it is one JSON document:
  { imageId, name, board, engine, release, channel, createdAt, sha256, url, artifacts: [{ kind, path, sha256, sizeBytes }] }
  path       of the copy; null for artifacts that were not copied

A broken download is continued by running the same command again. Without the CLI, the same file is at
  BOARDWRIGHT_URL/api/v1/latest/BOARD/artifacts/KIND?channel=CHANNEL

Exit codes:
  0    found, and copied if asked for
  2    bad input, or there is no such image
  3    environment not ready, or the token is refused
  130  cancelled`;

export const IMAGES_LIST_HELP = `
Values of one option are alternatives; everything given must hold. ORDER is newest, oldest, name, name-desc, smallest,
largest, fastest-boot or slowest-boot.

  boardwright images list --board rpi5,rpi4 --channel released --sort fastest-boot
  boardwright images list --channel draft --limit all --json | jq --raw-output '.images[].id'

Exit codes:
  0    listed, also when nothing matches
  2    bad input
  3    environment not ready, or the token is refused
  130  cancelled`;

export const IMAGES_RETENTION_HELP = `
A worker applies the rules within the hour. Released and pinned images stay whatever the rules say, and so does an image
that a link shows which works. Days count from when an image came into its channel. Setting needs the permission
"release"; everybody in the team may look.

  boardwright images retention --drafts 30 --dry-run
  boardwright images retention --drafts 30 --candidates never --keep-last 3

With --json, stdout is one JSON document:
  { rules, preview: { total, freedBytes, images: [{ id, name, board, channel, createdAt, storedBytes, reason }] } }
  images     the 100 that are due longest

Exit codes:
  0    done
  2    bad input
  3    environment not ready, or the token is refused or may not do this`;

export const IMAGES_MOVE_HELP = `
draft to candidate, candidate to released or back, released to deprecated and back. Between draft and candidate needs the
permission "build", everything else "release".

Exit codes:
  0    moved
  2    bad input: no such image, or its channel does not lead there
  3    environment not ready, or the token is refused or may not do this`;

export const QUOTA_HELP = `
Setting needs the operator token; everybody in the team may look. What runs goes on and nothing stored is removed: a limit
only keeps new builds from starting. Builds that a finished image answers, or that join an equal one, do not count.

Exit codes:
  0    done
  2    bad input
  3    environment not ready, or the token is refused or is not the operator's`;

export const RESOLVE_HELP = `
With --json, stdout is one JSON document:
  { resolved, issues }
  resolved   every choice with why it was made; null when an issue is an error
  issues     [{ code, severity, path, message, between, fixes }]; severity is "error", "warning" or "info"

Exit codes:
  0    no issue is an error
  2    an issue is an error, or the spec cannot be read`;

export const RENDER_HELP = `
Equal specs give byte-identical trees. The tree has a README and a build script of its own.

--force leaves exactly the new tree where an earlier one was: files of the earlier one (.boardwright-tree.json lists them) are
removed or written anew, also those you changed. output, build, out, config/fragments/90-site.fragment, .git and .gitignore
stay. With any other file in the directory nothing is changed.

Exit codes:
  0    written
  2    an issue of the spec is an error, the spec cannot be read, or the directory holds something else`;

export const RECIPES_HELP = `
RECIPE is a recipe's name, in any case, or its id. With --json, stdout is one JSON document as the API gives it.

  boardwright recipes export gateway > gateway.yaml
  boardwright recipes save gateway gateway.yaml --note 'Hailo-8 instead of the Coral stick'
${EXIT_CODES_HELP}`;

export const DIFF_HELP = `
An image's id is the last part of its page's address, and imageId of \`boardwright compose --json\`.
A line starts with + for added, - for removed, ~ for changed. Long lists are cut off; --json has all of it:
  { from, to, facts, spec, packages, sizes, kernelConfig, buildFiles, rootFiles, missing, vulnerabilities }

Exit codes:
  0    compared, whether or not the images differ
  2    there is no such image
  3    environment not ready`;

export const PACKAGES_SEARCH_HELP = `
With --json, stdout is one JSON document:
  { index, packages }
  index      { release, state, version, indexedAt, packages, outdated, ... }; indexedAt is null when there is no index
  packages   [{ name, symbol, kind, version, licence, summary, needs, brings, lacks, ... }], best first

Exit codes:
  0    searched
  2    bad input
  3    environment not ready, or there is no index yet: boardwright packages index`;
