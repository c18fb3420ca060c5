# syntax=docker/dockerfile-upstream:master
ARG RUNC_VERSION=v1.3.1
ARG CONTAINERD_VERSION=v2.1.4
# containerd versions for integration tests
ARG CONTAINERD_ALT_VERSION_17=v1.7.28
ARG BUILDKIT_DEBUG
ARG EXPORT_BASE=alpine
ARG ALPINE_VERSION=3.22
FROM alpine:${ALPINE_VERSION} AS alpine-amd64
FROM alpine:${ALPINE_VERSION} AS alpine-arm64
FROM alpine-$TARGETARCH AS alpinebase
FROM --platform=$BUILDPLATFORM golang:1.26-alpine${ALPINE_VERSION} AS golatest
FROM golatest AS git
RUN apk add --no-cache git
WORKDIR /src
FROM git AS runc-src
ARG RUNC_VERSION
ADD --keep-git-dir=true "https://github.com/opencontainers/runc.git#${RUNC_VERSION}" .
FROM golatest AS buildkit-base
WORKDIR /src
FROM buildkit-base AS buildkit-version
RUN --mount=target=. <<'EOT'
  set -e
  VERSION=$(git describe --match 'v[0-9]*' --dirty='.m' --always --tags)
  echo -n "${VERSION}" | tee /tmp/.version
EOT
FROM buildkit-base AS buildctl
ENV CGO_ENABLED=0
ARG TARGETPLATFORM
RUN --mount=target=. --mount=target=/root/.cache,type=cache \
  --mount=target=/go/pkg/mod,type=cache \
  --mount=source=/tmp/.version,target=/tmp/.version,from=buildkit-version \
  go build -ldflags "$(cat /tmp/.ldflags)" -o /usr/bin/buildctl ./cmd/buildctl
FROM scratch AS binaries-linux
COPY --link --from=buildctl /usr/bin/buildctl /
FROM binaries-linux AS binaries
FROM alpinebase AS buildkit-export-alpine
RUN apk add --no-cache fuse3 git openssh pigz xz
VOLUME /var/lib/buildkit
FROM buildkit-export-${EXPORT_BASE} AS buildkit-export
FROM buildkit-export AS buildkit-linux
COPY --link --from=binaries / /usr/bin/
ENV BUILDKIT_SETUP_CGROUPV2_ROOT=1
ENTRYPOINT ["buildkitd"]
