ARG GO_VERSION=1.26
ARG DOCKER_VERSION=29.0
FROM --platform=$BUILDPLATFORM moby/moby-bin:$DOCKER_VERSION AS docker-engine
FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS golatest
FROM golatest AS gobase
ENV GOFLAGS=-mod=vendor
ENV CGO_ENABLED=0
WORKDIR /src
FROM gobase AS meta
RUN --mount=type=bind,target=. <<'EOT'
  set -e
  mkdir /buildx-version
  echo -n "$(./hack/git-meta version)" | tee /buildx-version/version
EOT
FROM gobase AS builder
ARG TARGETPLATFORM
RUN --mount=type=bind,target=. \
  --mount=type=cache,target=/root/.cache \
  --mount=type=bind,from=meta,source=/buildx-version,target=/buildx-version <<'EOT'
  set -e
  DESTDIR=/usr/bin VERSION=$(cat /buildx-version/version) ./hack/build
EOT
FROM scratch AS binaries-unix
COPY --link --from=builder /usr/bin/docker-buildx /buildx
FROM binaries-unix AS binaries-linux
FROM scratch AS binaries-windows
COPY --link --from=builder /usr/bin/docker-buildx /buildx.exe
FROM binaries-$TARGETOS AS binaries
ARG BUILDKIT_SBOM_SCAN_STAGE=true
FROM alpine AS releaser
WORKDIR /work
ARG TARGETPLATFORM
RUN --mount=from=binaries \
  --mount=type=bind,from=meta,source=/buildx-version,target=/buildx-version <<'EOT'
  echo releases
EOT
