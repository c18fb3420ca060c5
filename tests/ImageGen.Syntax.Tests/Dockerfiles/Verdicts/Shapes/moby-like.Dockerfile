# syntax=docker/dockerfile:1
ARG GO_VERSION=1.26.1
ARG BASE_DEBIAN_DISTRO="bookworm"
ARG GOLANG_IMAGE="golang:${GO_VERSION}-${BASE_DEBIAN_DISTRO}"
ARG SYSTEMD="false"
ARG FIREWALLD=false
ARG DOCKER_STATIC=1
FROM --platform=$BUILDPLATFORM ${GOLANG_IMAGE} AS base
RUN echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache
RUN --mount=type=cache,sharing=locked,id=moby-base-aptlib,target=/var/lib/apt \
    --mount=type=cache,sharing=locked,id=moby-base-aptcache,target=/var/cache/apt \
        apt-get update && apt-get install -y --no-install-recommends file
ENV GO111MODULE=off
FROM base AS dev-systemd-false
COPY --link --from=base /usr/bin/file /usr/bin/file
FROM dev-systemd-false AS dev-systemd-true
ENTRYPOINT ["hack/dind-systemd"]
FROM dev-systemd-${SYSTEMD} AS dev-firewalld-false
FROM dev-systemd-true AS dev-firewalld-true
FROM dev-firewalld-${FIREWALLD} AS dev-base
RUN groupadd -r docker
RUN useradd --create-home --gid docker unprivilegeduser \
 && mkdir -p /home/unprivilegeduser/.local/share/docker \
 && chown -R unprivilegeduser /home/unprivilegeduser
FROM base AS build
ARG DOCKER_GITCOMMIT
ENV DOCKER_GITCOMMIT=${DOCKER_GITCOMMIT:-undefined}
RUN <<EOT
  set -e
  target=$([ "$DOCKER_STATIC" = "1" ] && echo "binary" || echo "dynbinary")
  hack/make.sh $target
EOT
FROM scratch AS binary
COPY --from=build /build/ /
FROM scratch AS all
COPY --link --from=build /build/ /
FROM dev-base AS dev
COPY --link . .
