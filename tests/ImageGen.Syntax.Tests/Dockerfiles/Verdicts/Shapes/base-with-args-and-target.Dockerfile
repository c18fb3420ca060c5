# The tag of the base.
ARG TAG=3.22
# Where the images come from.
ARG MIRROR=docker.io
# FLAVOUR  which of the two stages ends up in the image
ARG FLAVOUR=small
FROM ${MIRROR}/library/alpine:${TAG} AS small
FROM small AS large
RUN apk add --no-cache build-base
FROM ${FLAVOUR} AS result
ARG VERSION
ARG COMMIT=unknown VERSION=${VERSION:-0.0.0}
LABEL org.opencontainers.image.version=${VERSION} org.opencontainers.image.revision="${COMMIT}"
