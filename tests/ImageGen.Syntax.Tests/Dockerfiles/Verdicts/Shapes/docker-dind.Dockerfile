FROM docker:29-cli
RUN set -eux; apk add --no-cache btrfs-progs e2fsprogs iptables openssl pigz xfsprogs xz
RUN set -eux; \
	addgroup -S dockremap; \
	adduser -S -G dockremap dockremap; \
	echo 'dockremap:165536:65536' >> /etc/subuid
ENV DIND_COMMIT 8d9e3502aba39127e4d12196dae16d306f76993d
COPY dockerd-entrypoint.sh /usr/local/bin/
VOLUME /var/lib/docker
EXPOSE 2375 2376
ENTRYPOINT ["dockerd-entrypoint.sh"]
CMD []
