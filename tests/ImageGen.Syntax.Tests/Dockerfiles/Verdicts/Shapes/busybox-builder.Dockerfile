FROM debian:trixie-slim AS builder
RUN set -eux; apt-get update; apt-get install -y bzip2 curl gcc gnupg make patch; rm -rf /var/lib/apt/lists/*
ENV BUSYBOX_VERSION 1.37.0
WORKDIR /usr/src/busybox
RUN set -eux; \
	setConfs=' \
		CONFIG_AR=y \
		CONFIG_FEATURE_AR_CREATE=y \
	'; \
	unsetConfs=' \
		CONFIG_FEATURE_SYNC_FANCY \
	'; \
	make defconfig
FROM scratch
COPY --from=builder /usr/src/busybox/rootfs /
CMD ["sh"]
