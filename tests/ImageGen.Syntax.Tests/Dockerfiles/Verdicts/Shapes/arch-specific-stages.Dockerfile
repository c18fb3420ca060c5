FROM debian:bookworm-slim AS base
FROM base AS base-amd64
ENV ARCH_FLAGS="-march=x86-64-v3"
FROM base AS base-arm64
ENV ARCH_FLAGS="-march=armv8-a"
FROM base-${TARGETARCH} AS build
RUN ./configure CFLAGS="$ARCH_FLAGS" && make
FROM base
COPY --from=build /out /usr/local
