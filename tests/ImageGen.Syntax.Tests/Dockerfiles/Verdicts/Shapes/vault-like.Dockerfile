FROM docker.mirror.example.com/library/alpine:3 AS default
ARG BIN_NAME
ARG NAME=vault
ARG PRODUCT_VERSION
ARG PRODUCT_REVISION
ARG TARGETOS TARGETARCH
LABEL name="Vault" \
      version=${PRODUCT_VERSION} \
      revision=${PRODUCT_REVISION}
ENV NAME=$NAME
ENV VERSION=$VERSION
RUN addgroup ${NAME} && adduser -S -G ${NAME} ${NAME}
COPY dist/$TARGETOS/$TARGETARCH/$BIN_NAME /bin/
VOLUME /vault/logs
VOLUME /vault/file
EXPOSE 8200
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["server", "-dev"]
FROM registry.access.redhat.com/ubi10-minimal AS ubi
ARG BIN_NAME
ENV PRODUCT_VERSION=${PRODUCT_VERSION:-dev}
USER ${NAME:-vault}
FROM default AS last
