FROM debian:bookworm-slim
RUN set -eux; \
	groupadd -r -g 999 redis; \
	useradd -r -g redis -u 999 redis
ENV GOSU_VERSION 1.17
ENV REDIS_DOWNLOAD_URL=https://github.com/redis/redis/archive/refs/tags/8.2.1.tar.gz
ENV REDIS_DOWNLOAD_SHA=0000000000000000000000000000000000000000000000000000000000000000
RUN set -eux; \
	\
	savedAptMark="$(apt-mark showmanual)"; \
	grep -E '^ *createBoolConfig[(]"protected-mode",.*, *1 *,.*[)],$' /usr/src/redis/src/config.c; \
	sed -ri 's!^( *createBoolConfig[(]"protected-mode",.*, *)1( *,.*[)],)$!\10\2!' /usr/src/redis/src/config.c; \
	extraJemallocConfigureFlags="--build=$gnuArch"; \
	case "${dpkgArch##*-}" in \
		amd64 | i386) extraJemallocConfigureFlags="$extraJemallocConfigureFlags --with-lg-page=12" ;; \
	esac
RUN mkdir /data && chown redis:redis /data
VOLUME /data
WORKDIR /data
COPY docker-entrypoint.sh /usr/local/bin/
ENTRYPOINT ["docker-entrypoint.sh"]
EXPOSE 6379
CMD ["redis-server"]
