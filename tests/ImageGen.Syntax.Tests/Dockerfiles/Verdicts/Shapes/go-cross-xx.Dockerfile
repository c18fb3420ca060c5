# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM tonistiigi/xx:1.6.1 AS xx
FROM --platform=$BUILDPLATFORM golang:1.26-bookworm AS base
COPY --from=xx / /
WORKDIR /work
RUN apt-get update && apt-get install --no-install-recommends -y clang lld git file

FROM base AS build
ARG TARGETPLATFORM
RUN xx-apt-get install -y gcc libc6-dev
RUN --mount=type=bind,target=. --mount=type=cache,target=/root/.cache <<EOT
  set -ex
  xx-go build -trimpath -o /out/tool ./cmd/tool
  xx-verify --static /out/tool
EOT

FROM scratch AS binaries-unix
COPY --link --from=build /out/tool /
FROM binaries-unix AS binaries-linux
FROM binaries-unix AS binaries-darwin
FROM scratch AS binaries-windows
COPY --link --from=build /out/tool /tool.exe
FROM binaries-linux AS binaries
