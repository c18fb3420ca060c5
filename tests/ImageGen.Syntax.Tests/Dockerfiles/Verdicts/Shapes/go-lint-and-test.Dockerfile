ARG GO_VERSION=1.26
ARG GOLANGCI_VERSION=v2.5.0
FROM golangci/golangci-lint:${GOLANGCI_VERSION}-alpine AS golangci
FROM golang:${GO_VERSION}-alpine AS base
RUN apk add --no-cache gcc musl-dev
WORKDIR /src
FROM base AS lint
ENV GOFLAGS="-buildvcs=false"
RUN --mount=type=bind,target=. --mount=type=cache,target=/root/.cache,sharing=locked \
    --mount=from=golangci,source=/usr/bin/golangci-lint,target=/usr/bin/golangci-lint \
  golangci-lint run ./...
FROM base AS test
RUN --mount=type=bind,target=. --mount=type=cache,target=/root/.cache \
  go test -coverprofile=/tmp/coverage.txt ./...
FROM scratch AS test-coverage
COPY --from=test /tmp/coverage.txt /coverage.txt
