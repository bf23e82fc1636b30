# The web app, the worker and the migrations of a production installation. Build context: the repository root, in which
# `npm install --no-save && npx turbo run build` has run. Classic builder only: no BuildKit feature is used.
FROM debian:trixie

# Empty: the base image's own apt sources are used.
ARG APT_MIRROR=
# debootstrap, docker-cli and their helpers make the builders' base image where no image registry answers.
RUN if [ -n "$APT_MIRROR" ]; then rm -f /etc/apt/sources.list.d/debian.sources; \
      printf 'deb %s trixie main\n' "$APT_MIRROR" > /etc/apt/sources.list; fi; \
    apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      ca-certificates debootstrap docker-cli nodejs tini \
 && apt-get clean && rm -rf /var/lib/apt/lists/*

COPY . /opt/boardwright
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 \
    BOARDWRIGHT_ROOT=/opt/boardwright BOARDWRIGHT_DATA_DIR=/var/lib/boardwright
WORKDIR /opt/boardwright
ENTRYPOINT ["tini", "--"]
