FROM golang:1.26-alpine AS build
ARG TARGETARCH
ARG RELEASE
ENV GOPATH=/go
ENV CGO_ENABLED=0
RUN apk add -U --no-cache ca-certificates curl bash
RUN curl -s -q https://dl.example.org/server/release/linux-${TARGETARCH}/archive/server.${RELEASE} -o /go/bin/server && chmod +x /go/bin/server
FROM registry.access.redhat.com/ubi9/ubi-micro:latest
ARG RELEASE
LABEL name="Server" \
      vendor="Vendor Inc <dev@example.org>" \
      version="${RELEASE}" \
      summary="Server is a high performance object store." \
      description="Server's object storage: \
it goes on over a line end."
ENV SERVER_ACCESS_KEY_FILE=access_key \
    SERVER_ROOT_USER_FILE=access_key
RUN chmod -R 777 /usr/bin
COPY --from=build /go/bin/server* /usr/bin/
EXPOSE 9000
VOLUME ["/data"]
ENTRYPOINT ["/usr/bin/docker-entrypoint.sh"]
CMD ["server"]
