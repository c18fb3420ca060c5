# syntax=docker/dockerfile:1
FROM golang:1.26 AS build
ENV GOPRIVATE=github.com/acme/*
RUN git config --global url."git@github.com:".insteadOf "https://github.com/"
RUN mkdir -p -m 0700 ~/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts
WORKDIR /src
COPY . .
RUN --mount=type=ssh --mount=type=secret,id=netrc,target=/root/.netrc,required=true \
    --mount=type=secret,id=GOTOKEN,env=GOTOKEN go build -o /app .
FROM debian:bookworm-slim
COPY --from=build /app /usr/local/bin/app
CMD ["app"]
