FROM --platform=$BUILDPLATFORM alpine:3.22 AS fetch
ARG TARGETOS TARGETARCH TARGETVARIANT
ARG TOOL_VERSION=1.2.3
ADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 https://example.org/tool/v1.2.3/tool.tar.gz /tmp/tool.tar.gz
RUN tar -xzf /tmp/tool.tar.gz -C /usr/local/bin --strip-components=1 "tool-${TARGETOS}-${TARGETARCH}${TARGETVARIANT:+-$TARGETVARIANT}"
FROM --platform=$TARGETPLATFORM alpine:3.22
COPY --from=fetch /usr/local/bin/tool /usr/local/bin/tool
