FROM ubuntu:noble-20250925 as builder
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ARG PUID=2000
ARG PGID=2000
ARG PACKAGE="https://latest.example.org/latest?os=linux"
RUN apt-get update \
  && DEBIAN_FRONTEND=noninteractive apt-get install --no-install-recommends -y ca-certificates curl \
  && rm -rf /var/lib/apt/lists/*
RUN mkdir -p /app/data \
  && groupadd --gid ${PGID} app \
  && curl -L $PACKAGE | tar -xvz
FROM gcr.io/distroless/base-debian12
ENV PATH="/app/bin:${PATH}" MM_SERVICESETTINGS_ENABLELOCALMODE="true"
COPY --from=builder --chown=2000:2000 /app /app
HEALTHCHECK --interval=30s --timeout=10s \
  CMD ["/app/bin/ctl", "system", "status", "--local"]
WORKDIR /app
CMD ["/app/bin/app"]
EXPOSE 8065 8067 8074 8075
VOLUME ["/app/data", "/app/logs", "/app/config"]
