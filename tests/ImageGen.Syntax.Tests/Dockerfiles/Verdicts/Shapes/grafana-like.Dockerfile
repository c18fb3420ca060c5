# to maintain formatting of multiline commands in vscode, add the following to settings.json:
# "docker.languageserver.formatter.ignoreMultilineInstructions": true
ARG BASE_IMAGE=alpine-base
ARG GO_IMAGE=go-builder-base
ARG JS_IMAGE=js-builder-base
ARG JS_PLATFORM=linux/amd64
ARG GO_SRC=go-builder
ARG JS_SRC=js-builder
FROM alpine:3.22.1 AS alpine-base
FROM ubuntu:22.04 AS ubuntu-base
FROM golang:1.26-alpine AS go-builder-base
FROM --platform=${JS_PLATFORM} node:24-alpine AS js-builder-base
FROM --platform=${JS_PLATFORM} ${JS_IMAGE} AS js-builder
ARG JS_NODE_ENV=production
ENV NODE_OPTIONS=--max_old_space_size=8000
WORKDIR /tmp/server
COPY package.json project.json nx.json yarn.lock .yarnrc.yml ./
RUN if [ "$JS_YARN_INSTALL_FLAG" = "" ]; then yarn install --immutable; else yarn install --immutable "$JS_YARN_INSTALL_FLAG"; fi
FROM ${GO_IMAGE} AS go-builder
ARG COMMIT_SHA=""
ARG BUILD_BRANCH=""
RUN if grep -i -q alpine /etc/issue; then apk add --no-cache binutils-gold; fi
FROM ${BASE_IMAGE} AS tgz-builder
WORKDIR /tmp/server
ARG SERVER_TGZ="server-latest.linux-x64-musl.tar.gz"
COPY ${SERVER_TGZ} /tmp/server.tar.gz
RUN tar x -z -f /tmp/server.tar.gz --strip-components=1
FROM ${GO_SRC} AS go-src
FROM ${JS_SRC} AS js-src
FROM ${BASE_IMAGE}
LABEL maintainer="Labs <hello@example.org>"
ARG GF_UID="472"
ARG GF_GID="0"
ENV PATH="/usr/share/server/bin:$PATH" \
    GF_PATHS_CONFIG="/etc/server/server.ini"
WORKDIR $GF_PATHS_HOME
COPY --from=go-src /tmp/server/conf ./conf
COPY --from=js-src /tmp/server/public ./public
EXPOSE 3000
USER "$GF_UID"
ENTRYPOINT [ "/run.sh" ]
